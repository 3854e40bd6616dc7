"""Marks that may not begin or end a line of Chinese text: Word's lists for zh-CN.

GB/T 15834-2011, 5.1 says it of the usual marks; the lists are those of ECMA-376 part 1, 17.3.1.16 (``w:kinsoku``).
"""

from __future__ import annotations

NOT_AT_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
"""Marks that may not begin a line."""

NOT_AT_END = frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
"""Marks that may not end a line."""
