"""The case about fonts that are not installed."""

from __future__ import annotations

from tests.word_probe.case import Specimen
from tests.word_probe.paragraphs import paragraph, run

_FACES = ("仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体", "方正小标宋简体")


def substituted_fonts() -> Specimen:
    """Lines in the official faces, of which the document says how they are called elsewhere."""
    return Specimen("".join(paragraph(run(f"{face}：公文示例，共12页。", face=face)) for face in _FACES))
