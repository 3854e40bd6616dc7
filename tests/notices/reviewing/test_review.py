"""Lines of a source in atoms: what was typed, what is a value, and what cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.source import source_of
from generator.notices.reviewing.review import TypedText, cells_of, typed_line
from generator.templates.text.text_template import TextTemplate


def line(text: str, **names: object) -> TypedText | None:
    """The first line of ``text``, filled with ``names``."""
    template = TextTemplate(source_of(text.encode(), Path("notice.md"), name="notice.md"), text, 1)
    return typed_line(template.fill(names, [])[0])


@pytest.mark.parametrize(
    ("text", "printed", "written"),
    [
        ("甲乙", "甲乙", "甲乙"),
        ("  甲{{ x }}乙 ", "甲值乙", "  甲{{ x }}乙 "),
        ("甲{# 注 #}乙{# 尾 #}", "甲乙", "甲{# 注 #}乙{# 尾 #}"),
        ('甲{{ "|" }}乙', "甲|乙", '甲{{ "|" }}乙'),
        ('甲{{ "}}" }}乙', "甲}}乙", '甲{{ "}}" }}乙'),
    ],
)
def test_what_is_printed_and_what_is_written(text: str, printed: str, written: str) -> None:
    found = line(text, x="值")
    assert found is not None
    assert (found.text, found.written) == (printed, written)


@pytest.mark.parametrize("text", ["甲{% if x %}乙{% endif %}", "甲 {{- x }}", "{% for c in x %}{{ c }}{% endfor %}"])
def test_lines_that_do_more_than_print_values(text: str) -> None:
    assert line(text, x="值") is None


def test_values_that_were_others_are_found_where_that_is_certain() -> None:
    found = line("请于{{ x }}前报{{ y }}。", x="5月1日", y="甲科")
    assert found is not None
    then = found.with_values("请于4月1日前报乙科。")
    assert then is not None
    assert [atom.text for atom in then.atoms if atom.kind == "value"] == ["4月1日", "乙科"]
    assert found.with_values("请在4月1日前报乙科。") is None
    assert found.with_values("请于前报前报乙科。") is None
    assert found.with_values("请于4月1日。") is None


def test_many_values_take_no_time() -> None:
    found = line("、".join("{{ x }}" for _ in range(40)), x="甲")
    assert found is not None
    assert found.with_values("甲、" * 3000) is None


def test_cells() -> None:
    row = line("| 1 | 甲{{ x }} |  |", x="|")
    assert row is not None
    head, cells, end = cells_of(row)
    assert (head, [cell.text for cell in cells], end) == ("|", ["1", "甲|", ""], "|")
    assert head + "|".join(cell.written for cell in cells) + end == row.written
