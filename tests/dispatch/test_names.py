from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.dispatch.names import folded, safe_name

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"
}


@given(st.text(), st.sampled_from(["", ".docx", ".pdf"]))
@example("..", "")
@example("aux .docx", "")
@example("CONIN$", ".docx")
@example("字" * 300, ".docx")
@example("a\u202egnp.exe", "")
@example("\ud800", "")
@example("~$函", ".docx")
def test_every_text_makes_a_name_that_every_system_takes(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} for each in name)
    assert not name.startswith((".", "~", " "))
    assert not name.endswith((".", " "))
    assert not name.removesuffix(suffix).endswith((".", " "))
    assert name.partition(".")[0].rstrip(" ").lower() not in RESERVED


@given(st.text(st.characters(categories=["Lo", "Nd"]), min_size=1, max_size=60))
def test_ordinary_names_stay_as_they_are(text: str) -> None:
    assert safe_name(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("巫山民政发〔2022〕31号", "巫山民政发〔2022〕31号"),
        ("关于转发《“护佑平安 全民反诈”方案》的通知", "关于转发《“护佑平安 全民反诈”方案》的通知"),
        ("A：B／C", "A：B／C"),
        ("A:B/C", "A_B_C"),
        ("华润·凌江社区", "华润·凌江社区"),
        ("莫𡐓村", "莫𡐓村"),
        ("尾\ue170村", "尾\ue170村"),
        ("nul", "_nul"),
        ("con.函", "_con.函"),
        ("", "_"),
        (" 。", "。"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_two_long_names_stay_different() -> None:
    assert safe_name("甲" * 200 + "一") != safe_name("甲" * 200 + "二")


def test_names_that_some_system_takes_for_one() -> None:
    assert folded("é.DOCX") == folded("e\u0301.docx")
    assert folded("律") == folded("\uf9d8")
    assert folded("：") != folded(":")
