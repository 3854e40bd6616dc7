"""Names of units as an enemy, or a careless export, would write them."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.ground.file_names import folded, numbered_name, safe_name, sent_name
from generator.standard import MINUTES_NUMBER, NUMBER, ORDER_NUMBER
from tests.dispatch.naming_rules import as_one, broken_rules


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("名单.xlsx", "名单.xlsx"),
        ("C:\\我的\\名单.XLSX", "名单.XLSX"),
        ("../../a.csv", "a.csv"),
        ("a/b\\c", "c"),
        ("/", ""),
    ],
)
def test_of_a_sent_name_the_last_part_counts(path: str, name: str) -> None:
    assert sent_name(path) == name


@given(st.text(), st.sampled_from(["", ".docx", ".pdf"]))
@example("..", "")
@example("aux .docx", "")
@example("CONIN$", ".docx")
@example("字" * 300, ".docx")
@example("a\u202egnp.exe", "")
@example("\ud800", "")
@example("~$函", ".docx")
@example(".\u3000.函", "")
@example("函.\u3000.", "")
def test_every_text_makes_a_name_that_every_system_takes(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert broken_rules(name) == []
    assert not name.removesuffix(suffix).endswith((".", " "))


KNOWN = (
    *(
        "CON", "con", "Prn", "AUX", "nul", "NUL.txt", "com1", "COM¹", "lpt9.函", "LPT³", "CONIN$",
        "conout$", "aux ", "aux . x",
    ),
    *(
        "", " ", ".", "..", "...", "../..", "..\\..", "/", "\\", "/etc/passwd", "C:\\Windows", "C:",
        "\\\\unc\\share", "~", "~$函",
    ),
    *("a:b", "a/b", "a\\b", "a|b", "a?b", "a*b", "a<b", "a>b", 'a"b', "a\x00b", "a\nb", "a\tb", "a\x7fb", "a\x85b"),
    *(
        "函.", "函..", "函 ", "函. .", "函\u3000", ". 函", ".\u3000.函", "函.\u3000.", "\u00a0.函",
        ".htaccess", "-rf", "$HOME", "%TEMP%",
    ),
    *(
        "\u202egpj.函", "\u2066函\u2069", "函\u200b", "\ufeff函", "函\u00ad", "\ud800", "函\udfff",
        "\ufffe", "\U0010ffff", "\u2028",
    ),
    *(
        "A：B／C", "问：？", "《办法》（试行）", "“引”", "＊＼｜＜＞", "尾\ue170村", "莫𡐓村", "\U000f0000",
        "葛\U000e0100城", "Ａ", "ﬁ", "ß", "SS",
    ),
    *("é", "e\u0301", "É", "律", "\uf9d8", "가", "\u1100\u1161", "İ", "i\u0307", "K", "ς", "σ", "Σ", "Å", "\u212b"),
    *(
        "字" * 300, "𠮷" * 100, "a" * 255, "字" * 65 + ".", "字" * 60 + "." * 80 + "函", "e\u0301" * 90,
        "函" + "." * 300, "😀" * 60,
    ),
)  # fmt: skip


@given(st.lists(st.text(max_size=80) | st.sampled_from(KNOWN), min_size=2, max_size=30))
def test_units_never_share_a_name(texts: list[str]) -> None:
    names = [numbered_name(serial, len(texts), text, ".docx") for serial, text in enumerate(texts, start=1)]
    assert as_one(names) == []
    assert [fault for name in names for fault in broken_rules(name)] == []


def test_known_names_are_safe_and_can_be_written(tmp_path: Path) -> None:
    """Alone, and with a serial and a suffix."""
    assert {text: faults for text in KNOWN if (faults := broken_rules(safe_name(text)))} == {}
    names = {numbered_name(serial, len(KNOWN), text, ".docx") for serial, text in enumerate(KNOWN, start=1)}
    for name in names:
        (tmp_path / name).touch()
    assert {path.name for path in tmp_path.iterdir()} == names


@given(st.one_of([st.from_regex(form, fullmatch=True) for form in (NUMBER, ORDER_NUMBER, MINUTES_NUMBER)]))
def test_folders_of_two_numbers_are_two_on_every_system(number: str) -> None:
    assert safe_name(number) == folded(number) == number


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
        ("COM¹", "_COM¹"),
        ("nullius", "nullius"),
        ("con.函", "_con.函"),
        ("aux .docx", "_aux .docx"),
        ("", "_"),
        (" 。", "。"),
        (".\u3000.函", "函"),
        ("函.\u3000. ", "函"),
        ("甲\u200b乙", "甲_乙"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_keeps_its_serial_and_its_extension() -> None:
    name = numbered_name(7, 12000, "字" * 300, ".docx")
    assert name.startswith("00007-字字")
    assert name.endswith(".docx")
    assert 197 <= len(name.encode()) <= 200


def test_serials_have_one_width_of_at_least_two_digits() -> None:
    assert [numbered_name(serial, 9, "函") for serial in (1, 9)] == ["01-函", "09-函"]
    assert [numbered_name(serial, 100, "函") for serial in (1, 100)] == ["001-函", "100-函"]


def test_names_that_some_system_takes_for_one() -> None:
    assert folded("é.DOCX") == folded("e\u0301.docx")
    assert folded("律") == folded("\uf9d8")
    assert folded("：") != folded(":")
