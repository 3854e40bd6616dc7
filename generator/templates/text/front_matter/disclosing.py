"""公开属性 of a notice: the keys that say whether it may be made public, and what its public version must not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.ground.errors import Span
from generator.ground.source import yaml_values
from generator.official.document import Disclosure
from generator.templates.text.front_matter.entries import Entries

_CHOICES = tuple(map(str, Disclosure))


@dataclass(frozen=True, slots=True)
class DisclosureKeys:
    """The keys disclosure, disclosure_reason, public and public_keep.

    ``value`` is None where the notice does not say; ``replaced`` are words with what takes their place in public,
    ``""`` to leave them out, ``kept`` what may stay. ``span`` is the place of ``value``, ``spans`` are those of the
    replaced words.
    """

    value: Disclosure | None = None
    reason: str = ""
    replaced: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    span: Span | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)


def read_disclosure(entries: Entries, secrecy: str) -> DisclosureKeys:
    """The keys of ``entries``; notes what is missing, and what a notice with ``secrecy`` (密级) cannot say."""
    written, reason = entries.choice("disclosure", _CHOICES), entries.text("disclosure_reason")
    value = Disclosure(written) if written else None
    if value is None and entries.get("disclosure_in") is not None and entries.get("disclosure") is None:
        entries.report("notice-disclosure-missing", "disclosure_in")
    if secrecy and value not in (None, Disclosure.CLOSED):
        entries.report("notice-disclosure-secret", "disclosure", {"value": written, "secrecy": secrecy})
    elif value in (Disclosure.CLOSED, Disclosure.ON_REQUEST) and not reason:
        entries.report("notice-disclosure-reason", "disclosure", {"value": written})
    elif value is Disclosure.OPEN and reason:
        entries.report("notice-disclosure-reason-open", "disclosure_reason", {"value": written})
    replaced, spans = _replaced(entries)
    return DisclosureKeys(value, reason, replaced, entries.texts("public_keep"), entries.at("disclosure"), spans)


def with_disclosure(note: str, entries: Entries, disclosure: DisclosureKeys) -> str:
    """附注 with the disclosure behind it, where disclosure_in asks for that."""
    if not entries.choice("disclosure_in", ("note",)) or disclosure.value is None:
        return note
    return "；".join(filter(None, (note, f"公开属性：{disclosure.value}")))


def _replaced(entries: Entries) -> tuple[dict[str, str], dict[str, Span]]:
    entry = entries.get("public")
    node = None if entry is None else yaml_values.read_mapping(entry, "public", entries.problems)
    if node is None:
        return {}, {}
    found: dict[str, str] = {}
    for word, value in node.entries.items():
        if not word.strip():
            entries.report("notice-empty-value", "public", {"field": "public"}, span=node.key_spans[word])
        found[word.strip()] = (yaml_values.read_text(value, "public", entries.problems) or "").strip()
    return found, {word.strip(): span for word, span in node.key_spans.items()}
