"""Text as clusters: a character with what follows it and takes no room: marks on it, variation selectors, joiners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from unicodedata import category, normalize

_WITHOUT_INK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""Characters that nothing is drawn for (Default_Ignorable_Code_Point of Unicode 16)."""
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")

Cluster = tuple[str, float]
"""The text of a cluster, and its advance in points."""


@lru_cache(maxsize=4096)
def has_width(character: str) -> bool:
    """Whether ``character`` takes room on a line: it neither sits on the one before it nor is left undrawn."""
    return _WITHOUT_INK.match(character) is None and category(character) not in ("Mn", "Me")


def on_bases(text: str) -> str:
    """``text`` with the character before it in the place of each that has no width: the script of both is one."""
    if all(map(has_width, text)):
        return text
    found = text[:1]
    for character in text[1:]:
        found += character if has_width(character) else found[-1]
    return found


def clusters(text: str, advances: Sequence[float]) -> list[Cluster]:
    """The clusters of ``text`` with the sums of their ``advances``; none where nothing in it is drawn.

    Characters without ink ahead of the first with ink are in the first cluster.
    """
    if all(map(has_width, text)):
        return list(zip(text, advances, strict=True))
    found: list[Cluster] = []
    for character, advance in zip(text, advances, strict=True):
        if found and (not has_width(character) or base(found[-1][0]) == ""):
            found[-1] = (found[-1][0] + character, found[-1][1] + advance)
        else:
            found.append((character, advance))
    return [each for each in found if base(each[0])]


def cluster_texts(text: str) -> Iterable[str]:
    """The texts of the clusters of ``text``."""
    if all(map(has_width, text)):
        return text
    return [cluster for cluster, _ in clusters(text, [0.0] * len(text))]


def base(cluster: str) -> str:
    """What of ``cluster`` is drawn: its character with the marks on it, one where Unicode has both in one, or nothing."""
    drawn = _WITHOUT_INK.sub("", cluster)
    return normalize("NFC", drawn) if len(drawn) > 1 else drawn


def selector(cluster: str) -> str:
    """The variation selector in ``cluster``, or an empty text."""
    match = _SELECTOR.search(cluster)
    return "" if match is None else match.group()
