"""The corpus of drafts, taken: nothing is lost, and what is written is what a person reads in the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.notices.drafts import draft_in
from generator.notices.drafts.taking import Taken, take
from generator.official.document import OfficialDocument, WrittenParagraph
from generator.official.layout import lay_out
from generator.official.recognition.body import marker_of
from generator.standard import meant_number
from generator.templates.text import open_notice
from tests.drafts.corpus import Case, case, cases
from tests.drafts.drafting import draft_of as drawn
from tests.drafts.mutated import mutated
from tests.drafts.truth import Content, Text
from tests.notices.drafts.taking.drafts import draft_of, lost


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_draft_of_the_corpus(case: Case, tmp_path: Path) -> None:
    made = take(draft_of(drawn(case)), None, "schema.json")
    assert lost(made) == {}
    if not {"title", "issuer"} & set(made.missing):
        document = built(made, tmp_path)
        assert printed(document, made) == meant(case)
        if made.missing:
            assert lay_out(document)


@pytest.mark.parametrize("name", ["14-hard-wrapped-by-line-breaks", "14-hard-wrapped-with-indents"])
def test_a_number_broken_by_a_wrapped_line_is_one_again(name: str) -> None:
    made = take(draft_of(drawn(case(name))), None, "schema.json")
    assert "现就做好2024年冬季救助工作" in made.files["notice.md"].decode()


def test_mutated_drafts_are_taken_whole(tmp_path: Path) -> None:
    for seed in range(40):
        made = take(draft_in(mutated(seed).data, "草稿.docx", changes="accept"), None, "schema.json")
        assert lost(made) == {}, seed
        if not {"title", "issuer"} & set(made.missing):
            (tmp_path / str(seed)).mkdir()
            built(made, tmp_path / str(seed))


def built(made: Taken, folder: Path) -> OfficialDocument:
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return open_notice(folder, is_draft=made.is_draft).render()


def printed(document: OfficialDocument, made: Taken) -> dict[str, object]:
    return {
        "title": _plain(document.title.text) if made.found.title is not None else "",
        "recipients": _plain(document.recipients),
        "number": "" if document.number is None or "\u3000" in document.number else document.number,
        "body": _body(document.body, made),
        "attachments": [
            (_plain(each.title.text), [] if each.package else _body(each.body, made)) for each in document.attachments
        ],
    }


def meant(case: Case) -> dict[str, object]:
    truth = case.truth
    return {
        "title": "" if truth.title is None else _plain(truth.title.printed).replace("|", ""),
        "recipients": "" if truth.recipients is None else _plain(truth.recipients.printed).rstrip("：:"),
        "number": _number("" if truth.number is None or not truth.number.filled else _plain(truth.number.printed)),
        "body": _content(truth.body),
        "attachments": [(_plain(each.title).replace("|", ""), _content(each.content)) for each in truth.attachments],
    }


def _body(body: tuple[object, ...], made: Taken) -> list[tuple[bool, str]]:
    """Which paragraphs are headings, or reported as such that cannot be ones; their texts without numbers."""
    texts = [part for part in body if isinstance(part, WrittenParagraph) and part.text != "（内容待补）"]
    return [(bool(part.heading) or part.text in made.unread, _unnumbered(part.heading + part.text)) for part in texts]


def _content(content: tuple[Content, ...]) -> list[tuple[bool, str]]:
    return [(each.level > 0, _unnumbered(each.text)) for each in content if isinstance(each, Text)]


def _unnumbered(text: str) -> str:
    return _plain(text[marker_of(text)[1] :])


def _number(text: str) -> str:
    return meant_number(text.translate(str.maketrans("﹝﹞", "〔〕"))) or text


def _plain(text: str) -> str:
    return "".join(text.split())
