import pytest

from generator.official.shaping_clusters import (
    base,
    cluster_texts,
    clusters,
    has_width,
    on_bases,
    selector,
    unshaped,
    without_unshaped,
)

CLUSTERS = {
    "": [],
    "示例 a": ["示", "例", " ", "a"],
    "葛\U000e0100丁": ["葛\U000e0100", "丁"],
    "祇\ufe00": ["祇\ufe00"],
    "示\u200b例": ["示\u200b", "例"],
    "\ufeff示例": ["\ufeff示", "例"],
    "\u200b\u2060": [],
    "a\u00adb": ["a\u00ad", "b"],
    "𠮷\U000e0101": ["𠮷\U000e0101"],
    "e\u0301x": ["e\u0301", "x"],
    "Z\u0335\u0301": ["Z\u0335\u0301"],
}


@pytest.mark.parametrize("text", CLUSTERS)
def test_clusters_of_a_text(text: str) -> None:
    found = clusters(text, [1.0] * len(text))
    assert [each for each, _ in found] == CLUSTERS[text] == list(cluster_texts(text))
    assert sum(advance for _, advance in found) == (len(text) if found else 0)


@pytest.mark.parametrize(
    ("cluster", "drawn", "chosen"),
    [
        *(("示", "示", ""), ("葛\U000e0100", "葛", "\U000e0100"), ("\ufeff祇\ufe00", "祇", "\ufe00")),
        *(("示\u200b", "示", ""), ("e\u0301", "\u00e9", ""), ("Z\u0335", "Z\u0335", ""), ("\u200b", "", "")),
    ],
)
def test_what_is_drawn(cluster: str, drawn: str, chosen: str) -> None:
    assert (base(cluster), selector(cluster)) == (drawn, chosen)


SHAPED = (
    "עברית العربية ئۇيغۇر می\u200cخواهم ﷺ\ufefb हिन्दी বাংলা தமிழ் ภาษาไทย ພາສາລາວ ខ្មែរ ᨲᩫ᩠ᩅ བོད་རང་སྐྱོང་། မြန်မာ "
    "\u1112\u1161\u11ab ᠮᠣᠩᠭᠣᠯ ꡏꡡꡃ \U00010ac0\U00010ac1 \U00011013\U00011038 \U00016f00\U00016f51 \U0001e900\U0001e944 "
    "🇨🇳 \u20e3 🏽 🏴\U000e0067\U000e007f 👨\u200d👩\u200d👧 👩🏽\u200d⚕\ufe0f"
)


@pytest.mark.parametrize("text", SHAPED.split(" "))
def test_what_is_right_only_as_a_whole(text: str) -> None:
    assert "".join(unshaped(f"甲{text}")) == text
    assert without_unshaped(f"甲{text}，乙") == "甲，乙"


def test_what_is_right_character_by_character() -> None:
    text = "Abc é ǎ Ω Яя 한국어 あア ㄅ ꆈ ᥖ ꓡ Հ ა አ Ꮳ ⠓ ① ㎡ ⁴ ∑ ☑ ❤\ufe0f 😀 𠮷 葛\U000e0100 e\u0301 Z\u0335"
    assert unshaped(f"{text} 双\u200b龙 龙\u200d镇") == []


IGNORED = "\u00ad\u034f\u061c\u180b\u180e\u200b\u200c\u200d\u200e\u202e\u2060\u2067\u3164\ufe00\ufe0f\ufeff\U000e0041"
MARKS = "\u0301\u0335\u0483\u20d7\u3099\ufe20"


def test_marks_and_what_is_not_drawn_have_no_width_and_the_script_of_their_base() -> None:
    assert not any(map(has_width, IGNORED + MARKS))
    assert all(map(has_width, "a国\t \u3000。🀄ᥖ"))
    assert on_bases("\u200b国\ufe00ae\u0301") == "\u200b国国aee"
