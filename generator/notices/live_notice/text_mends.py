"""What is found in the text of a notice and can be changed by a click: a few characters of one line."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.check.rules.rule import MENDERS
from generator.notices.live_notice.found_places import LiveFinding


@dataclass(frozen=True, slots=True)
class TextMend:
    """In the ``line`` of ``file``, from 1, ``old`` becomes ``new`` at ``column``, from 0; ``context`` is around it."""

    file: str
    line: int
    column: int
    old: str
    new: str
    context: tuple[str, str]

    @property
    def id(self) -> str:
        """What a form calls it."""
        facts = f"{self.file}\n{self.line}\n{self.column}\n{self.old}\n{self.new}"
        return hashlib.blake2b(facts.encode(), digest_size=8).hexdigest()


def mend_of(finding: LiveFinding, texts: Mapping[str, bytes]) -> TextMend | None:
    """The mend of ``finding`` in ``texts``, by the names of their files; None where it has none that is certain.

    A rule that ``check --fix`` mends quotes what is wrong and what is meant; the quotation has to be once in its line.
    """
    place, wrong, meant = finding.place, finding.finding.measured, finding.finding.wanted
    if finding.finding.code not in MENDERS or not isinstance(wrong, str) or not isinstance(meant, str):
        return None
    if place.line is None or place.key is not None or place.file not in texts:
        return None
    lines = texts[place.file].decode("utf-8", "replace").split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if line.count(wrong) != 1:
        return None
    start = _alike(wrong, meant)
    end = _alike(wrong[start:][::-1], meant[start:][::-1])
    old, new = wrong[start : len(wrong) - end], meant[start : len(meant) - end]
    context = wrong[:start], wrong[len(wrong) - end :]
    return TextMend(place.file, place.line, line.index(wrong) + start, old, new, context)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def with_mends(texts: Mapping[str, bytes], mends: Iterable[TextMend]) -> dict[str, bytes]:
    """Those of ``texts`` that ``mends`` change, changed; all other characters stay."""
    by_file: dict[str, set[TextMend]] = defaultdict(set)
    for mend in mends:
        by_file[mend.file].add(mend)
    changed = {}
    for file, its in by_file.items():
        lines = texts[file].decode("utf-8").split("\n")
        for each in sorted(its, key=lambda mend: (mend.line, mend.column), reverse=True):
            line = lines[each.line - 1]
            if line[each.column : each.column + len(each.old)] == each.old:
                lines[each.line - 1] = line[: each.column] + each.new + line[each.column + len(each.old) :]
        changed[file] = "\n".join(lines).encode()
    return changed
