"""Slips in the lines between the two ``---`` of notice.md, and in finished documents that are checked."""

from collections.abc import Sequence

from tests.cli.mistakes.mistake import Mistake, change, issued, put

NOTICE = "templates/notice/notice.md"


def slip(
    name: str,
    old: str,
    new: str,
    code: str,
    zh: list[str],
    en: list[str] | None = None,
    *,
    status: int = 1,
    never: Sequence[str] = (),
) -> Mistake:
    """``old`` in notice.md was typed as ``new``; typing it over again is the remedy."""
    return Mistake(
        name,
        "build --dry-run",
        code,
        zh,
        en,
        before=[change(NOTICE, old, new)],
        remedy=[change(NOTICE, new, old)],
        status=status,
        never=never,
    )


FRONT_MATTER_MISTAKES = [
    slip(
        "the second rule in Chinese dashes", "unsealed\n---", "unsealed\n———", "source-front-matter-dashes",
        ["notice.md:8:1", "---"],
    ),
    slip(
        "the first rule in Chinese dashes", "---\nissuer", "———\nissuer", "source-front-matter-dashes",
        ["notice.md:1:1", "---"],
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
    slip(
        "a required key left out", "title: 关于报送|《目录》的通知\n", "kind: 通知\n", "source-missing-key", ["title"]
    ),
    slip("a key twice", "date: 2024-03-05\n", "date: 2024-03-05\ndate: 2024-03-06\n", "source-duplicate-key", ["date"]),
    slip("a number in square brackets", "〔2024〕7", "[2024]7", "notice-number", ["示档发〔2024〕7号"]),
    slip("a class misspelt", "各分馆", "各分管", "roster-class-unknown", ["是不是“分馆”"], ["did you mean '分馆'"]),
    slip("a class that nobody has", "各分馆", "各乡镇", "roster-class-unknown", ["“乡镇”", "分馆"], ["'乡镇'", "分馆"]),
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
    slip(
        "a Chinese comma between two entries", "date: 2024-03-05\n",
        "contact: {name: 示例甲，phone: 023-00000000}\ndate: 2024-03-05\n", "source-full-width-comma", ["全角"],
        ["comma"],
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
