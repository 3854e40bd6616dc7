"""Slips in the lines between the two ``---`` of notice.md, in templates and finished documents that are checked."""

from collections.abc import Sequence
from typing import Any

from tests.cli.mistakes.mistake import Mistake, change, issued, letter, put, sheet

NOTICE = "templates/notice/notice.md"
LIST = "templates/dispatch/清单.xlsx"
GUESSES = ["是不是", "did you mean"]
CONTACT = change(NOTICE, "date:", "contact: {name: 示例甲, phone: 023-00000000}\ndate:")


Words = Sequence[str]


def slip(name: str, old: str, new: str, code: str, zh: Words, en: Words | None = None, **more: Any) -> Mistake:
    """``old`` in notice.md was typed as ``new``; typing it over again is the remedy."""
    before, remedy = [change(NOTICE, old, new)], [change(NOTICE, new, old)]
    return Mistake(name, "build --dry-run", code, zh, en, before=before, remedy=remedy, **more)


def letter_slip(
    name: str, wrong: str, right: str, code: str, zh: Words, en: Words | None = None, **more: Any
) -> Mistake:
    """A paragraph of the letter was typed as ``wrong``; ``right`` is the remedy."""
    before = [CONTACT, letter(wrong)]
    return Mistake(name, "build --dry-run", code, zh, en, before=before, remedy=[letter(right)], **more)


FRONT_MATTER_MISTAKES = [
    slip(
        "the second rule in Chinese dashes", "unsealed\n---", "unsealed\n———", "source-front-matter-dashes",
        ["notice.md:8:1", "---"],
    ),
    slip("no second rule", "unsealed\n---", "unsealed\n", "source-front-matter-open", ["---"]),
    slip(
        "a full-width colon", "date: ", "date：", "source-full-width-colon", ["notice.md:6", "全角"],
        ["notice.md:6", "colon"],
    ),
    slip(
        "no blank behind the colon", "date: ", "date:", "source-colon-blank", ["notice.md:6", "空格"],
        ["notice.md:6", "blank"],
    ),
    Mistake(
        "two misspelt Chinese keys and a full-width colon",
        "build --dry-run",
        "source-unknown-key",
        ["“标提”", "是不是“标题”", "“主送机构”", "是不是“主送机关”", "source-full-width-colon"],
        ["'标提'", "did you mean '标题'", "'主送机构'", "did you mean '主送机关'", "source-full-width-colon"],
        before=[
            change(NOTICE, "title: ", "标提: "),
            change(NOTICE, "recipients: ", "主送机构: "),
            change(NOTICE, "date: ", "date："),
        ],
        remedy=[
            change(NOTICE, "标提: ", "标题: "),
            change(NOTICE, "主送机构: ", "主送机关: "),
            change(NOTICE, "date：", "date: "),
        ],
    ),
    slip(
        "a day that is not in the calendar", "2024-03-05", "2024年9月31日", "source-not-date", ["9月没有31日"],
        ["September has no day 31"],
    ),
    slip(
        "a date with points", "2024-03-05", "2026.9.10", "source-not-date", ["是不是“2026-09-10”"],
        ["did you mean '2026-09-10'"], never=["2022"],
    ),
    slip("a key twice", "date: 2024-03-05\n", "date: 2024-03-05\ndate: 2024-03-06\n", "source-duplicate-key", ["date"]),
    slip("a number in square brackets", "〔2024〕7", "[2024]7", "notice-number", ["示档发〔2024〕7号"]),
    slip("a class misspelt", "各分馆", "各分管", "roster-class-unknown", ["是不是“分馆”"], ["did you mean '分馆'"]),
    slip("a choice in Chinese", "signature: unsealed", "signature: 盖章", "notice-choice", ["sealed"]),
    slip("a colon within a value", "关于报送|", "关于报送: ", "source-colon-in-value", ["引号"], ["quotes"]),
    slip("quotes that do not end", "title: 关于", 'title: "关于', "source-quote-open", ["引号"], ["quot"]),
    slip(
        "a tab", "date: 2024-03-05\n", "contact:\n\tname: 示例甲\ndate: 2024-03-05\n", "source-tab", ["空格"], ["blank"]
    ),
    slip("a comment that was none", "关于报送|", "关于报送 #1 号|", "source-comment", ["引号"], ["quotes"]),
    slip(
        "a list without a blank", "date: 2024-03-05\n", "attachments:\n  -a.md\ndate: 2024-03-05\n", "source-dash",
        ["空一格"], ["a blank"],
    ),
    slip(
        "curly braces in Chinese", "date: 2024-03-05\n", "contact: ｛name: 示例甲｝\ndate: 2024-03-05\n",
        "source-full-width-bracket", ["英文花括号"], ["plain braces"],
    ),
    slip("a tag that is not closed", "请于三月底", "{{ notice.date }请于三月底", "text-tag-open", ["}}"]),
    Mistake(
        "a field in another place",
        "build --dry-run",
        "text-missing-name",
        ["是不是“notice.contact.phone”"],
        ["did you mean 'notice.contact.phone'"],
        before=[
            change(NOTICE, "date:", "contact: {name: 示例甲, phone: 023-00000000}\ndate:"),
            change(NOTICE, "请于三月底", "{{ notice.phone }}请于三月底"),
        ],
        remedy=[change(NOTICE, "notice.phone", "notice.contact.phone")],
    ),
    slip(
        "a draft of somebody else's pasted", "请于三月底", "示例市档案馆\n2024年3月5日\n请于三月底", "text-repeated",
        ["2024年3月5日"], status=0,
    ),
]  # fmt: skip

TEMPLATE_MISTAKES = [
    letter_slip(
        "a field misspelt", "{{ unit.nmae }}", "{{ unit.name }}", "template-undefined", ["是不是“name”"],
        ["did you mean 'name'"],
    ),
    letter_slip(
        "full-width braces", "｛｛ unit.name ｝｝", "{{ unit.name }}", "template-like-wide", ["全角"], ["{{"], status=0
    ),
    letter_slip("one brace missing at the end", "{{ unit.name }", "{{ unit.name }}", "template-tag-open", ["}}"]),
    letter_slip(
        "one brace missing at the beginning", "{ unit.name }}", "{{ unit.name }}", "template-tag-unopened", ["{{"]
    ),
    letter_slip(
        "a loop without an end", "{% for each in units %}{{ each.name }}",
        "{% for each in units %}{{ each.name }}{% endfor %}", "template-block-unclosed", ["endfor"],
    ),
    letter_slip(
        "an end misspelt", "{% if serial %}甲{% endfi %}", "{% if serial %}甲{% endif %}", "template-statement",
        ["是不是“endif”"], ["did you mean 'endif'"],
    ),
    letter_slip(
        "one equals sign", "{% if unit.group = '分馆' %}甲{% endif %}", "{% if unit.group == '分馆' %}甲{% endif %}",
        "template-syntax-extra", ["=="],
    ),
    letter_slip(
        "a full-width bar", "{{ unit.name｜upper }}", "{{ unit.name|upper }}", "template-syntax-character",
        ["是不是“|”"], ["did you mean '|'"],
    ),
    letter_slip(
        "a filter misspelt", "{{ unit.name|uper }}", "{{ unit.name|upper }}", "template-filter", ["是不是“upper”"],
        ["did you mean 'upper'"],
    ),
    letter_slip(
        "a filter that there is not", "{{ unit.name|translate }}", "{{ unit.name }}", "template-filter", ["translate"],
        never=GUESSES,
    ),
    letter_slip(
        "a group misspelt in a condition", "{% if unit.group == '分管' %}甲{% endif %}",
        "{% if unit.group == '分馆' %}甲{% endif %}", "template-compare-value", ["是不是“分馆”"],
        ["did you mean '分馆'"], status=0,
    ),
    letter_slip(
        "brackets of a function behind a field", "{{ unit.name() }}", "{{ unit.name }}", "template-call", ["括号"],
        ["brackets"],
    ),
    Mistake(
        "a field misspelt in a cell", "build --dry-run", "template-undefined", ["是不是“total”"],
        ["did you mean 'total'"], before=[sheet(LIST, "{{ total }} | {{ totl }}")],
        remedy=[sheet(LIST, "{{ total }} | {{ total }}")],
    ),
]  # fmt: skip

DOCUMENT_MISTAKES = [
    Mistake(
        "a day that is not in the calendar", "check 通知.docx", "SG-01", ["3月没有32日"], ["March has no day 32"],
        before=[issued("通知.docx", "2024年3月5日", "2024年3月32日")], remedy=[issued("通知.docx")],
    ),
    Mistake(
        "a web page with the ending of Word", "check 通知.docx", "template-not-docx", ["另存为"], [".docx"],
        before=[put("通知.docx", b"<html><body>2024</body></html>")], remedy=[issued("通知.docx")],
    ),
]  # fmt: skip
