"""发文机关 and 发文机关标志 (7.2.4 and clause 10)."""

from __future__ import annotations

from generator.ground.errors import Problem
from generator.ground.source import ScalarNode, SequenceNode
from generator.standard import Format, number
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.nature import Nature

WORD = "文件"
"""The word after the name of the organ, or at the right of several names."""

_ENDS = {Format.ORDER: "令", Format.MINUTES: "纪要"}
_SLIPS = {Format.ORDER: "notice-mark-order", Format.MINUTES: "notice-mark-minutes"}

_ORGAN_ENDS = (*"局委办厅部院府会所队", "中心", "公司", "大学", "学校", "银行")
_SHORTEST_ORGAN = 3
Mark = tuple[tuple[str, ...], str]
"""The lines of a mark, and the word at their right, ``""`` where it is in the line or absent."""


def issuing_organs(entries: Entries) -> tuple[str, ...]:
    """Return the organs, the lead organ first; notes organs named twice, and more organs than can be set."""
    organs = entries.texts("issuer")
    most = int(number("issuers.most"))
    if len(organs) > most:
        entries.report("notice-issuers-many", "issuer", {"count": len(organs), "most": most})
    for name in organs:
        parts = name.split("、")
        if len(parts) > 1 and all(len(each) >= _SHORTEST_ORGAN and each.endswith(_ORGAN_ENDS) for each in parts):
            entries.report("notice-issuer-joined", "issuer", {"name": name})
    entry = entries.get("issuer")
    seen: set[str] = set()
    for item in entry.items if isinstance(entry, SequenceNode) else ():
        name = item.value.strip() if isinstance(item, ScalarNode) else ""
        if name and name in seen:
            entries.problems.append(Problem("notice-issuer-twice", item.span, {"name": name}, "issuer"))
        seen.add(name)
    return organs


def mark(entries: Entries, organs: tuple[str, ...], nature: Nature) -> Mark:
    """Return the mark as written, else as the format has it.

    The mark of house.yaml is used only for 公文 and 信函 of a single organ, not for joint issues, orders or minutes.
    """
    written = entries.texts("mark") if mark_key(entries, organs, nature) == "mark" else ()
    if nature.format is Format.GENERAL:
        return _general(written, organs)
    if len(written) > 1:
        entries.report("notice-mark-lines", "mark", {"format": str(nature.format)})
    if nature.format is Format.LETTER:
        return (_letter(entries, written, organs),), ""
    return _of_its_kind(entries, written, organs, nature)


def mark_key(entries: Entries, organs: tuple[str, ...], nature: Nature) -> str:
    """Return the key that the mark is made of."""
    of_house = len(organs) == 1 and nature.format in (Format.GENERAL, Format.LETTER)
    return "mark" if entries.own("mark") or (of_house and entries.get("mark") is not None) else "issuer"


def _general(written: tuple[str, ...], organs: tuple[str, ...]) -> Mark:
    """Return the mark of a 公文: a list gives its lines, and 文件 as the last entry is at their right."""
    lines, word = written or organs, "" if written else WORD
    if len(lines) > 1 and lines[-1] == WORD:
        lines, word = lines[:-1], WORD
    return ((lines[0] + word,), "") if len(lines) == 1 else (lines, word)


def _letter(entries: Entries, written: tuple[str, ...], organs: tuple[str, ...]) -> str:
    """Return the mark of a 信函 (10.1): without 文件, and of a joint letter only the lead organ's name."""
    text = written[0] if written else next(iter(organs), "")
    if not text.endswith(WORD):
        return text
    if entries.own("mark"):
        entries.report("notice-mark-letter", "mark", {"value": text}, suggestion=text.removesuffix(WORD))
    return text.removesuffix(WORD)


def _of_its_kind(entries: Entries, written: tuple[str, ...], organs: tuple[str, ...], nature: Nature) -> Mark:
    """Return the mark of 命令 (10.2), full name and 命令 or 令, or of 纪要 (10.3), name of the meeting and 纪要."""
    end = _ENDS[nature.format]
    if written:
        if not written[0].endswith(end):
            entries.report(_SLIPS[nature.format], "mark", {"value": written[0]})
        return (written[0],), ""
    named = nature.kind is not None and nature.kind.format is nature.format
    word = nature.kind.name if named and nature.kind is not None else str(nature.format)
    return ((organs[0] + word,), "") if len(organs) == 1 else (organs, word)
