"""Text as clusters: a character with the marks, variation selectors and joiners on it, which take no room."""

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
PLAIN = re.compile("[ -~\u2010-\u2027\u2460-\u26ff\u3000-\u3029\u3041-\u3096\u3400-\u9fff\uff00-\uff9f\uffa1-\uffef]*")
"""Text that surely has neither marks nor characters above U+FFFF."""
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SHAPED = re.compile(
    "(?:[\u0590-\u061b\u061d-\u109f\u1100-\u11ff\u1700-\u180d\u180f-\u194f\u1a00-\u1aaf\u1b00-\u1c4f\u1cd0-\u1cff"
    "\ua800-\uaaff\uabc0-\uabff\ud7b0-\ud7ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00011fff"
    "\U00016f00-\U00016f9f\U0001e800-\U0001eeff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u20e3][\ufe00-\ufe0f\u200c\u200d]*"
    "|[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?(?:[\U0001f3fb-\U0001f3ff]\ufe0f?)?(?:\u200d.\ufe0f?)+"
    "|\U0001f3f4[\U000e0020-\U000e007f]+)+"
)
"""Text that is right only as a whole: scripts that join, stack, reorder or run to the left, and joined emoji."""

Cluster = tuple[str, float]
"""The text of a cluster, and its advance in points."""


@lru_cache(maxsize=512)
def has_width(character: str) -> bool:
    """Whether ``character`` takes room on a line: it neither sits on the one before it nor is left undrawn."""
    return _WITHOUT_INK.match(character) is None and category(character) not in ("Mn", "Me")


def has_ink(text: str) -> bool:
    """Whether anything of ``text`` is seen; blanks and characters that nothing is drawn for are not."""
    return bool(text.strip()) and any(has_width(each) and not each.isspace() for each in text)


def _is_plain(text: str) -> bool:
    return PLAIN.fullmatch(text) is not None or all(map(has_width, text))


def on_bases(text: str) -> str:
    """``text`` with the character before it in the place of each that has no width; itself where all have."""
    if _is_plain(text):
        return text
    found = text[:1]
    for character in text[1:]:
        found += character if has_width(character) else found[-1]
    return found


def unshaped(text: str) -> list[str]:
    """The pieces of ``text`` that cannot be set character by character."""
    return [found[0] for found in _SHAPED.finditer(text)]


def without_unshaped(text: str) -> str:
    """``text`` without these pieces."""
    return _SHAPED.sub("", text)


def clusters(text: str, advances: Sequence[float]) -> list[Cluster]:
    """The clusters of ``text`` with the sums of their ``advances``; none where nothing in it is drawn.

    Characters without ink ahead of the first with ink are in the first cluster.
    """
    if _is_plain(text):
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
    if _is_plain(text):
        return text
    return [cluster for cluster, _ in clusters(text, [0.0] * len(text))]


def base(cluster: str) -> str:
    """What of ``cluster`` is drawn: its character with its marks, as one where Unicode has that, or nothing."""
    drawn = _WITHOUT_INK.sub("", cluster)
    return normalize("NFC", drawn) if len(drawn) > 1 else drawn


def selector(cluster: str) -> str:
    """The variation selector in ``cluster``, or an empty text."""
    match = _SELECTOR.search(cluster)
    return "" if match is None else match.group()
