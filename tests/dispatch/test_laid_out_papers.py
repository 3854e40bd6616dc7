from __future__ import annotations

from generator.dispatch.build_sources import read_sources
from generator.dispatch.papers.document_maker import written
from generator.dispatch.plan import plan
from generator.dispatch.public_paint import laid_out_papers
from generator.dispatch.set_scope import is_text
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import Office, tree


def test_they_are_those_of_a_build(office: Office) -> None:
    """The notice, a detached attachment, a list and letters, byte for byte; no paper of a Word template."""
    office.write("templates/unit/便函.md", LETTER)
    office.write("templates/dispatch/清单.md", LIST)
    office.write("templates/notice/attachment-1.md", "---\ntitle: 目录|样表\n---\n样表一份。\n")
    entry = "attachments: [{file: attachment-1.md, detached: true}]\nsignature:"
    office.replace("templates/notice/notice.md", "signature:", entry)
    office.build()
    made = tree(office.papers)
    templates = office.folder / "templates"
    sources = read_sources(templates, templates / "notice", office.folder / "units.yaml")
    texts = [paper for paper in plan(sources) if is_text(paper)]
    found = {paper.path: written(document) for paper, document in laid_out_papers(sources, texts, office.papers)}
    assert len(found) == len(texts) == 7
    assert found == {path: made[path] for path in found}
