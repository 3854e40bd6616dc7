"""Proposals applied to the source in memory: only those stay whose rebuilt draft prints what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.desk.reviewing.built_draft import BuiltDraft, built_draft
from generator.desk.reviewing.flow import texts_of
from generator.desk.reviewing.proposal import Proposal
from generator.ground.errors import GeneratorError
from generator.ground.source import SourceFile
from generator.ground.source.text_edits import TextEdits

_BOM = b"\xef\xbb\xbf"


class Verifying:
    """Applies proposals to the source of ``built``; ``folder``, ``house`` and ``document`` are as it was built of."""

    def __init__(self, built: BuiltDraft, folder: Path, house: Path, document: str) -> None:
        self._built, self._folder, self._house, self._document = built, folder, house, document

    def verified(self, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        """The edited texts, by the names of their files; proposals that do not print what came back are refused.

        Those that belong together are applied all or not at all.
        """
        for cluster in _clusters(proposals):
            if any(each.refused is not None for each in cluster):
                _refuse(cluster)
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
        return _lines(map(texts_of, rebuilt.flow.items)) == _lines(self._expected(proposals))

    def _expected(self, proposals: Sequence[Proposal]) -> list[tuple[str, ...]]:
        texts = [texts_of(item) for item in self._built.flow.items]
        for each in sorted(proposals, key=lambda each: (each.first, each.last), reverse=True):
            texts[each.first : each.last] = each.printed
        return texts

    def _edited(self, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        edits: dict[str, TextEdits] = {}
        for each in dict.fromkeys(edit for proposal in proposals for edit in proposal.edits):
            edits.setdefault(each.file, TextEdits()).replace(each.start, each.end, each.text)
        return {name: _applied(self._built.files[name], found) for name, found in edits.items()}


def _applied(file: SourceFile, edits: TextEdits) -> bytes:
    """The bytes of ``file`` with ``edits``; its mark of byte order and its line ends stay."""
    mark = _BOM if file.data.startswith(_BOM) else b""
    return mark + edits.applied_to_lines_as_typed(file.data.removeprefix(mark).decode()).encode()


def _lines(items: Iterable[tuple[str, ...]]) -> list[str]:
    """The texts that have any, each without line breaks and blanks around it."""
    lines = (text.replace("\n", "").strip() for texts in items for text in texts)
    return [line for line in lines if line]


def _clusters(proposals: Sequence[Proposal]) -> list[list[Proposal]]:
    """The proposals in runs of those that belong together, each with all that belong to any of it."""
    neighbours: Mapping[int, list[Proposal]] = {id(each): list(each.with_) for each in proposals}
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


def _refuse(cluster: Iterable[Proposal]) -> None:
    """Refuse those of ``cluster`` that could be applied, because others of it cannot."""
    for each in cluster:
        if each.refused is None:
            each.refused = "together"
