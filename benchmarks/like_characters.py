"""Runs of like characters: what a text is at its most monotonous, where a careless expression or loop never ends."""

from __future__ import annotations

SINGLE = {
    "hanzi": "国",
    "hanzi of numbers": "一十百万零〇",
    "hanzi that rules look for": "附第年号的关各抄",
    "rare hanzi": "䶮𠮷𰀀",
    "closing marks": "，。、；：！？”’）》〉】〕」』",
    "opening marks": "“‘（《〈【〔「『",
    "ASCII marks": "()[]{}<>,.;:!?\"'-/\\*#%&@_|~`+=^$",
    "dashes, points, ellipsis": "—–―－～…·•→",
    "digits": "0159０９①",
    "letters": "aZａé",
    "letters of other scripts": "яαاไאक",
    "blanks": " \u3000\u00a0\u2003",
    "marks without width": "\u200b\u200d\u2060\u00ad\u0301\ufe0f",
    "symbols": "😀★※×℃￥$□○",
}
"""Single characters, by what they are."""

PAIRS = (
    "（）", "《》", "“”", "‘’", "〔〕", "()", "[]", "{}", "<>", "《（", "”“", "。”", "，。", "、，", "——", "……", "国，",
    "国 ", "1.", "1,", "1、", "1-", "12", "a.", "a-", "a ", "a@", "a/", "1a", "1国", "a国", "国“", " ，", ". ", "一、",
    "（一）", "（1）", "1年", "年月", "〔2", "-a", "/a", "：国", "第1", "\u0301a", "😀\u200d", "  国", "{{", "{%", "{#",
    "｛｛", "}}", "<<", "«", "--", "::", "//", "国国，",
)  # fmt: skip
"""Pieces of several characters that are repeated."""

PIECES = tuple(dict.fromkeys((*"".join(SINGLE.values()), *PAIRS)))
"""Everything that a run is made of."""

TABLE = (
    *"国一十附第年号",
    *"䶮𠮷",
    *SINGLE["closing marks"],
    *SINGLE["opening marks"],
    *"—–－～…·",
    *"1９①",
    *"aéａ",
    *" \u3000\u00a0",
    *"\u200b\u200d\u0301\ufe0f",
    *"(.,:\"-",
    *"😀★",
    *("（）", "《》", "“”", "。”", "，。", "、，", "——", "国，", "国 ", "1.", "1、", "a ", "1国", "一、", "（一）"),
)  # fmt: skip
"""Pieces of every class of characters, each opening and closing mark among them: the rows of the table."""

FEW = ("国", "一", "，", "、", "。", "（", "“", "…", "1", "a", " ", ".", "😀", "\u0301", "、，", "1.", "（一）")
"""One piece of each class, where the whole table would say no more."""


def run_of(piece: str, length: int) -> str:
    """``piece`` again and again, ``length`` characters in all."""
    return (piece * (length // len(piece) + 1))[:length]
