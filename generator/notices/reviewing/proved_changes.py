"""The proof of a review's changes: applied in memory, those that the rebuilt draft does not print are refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.ground.errors import GeneratorError
from generator.ground.source.yaml_edits import TextEdits
from generator.notices.reviewing.built_draft import BuiltDraft, built_draft
from generator.notices.reviewing.flow import texts_of
from generator.notices.reviewing.review_data import Proposal

_BOM = b"\xef\xbb\xbf"


class Verifying:
    """Applies proposals to the source of ``built``; ``folder``, ``house`` and ``document`` are those of the build."""

    def __init__(self, built: BuiltDraft, folder: Path, house: Path, document: str) -> None:
        self._built, self._folder, self._house, self._document = built, folder, house, document

    def verified(self, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        """The edited texts, by the names of their files; proposals that do not print what came back are refused.

        Those that belong together are applied all or not at all.
        """
        for cluster in _clusters(proposals):
            if any(each.refused is not None for each in cluster):
                for each in cluster:
                    each.refused = each.refused or "together"  # it could be applied, but others of its cluster cannot
        ready = [cluster for cluster in _clusters(proposals) if all(each.refused is None for each in cluster)]
        kept = self._kept([], ready)
        return self._edited([each for cluster in kept for each in cluster])

    def _kept(self, kept: list[list[Proposal]], others: Sequence[list[Proposal]]) -> list[list[Proposal]]:
        """``kept`` with all of ``others`` that print what they should beside them."""
        if not others:
            return kept
        tried = [*kept, *others]
        if self._prints([each for cluster in tried for each in cluster]):
            return tried
        if len(others) == 1:
            for each in others[0]:
                each.refused = "printed"
            return kept
        half = len(others) // 2
        return self._kept(self._kept(kept, others[:half]), others[half:])

    def _prints(self, proposals: Sequence[Proposal]) -> bool:
        """Whether the draft of the edited source prints what came back, and all else as before."""
        try:
            edited = self._edited(proposals)
            rebuilt = built_draft(self._folder, self._house, edited, document=self._document)
        except (GeneratorError, ValueError):
            return False
        wanted = [texts_of(item) for item in self._built.flow.items]
        for each in sorted(proposals, key=lambda each: (each.first, each.last), reverse=True):
            wanted[each.first : each.last] = each.printed
        return _lines(map(texts_of, rebuilt.flow.items)) == _lines(wanted)

    def _edited(self, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        edits: dict[str, TextEdits] = {}
        for each in dict.fromkeys(edit for proposal in proposals for edit in proposal.edits):
            edits.setdefault(each.file, TextEdits()).replace(each.start, each.end, each.text)
        edited: dict[str, bytes] = {}
        for name, found in edits.items():  # the mark of byte order and the line ends stay
            data = self._built.files[name].data
            mark = _BOM if data.startswith(_BOM) else b""
            edited[name] = mark + found.applied_to_lines_as_typed(data.removeprefix(mark).decode()).encode()
        return edited


def _lines(items: Iterable[tuple[str, ...]]) -> list[str]:
    """The texts that have any, each without line breaks and blanks around it."""
    lines = (text.replace("\n", "").strip() for texts in items for text in texts)
    return [line for line in lines if line]


def _clusters(proposals: Sequence[Proposal]) -> list[list[Proposal]]:
    """The proposals in runs of those that belong together, each with all that belong to any of it."""
    neighbours = {id(each): list(each.with_) for each in proposals}
    for each in proposals:
        for other in each.with_:
            neighbours[id(other)].append(each)
    seen: set[int] = set()
    found = []
    for each in proposals:
        cluster: list[Proposal] = []
        waiting = [each]
        while waiting:
            next_ = waiting.pop()
            if id(next_) not in seen:
                seen.add(id(next_))
                cluster.append(next_)
                waiting += neighbours[id(next_)]
        if cluster:
            found.append(cluster)
    return found
