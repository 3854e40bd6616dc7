"""Everything that shows that somebody else has written in a register is reported at its very place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.ground.errors import RegisterError
from generator.register import Matter, RegisterEntry, append, entries, next_number
from tests.bad_inputs import bad_inputs, earned, expected

REGISTERS = bad_inputs("register")


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_a_bad_register_earns_its_problems(path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        entries(path)
    assert earned(caught.value.problems) == expected(path)
    assert all(problem.span is not None and problem.span.file == str(path) for problem in caught.value.problems)


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_nothing_is_added_to_it(path: Path, tmp_path: Path) -> None:
    register = tmp_path / "发文登记簿.csv"
    register.write_bytes(path.read_bytes())
    with pytest.raises(RegisterError):
        append(register, RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), "示档发〔2024〕99号", title="丙"))
    with pytest.raises(RegisterError):
        next_number(register, prefix="示档发", year=2024)
    assert register.read_bytes() == path.read_bytes()
    assert list(tmp_path.iterdir()) == [register]


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("gb18030", "GB18030", "GB18030"),
        ("a-workbook", "Excel", "Excel"),
        ("without-mark", "UTF-8 标记", "UTF-8 mark"),
        ("semicolons", "不是用逗号", "another separator or no quotes"),
        ("line-ends", "行尾", "end otherwise"),
    ],
)
def test_it_is_told_how_it_was_rewritten(name: str, zh: str, en: str) -> None:
    path = next(path for path in REGISTERS if path.stem == name)
    with pytest.raises(RegisterError) as caught:
        entries(path)
    assert zh in caught.value.text("zh")
    assert "备份" in caught.value.text("zh")
    assert en in caught.value.text("en")
    assert "backup" in caught.value.text("en")


def test_the_right_word_is_suggested() -> None:
    for stem, suggestion in {"number-square-brackets": "示档发〔2024〕7号", "several": "发文"}.items():
        path = next(path for path in REGISTERS if path.stem == stem)
        with pytest.raises(RegisterError) as caught:
            entries(path)
        assert suggestion in [problem.suggestion for problem in caught.value.problems]
