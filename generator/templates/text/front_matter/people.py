"""Signers and participants: 签发人 (7.2.6), 署名 and 签名章 (7.3.5), 出席人员 (10.3)."""

from __future__ import annotations

from generator.ground.errors import Problem
from generator.ground.source import MappingNode, Node, SequenceNode
from generator.official.document import Attendance, SignatureKind, Stamp
from generator.standard import Format
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.keys import ATTENDANCE, STAMP
from generator.templates.text.front_matter.nature import Nature

_OWN_SIGNATURE = (Format.ORDER, Format.MINUTES)
"""Formats with their own kind of signature, to which the house's default does not apply."""


def signers(entries: Entries, nature: Nature, organs: int) -> tuple[str, ...]:
    """Return 签发人, which only an 上行文 has (条例, article 9 (6)); those of the house apply only to 上行文."""
    if not (entries.own("signers") or nature.upward):
        return ()
    names = entries.texts("signers")
    kind = "" if nature.kind is None else nature.kind.name
    if not names and nature.upward:
        if entries.get("signers") is None and not entries.is_draft:
            span = entries.at("kind", "title")
            entries.report("notice-signers-missing", "signers", {"kind": kind}, span=span)
    elif nature.format is not Format.GENERAL:
        entries.report("notice-signers-format", "signers", {"format": str(nature.format)})
    elif nature.downward:
        entries.report("notice-signers-downward", "signers", {"kind": kind})
    elif organs > 1 and len(names) < organs:
        entries.report("notice-signers-few", "signers", {"signers": len(names), "organs": organs})
    return names


def signature(entries: Entries, nature: Nature) -> SignatureKind:
    """Return how the paper is signed: as written, else as its format requires, else with a seal."""
    if nature.format in _OWN_SIGNATURE and not entries.own("signature"):
        default = SignatureKind.STAMP if nature.format is Format.ORDER else SignatureKind.NONE
    else:
        written = entries.choice("signature", tuple(SignatureKind))
        default = SignatureKind(written) if written else SignatureKind.SEALED
    if entries.own("stamp") and entries.get("signature") is None:
        return SignatureKind.STAMP
    if default is SignatureKind.NONE and nature.format is not Format.MINUTES:
        entries.report("notice-signature-none", "signature")
    return default


def stamps(entries: Entries, kind: SignatureKind, organs: int) -> tuple[Stamp, ...]:
    """Return the 签名章, one for each organ; those of the house apply where a paper is signed with stamps."""
    if kind is not SignatureKind.STAMP:
        if entries.own("stamp"):
            entries.report("notice-stamp-signature", "stamp", {"value": entries.word(f"signature={kind}")})
        return ()
    entry = entries.get("stamp")
    if entry is None:
        if not entries.is_draft:
            entries.report("notice-stamp-missing", "stamp", span=entries.at("signature", "format", "kind"))
        return ()
    entries.refuse_empty(entry, "stamp")
    found = [_stamp(entries, item) for item in _items(entries, entry)]
    if found and organs and len(found) != organs:
        entries.report("notice-stamp-count", "stamp", {"stamps": len(found), "organs": organs})
    return tuple(each for each in found if each is not None)


def _items(entries: Entries, entry: Node) -> tuple[Node, ...]:
    """Return the entries of the list; a single one may be written without a list."""
    if isinstance(entry, MappingNode):
        return (entry,)
    if isinstance(entry, SequenceNode):
        return entry.items
    if entry.value:
        entries.problems.append(Problem("notice-stamp-entry", entry.span, {}, "stamp"))
    return ()


def _stamp(entries: Entries, item: Node) -> Stamp | None:
    if not isinstance(item, MappingNode):
        entries.problems.append(Problem("notice-stamp-entry", item.span, {}, "stamp"))
        return None
    node = entries.mapping_at(item, "stamp", STAMP)
    if node is None:
        return None
    for key in STAMP:
        if key not in node.entries:
            entries.report("source-missing-key", f"stamp.{key}", {"key": node.word(key)}, span=node.span)
    return Stamp(entries.text("post", node), entries.text("name", node))


def attendance(entries: Entries, nature: Nature) -> Attendance | None:
    """Return 出席, 请假 and 列席, which only 纪要 has."""
    if nature.format is not Format.MINUTES:
        if entries.own("attendance"):
            entries.report("notice-attendance-format", "attendance", {"format": str(nature.format)})
        return None
    node = entries.mapping("attendance", ATTENDANCE)
    return None if node is None else Attendance(**{key: entries.text(key, node) for key in ATTENDANCE})
