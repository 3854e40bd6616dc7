from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from generator.desk import print_files
from generator.desk.print_files import add_to_house, names_in_house, remove_from_house
from generator.ground.errors import NoticeError, OutputError
from generator.writing import locked_file

ADDED = {
    "a list in brackets": (
        "issuer: 甲   # 机关\nprinting:\n  files: [函]   # 各一\n  once: [回执]\n",
        "issuer: 甲   # 机关\nprinting:\n  files: [函, 信封]   # 各一\n  once: [回执]\n",
    ),
    "one over several lines": (
        "printing: {files: [函, # 一\n 回执]}\n",
        "printing: {files: [函, # 一\n 回执, 信封]}\n",
    ),
    "a comma behind the last": ("printing:\n  files: [函, ]\n", "printing:\n  files: [函, 信封, ]\n"),
    "a list with dashes": (
        "printing:\n  files:\n    # 先印\n    - 函  # 一\n  once: [函]\n",
        "printing:\n  files:\n    # 先印\n    - 函  # 一\n    - 信封\n  once: [函]\n",
    ),
    "dashes below the key": ("printing:\n  files:\n  - 函\n", "printing:\n  files:\n  - 函\n  - 信封\n"),
    "spaced dashes": (
        "printing:\n  files:\n  - 函\n\n  - 回执\nnote: 乙\n",
        "printing:\n  files:\n  - 函\n\n  - 回执\n\n  - 信封\nnote: 乙\n",
    ),
    "one name": ("printing:\n  files: 函 # 一\n", "printing:\n  files: [函, 信封] # 一\n"),
    "an empty list": ("printing:\n  files: [] # 无\n", "printing:\n  files: [信封] # 无\n"),
    "a key without a value": ("printing:\n  files:\n  duplex: true\n", "printing:\n  files: [信封]\n  duplex: true\n"),
    "no list": (
        "printing:\n    duplex: true # 双\n# 完\n",
        "printing:\n    duplex: true # 双\n    files: [信封]\n# 完\n",
    ),
    "no list in braces": ("printing: {duplex: true}\n", "printing: {duplex: true, files: [信封]}\n"),
    "nothing in braces": ("printing: { # 无\n}\n", "printing: {files: [信封] # 无\n}\n"),
    "no printing": ("issuer: 甲\n", "issuer: 甲\nprinting: {files: [信封]}\n"),
    "no printing, commented out": (
        "issuer: 甲\n# printing:\n#   files: [函]\n",
        "issuer: 甲\nprinting: {files: [信封]}\n# printing:\n#   files: [函]\n",
    ),
    "all in braces": ("{issuer: 甲}", "{issuer: 甲, printing: {files: [信封]}}"),
    "no line end at the end": ("issuer: 甲", "issuer: 甲\nprinting: {files: [信封]}"),
    "Chinese keys": ("印制:\n  打印文件: [函]\n", "印制:\n  打印文件: [函, 信封]\n"),
    "Chinese keys without a list": ("印制:\n  双面: 是\n", "印制:\n  双面: 是\n  打印文件: [信封]\n"),
    "Chinese keys without printing": ("发文机关: 甲\n", "发文机关: 甲\n印制: {打印文件: [信封]}\n"),
    "keys of both kinds": ("印制:\n  files: [函]\n", "印制:\n  files: [函, 信封]\n"),
    "CRLF": (
        "issuer: 甲\r\nprinting:\r\n  files:\r\n    - 函\r\n",
        "issuer: 甲\r\nprinting:\r\n  files:\r\n    - 函\r\n    - 信封\r\n",
    ),
    "a byte order mark": ("\ufeffprinting: {files: [函]}\n", "\ufeffprinting: {files: [函, 信封]}\n"),
    "a document between its marks": (
        "--- # 一\nprinting: {files: [函]}\n...\n",
        "--- # 一\nprinting: {files: [函, 信封]}\n...\n",
    ),
}
"""Before and after 信封 is added."""

REMOVED = {
    "the first in brackets": ("printing: {files: [函, 回执]}\n", "printing: {files: [回执]}\n"),
    "the last in brackets": ("printing: {files: [回执, 函]}   # 一\n", "printing: {files: [回执]}   # 一\n"),
    "the only one in brackets": ("printing:\n  files: [函] # 一\n", "printing:\n  files: [] # 一\n"),
    "the only one, with a comma": ("printing:\n  files: [函, ]\n", "printing:\n  files: []\n"),
    "one with dashes": (
        "printing:\n  files:\n    # 先印\n    - 回执\n    - 函\n  once: [函]\n",
        "printing:\n  files:\n    # 先印\n    - 回执\n  once: [函]\n",
    ),
    "the only one with dashes": ("printing:\n  files:\n    # 先印\n    - 函\n", "printing:\n  files: []\n    # 先印\n"),
    "one name": ("printing: {files: 函}\n", "printing: {files: []}\n"),
    "by its file name, and twice": ("printing: {files: [函.docx, 回执, 函]}\n", "printing: {files: [回执]}\n"),
    "Chinese keys": ("印制:\n  打印文件: [函, 回执]\n", "印制:\n  打印文件: [回执]\n"),
    "CRLF": ("printing:\r\n  files:\r\n  - 函\r\n  - 回执\r\n", "printing:\r\n  files:\r\n  - 回执\r\n"),
    "what is not there": ("printing: {files: [回执]}\n", "printing: {files: [回执]}\n"),
}
"""Before and after 函 is removed."""

BROKEN = {
    "source-empty": "# 还没有写\n",
    "source-not-mapping": "printing:\n",
    "source-not-text": "printing: {files: [[函]]}\n",
    "source-unknown-key": "isuer: 甲\n",
    "source-duplicate-key": "印制: {双面: 是}\nprinting: {files: [函]}\n",
    "source-alias": "printing:\n  files: &a [函]\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path / "house.yaml"


@pytest.mark.parametrize("kind", ADDED)
def test_a_name_is_added_and_everything_else_stays(house: Path, kind: str) -> None:
    before, after = ADDED[kind]
    house.write_bytes(before.encode())
    add_to_house(house, "信封", words="en")
    assert house.read_bytes().decode() == after
    add_to_house(house, "信封", words="en")
    assert house.read_bytes().decode() == after


@pytest.mark.parametrize("kind", REMOVED)
def test_a_name_is_removed_and_everything_else_stays(house: Path, kind: str) -> None:
    before, after = REMOVED[kind]
    house.write_bytes(before.encode())
    remove_from_house(house, ["函", "函.docx"])
    assert house.read_bytes().decode() == after


@pytest.mark.parametrize("name", ["信封: 一", "2026", "是", "- 函", "函, 二", "[函]", "“函” #1", "it's"])
def test_any_name_of_a_file_is_written_so_that_it_is_read(house: Path, name: str) -> None:
    house.write_text("printing:\n  files:\n  - 函\n", encoding="utf-8")
    add_to_house(house, name, words="en")
    assert names_in_house(house) == ("函", name)


@pytest.mark.parametrize(
    ("words", "made"), [("en", "printing:\n  files: [信封]\n"), ("zh", "印制:\n  打印文件: [信封]\n")]
)
def test_a_file_is_made(house: Path, words: str, made: str) -> None:
    add_to_house(house, "信封", words="zh" if words == "zh" else "en")
    assert house.read_text(encoding="utf-8") == made


def test_none_is_made_beside_one_of_nearly_its_name(house: Path) -> None:
    house.with_name("house.yml").write_text("issuer: 甲\n", encoding="utf-8")
    with pytest.raises(NoticeError) as caught:
        add_to_house(house, "信封", words="en")
    assert [each.code for each in caught.value.problems] == ["notice-house-misnamed"]
    assert not house.exists()


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_file_is_refused_with_its_problems(house: Path, code: str) -> None:
    house.write_text(BROKEN[code], encoding="utf-8")
    with pytest.raises(NoticeError) as caught:
        add_to_house(house, "信封", words="en")
    assert code in [each.code for each in caught.value.problems]
    with pytest.raises(NoticeError):
        remove_from_house(house, ["函"])
    assert house.read_text(encoding="utf-8") == BROKEN[code]


def test_what_cannot_be_edited_in_place_is_said_and_left(house: Path) -> None:
    text = "printing: {files: [函, # 一\n ]}\n"
    house.write_text(text, encoding="utf-8")
    with pytest.raises(NoticeError) as caught:
        remove_from_house(house, ["函"])
    assert [each.code for each in caught.value.problems] == ["desk-print-files-form"]
    assert house.read_text(encoding="utf-8") == text


def test_another_run_that_has_its_lock_is_waited_for(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_files, "locked_file", partial(locked_file, patience=0.0))
    house.write_text("printing: {files: [函]}\n", encoding="utf-8")
    with locked_file(house), pytest.raises(OutputError):
        add_to_house(house, "信封", words="en")
    add_to_house(house, "信封", words="en")
    assert [path.name for path in house.parent.iterdir()] == ["house.yaml"]
