"""Names of units as an enemy, or a careless export, would write them: as many as wanted, the same each time."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

KNOWN = (
    *(
        "CON",
        "con",
        "Prn",
        "AUX",
        "nul",
        "NUL.txt",
        "com1",
        "COM¹",
        "lpt9.函",
        "LPT³",
        "CONIN$",
        "conout$",
        "aux ",
        "aux . x",
    ),
    *(
        "",
        " ",
        ".",
        "..",
        "...",
        "../..",
        "..\\..",
        "/",
        "\\",
        "/etc/passwd",
        "C:\\Windows",
        "C:",
        "\\\\unc\\share",
        "~",
        "~$函",
    ),
    *("a:b", "a/b", "a\\b", "a|b", "a?b", "a*b", "a<b", "a>b", 'a"b', "a\x00b", "a\nb", "a\tb", "a\x7fb", "a\x85b"),
    *(
        "函.",
        "函..",
        "函 ",
        "函. .",
        "函\u3000",
        ". 函",
        ".\u3000.函",
        "函.\u3000.",
        "\u00a0.函",
        ".htaccess",
        "-rf",
        "$HOME",
        "%TEMP%",
    ),
    *(
        "\u202egpj.函",
        "\u2066函\u2069",
        "函\u200b",
        "\ufeff函",
        "函\u00ad",
        "\ud800",
        "函\udfff",
        "\ufffe",
        "\U0010ffff",
        "\u2028",
    ),
    *(
        "A：B／C",
        "问：？",
        "《办法》（试行）",
        "“引”",
        "＊＼｜＜＞",
        "尾\ue170村",
        "莫𡐓村",
        "\U000f0000",
        "葛\U000e0100城",
        "Ａ",
        "ﬁ",
        "ß",
        "SS",
    ),
    *("é", "e\u0301", "É", "律", "\uf9d8", "가", "\u1100\u1161", "İ", "i\u0307", "K", "ς", "σ", "Σ", "Å", "\u212b"),
    *(
        "字" * 300,
        "𠮷" * 100,
        "a" * 255,
        "字" * 65 + ".",
        "字" * 60 + "." * 80 + "函",
        "e\u0301" * 90,
        "函" + "." * 300,
        "😀" * 60,
    ),
)

_PIECES = (
    *("函", "民政局", "第一", "CON", "nul", "com1", "a", "B", "0", "é", "e\u0301", "𠮷", "\ue000", "😀", "ß", "İ"),
    *(".", "..", " ", "\u3000", "\u00a0", "~", "$", "-", "_", "/", "\\", ":", "*", "?", '"', "<", ">", "|"),
    *("\x00", "\n", "\x1f", "\x7f", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\ud800", "\udc00", "\ufffe"),
    *("：", "？", "《", "》", "（", "）", "／", "“", "”", "、", "。", "\u0301", "\u0323", "\ufe0f"),
)


def hostile_names(number: int, seed: int) -> Iterator[str]:
    """``number`` names: the known ones first, then others with twins of them by case, composition and marks."""
    dice = random.Random(seed)
    names = list(KNOWN)
    yield from names[:number]
    for _ in range(number - len(names)):
        made = _twin(dice.choice(names), dice) if dice.random() < 0.4 else _made(dice)
        names.append(made)
        yield made


def _made(dice: random.Random) -> str:
    length = dice.choice((1, 2, 3, 5, 8, 40, 300))
    return "".join(dice.choices(_PIECES, k=length))


def _twin(name: str, dice: random.Random) -> str:
    """Another text that some system, or a careless rule for names, takes for ``name``."""
    changes = (
        str.upper,
        str.swapcase,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: text.replace("/", ":"),
        lambda text: text.replace("_", "?"),
        lambda text: text + ".",
        lambda text: text + " ",
        lambda text: " " + text,
        lambda text: text,
    )
    return dice.choice(changes)(name)
