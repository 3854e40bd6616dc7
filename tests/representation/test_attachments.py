"""A Word attachment with any construct: it is in the notice as it was, or the notice reports or refuses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch import Manifest
from generator.ground.errors import InputError
from tests.chosen import one_in
from tests.representation.constructs import AFTER, Construct, constructs, document, shape
from tests.sample_office import Office

ENTRY = "attachments: [{title: 示例, file: 附.docx}]\nsignature:"


def _with_attachment(folder: Path, xml: str) -> Office:
    office = Office.at(folder)
    office.replace("templates/notice/notice.md", "signature:", ENTRY)
    for name in ("unit/函.docx", "dispatch/分发表.docx"):
        (folder / "templates" / name).unlink()
    (folder / "templates/notice/附.docx").write_bytes(document(xml, "第一段。", "*", "末段。"))
    return office


def _reported(manifest: Manifest) -> bool:
    found = (each for each in manifest.warnings if each.span is not None and "附.docx" in each.span.file)
    return any("count" in each.facts or each.code.startswith("live-") for each in found)


@pytest.mark.parametrize("construct", one_in(6, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_set_in_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    office = _with_attachment(tmp_path, construct.xml)
    try:
        manifest = office.build(draft=True)
    except InputError:
        refused = True
    else:
        refused = False
    assert not (refused and construct.is_look)
    if refused:
        return
    (made,) = office.output.glob("*/*.docx")
    before, after = (shape(path.read_bytes()) for path in (tmp_path / "templates/notice/附.docx", made))
    assert AFTER in "".join(after)
    gone = before - after
    assert _reported(manifest) or (not gone and not construct.changes), gone
    assert not construct.is_look or not _reported(manifest)
