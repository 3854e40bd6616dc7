"""Print files in a run that writes nothing: whether papers can be joined is known from those that differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from generator.dispatch.papers.dispatch_rendering import joined, section_counts
from generator.dispatch.plan import Paper
from generator.ground.errors import TemplateError
from generator.templates.word.print_files import Likeness, fit_together


@dataclass
class PrintTrial:
    """Units' papers that are tried; ``contents`` returns the bytes of some by their paths."""

    contents: Callable[[Sequence[Paper]], Mapping[str, bytes]]
    _likenesses: dict[str, Likeness] = field(default_factory=dict)

    def add(self, path: str, likeness: Likeness) -> None:
        """Adds the ``likeness`` of the paper at ``path``; a paper without one is like no other."""
        self._likenesses[path] = likeness

    def sections(self, letters: Sequence[Paper]) -> Mapping[str, int]:
        """The number of sections of each of ``letters``, by path. Raises InputError where one cannot be read."""
        unlike = self._unlike(letters)
        counts = section_counts(unlike, self.contents(unlike).__getitem__)
        by_likeness = {self._key(path): count for path, count in counts.items()}
        return {each.path: by_likeness[self._key(each.path)] for each in letters}

    def join(self, letters: Sequence[Paper], *, duplex: bool) -> bytes:
        """The print file of those of ``letters`` that differ in more than texts, and the last, with which it ends.

        Raises TemplateError as where all are joined.
        """
        likenesses = [self._likenesses[each.path] for each in letters if each.path in self._likenesses]
        if len(likenesses) == len(letters) and fit_together(likenesses):
            some = {paper.path: paper for paper in (*self._unlike(letters), letters[-1])}
            with suppress(TemplateError):
                return self._joined([*some.values()], duplex=duplex)
        return self._joined(letters, duplex=duplex)

    def _joined(self, letters: Sequence[Paper], *, duplex: bool) -> bytes:
        return joined(letters, self.contents(letters).__getitem__, duplex=duplex)

    def _unlike(self, letters: Sequence[Paper]) -> list[Paper]:
        """The first of all ``letters`` that are alike."""
        first: dict[object, Paper] = {}
        for paper in letters:
            first.setdefault(self._key(paper.path), paper)
        return [*first.values()]

    def _key(self, path: str) -> object:
        return self._likenesses.get(path, path)
