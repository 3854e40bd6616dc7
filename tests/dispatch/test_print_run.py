"""What a bulletin prints of its run is what the roster adds up to, and follows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.reading import read_document
from generator.official.recognition import recognise
from tests.sample_office import NOTICE, Office

BULLETIN = NOTICE.replace("示档发〔2024〕7号", "第3期\nformat: 简报\nprinting: {archive: 2}").replace(
    "recipients: 各分馆，有关直属单位\n", ""
)
BULLETIN = BULLETIN.replace("signature: unsealed\n", "")


@pytest.mark.parametrize(("copies", "printed"), [(2, "共印8份"), (7, "共印13份")])
def test_the_run_is_that_of_units_and_archive(office: Office, copies: int, printed: str) -> None:
    (office.folder / "templates" / "notice" / "notice.md").write_text(BULLETIN, "utf-8")
    units = office.folder / "units.yaml"
    office.build()
    units.write_text(units.read_text("utf-8").replace("copies: 2", f"copies: {copies}"), "utf-8")
    office.build()
    assert _copies(office.folder / "output" / "示例市档案馆简报 2024 第3期" / "关于报送《目录》的通知.docx") == printed


def _copies(path: Path) -> str:
    imprint = recognise(read_document(path.read_bytes(), path.name)).imprint
    return "" if imprint is None or imprint.copies is None else imprint.copies.text
