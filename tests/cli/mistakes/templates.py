"""Slips in Word and Excel templates, and in their expressions."""

from collections.abc import Sequence

from tests.cli.mistakes.mistake import Mistake, change, letter, sheet

GUESSES = ["是不是", "did you mean"]
LOOP = "{% for each in 项目 %}{{ each.name }}{% endfor %}"
CONTACT = change("templates/notice/notice.md", "date:", "contact: {name: 示例甲, phone: 023-00000000}\ndate:")


def slip(
    name: str,
    wrong: str,
    right: str,
    code: str,
    zh: list[str],
    en: list[str] | None = None,
    *,
    status: int = 1,
    never: Sequence[str] = (),
) -> Mistake:
    """A paragraph of the letter was typed as ``wrong``; ``right`` is the remedy."""
    return Mistake(
        name,
        "build --dry-run",
        code,
        zh,
        en,
        before=[CONTACT, letter(wrong)],
        remedy=[letter(right)],
        status=status,
        never=never,
    )


def cell(
    name: str, wrong: str, right: str, code: str, zh: list[str], en: list[str] | None = None, *, status: int = 1
) -> Mistake:
    """A cell of a list was typed as ``wrong``."""
    path = "templates/dispatch/清单.xlsx"
    return Mistake(
        name, "build --dry-run", code, zh, en, before=[sheet(path, wrong)], remedy=[sheet(path, right)], status=status
    )


MISTAKES = [
    slip(
        "a field misspelt", "{{ unit.nmae }}", "{{ unit.name }}", "template-undefined", ["是不是“name”"],
        ["did you mean 'name'"],
    ),
    slip(
        "a field of a unit's asked of the notice", "{{ notice.addressee }}", "{{ unit.addressee }}",
        "template-undefined", ["是不是“unit.addressee”"], ["did you mean 'unit.addressee'"],
    ),
    slip(
        "full-width braces", "｛｛ unit.name ｝｝", "{{ unit.name }}", "template-like-wide", ["全角"], ["{{"], status=0
    ),
    slip("one brace missing at the end", "{{ unit.name }", "{{ unit.name }}", "template-tag-open", ["}}"]),
    slip("one brace missing at the beginning", "{ unit.name }}", "{{ unit.name }}", "template-tag-unopened", ["{{"]),
    slip(
        "a loop without an end", "{% for each in units %}{{ each.name }}",
        "{% for each in units %}{{ each.name }}{% endfor %}", "template-block-unclosed", ["endfor"],
    ),
    slip(
        "an end misspelt", "{% if serial %}甲{% endfi %}", "{% if serial %}甲{% endif %}", "template-statement",
        ["是不是“endif”"], ["did you mean 'endif'"],
    ),
    slip(
        "one equals sign", "{% if unit.group = '分馆' %}甲{% endif %}", "{% if unit.group == '分馆' %}甲{% endif %}",
        "template-syntax-extra", ["=="],
    ),
    slip(
        "a full-width bar", "{{ unit.name｜upper }}", "{{ unit.name|upper }}", "template-syntax-character",
        ["是不是“|”"], ["did you mean '|'"],
    ),
    slip(
        "a filter misspelt", "{{ unit.name|uper }}", "{{ unit.name|upper }}", "template-filter", ["是不是“upper”"],
        ["did you mean 'upper'"],
    ),
    slip(
        "a filter that there is not", "{{ unit.name|translate }}", "{{ unit.name }}", "template-filter", ["translate"],
        never=GUESSES,
    ),
    slip(
        "a group misspelt in a condition", "{% if unit.group == '分管' %}甲{% endif %}",
        "{% if unit.group == '分馆' %}甲{% endif %}", "template-compare-value", ["是不是“分馆”"],
        ["did you mean '分馆'"], status=0,
    ),
    slip(
        "brackets of a function behind a field", "{{ unit.name() }}", "{{ unit.name }}", "template-call", ["括号"],
        ["brackets"],
    ),
    cell(
        "a field misspelt in a cell", "{{ total }} | {{ totl }}", "{{ total }} | {{ total }}", "template-undefined",
        ["是不是“total”"], ["did you mean 'total'"],
    ),
]  # fmt: skip
