"""Which of several organs a 机关代字 stands for: 示民发 is that of 示例市民政局, not of 示例市财政局."""

from __future__ import annotations

from collections.abc import Sequence

_KINDS = "发函办字文请报呈令通"


def leads(prefix: str, names: Sequence[str]) -> int | None:
    """The number of the name that ``prefix`` stands for; None where it fits no name better than all the others."""
    scores = [_score(prefix, name, names) for name in names]
    best = max(scores)
    return scores.index(best) if best > 0 and scores.count(best) == 1 else None


def _score(prefix: str, name: str, names: Sequence[str]) -> int:
    """How many characters of ``prefix`` are in ``name`` and not in all names."""
    telling = {each for each in prefix if each not in _KINDS and not all(each in other for other in names)}
    return sum(each in name for each in telling)
