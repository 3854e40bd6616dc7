"""Slips in finished documents that are checked."""

from __future__ import annotations

from tests.cli.mistakes.mistake import Mistake, issued, put

MISTAKES = [
    Mistake(
        "a day that is not in the calendar",
        "check 通知.docx",
        "SG-01",
        ["3月没有32日"],
        ["March has no day 32"],
        before=[issued("通知.docx", "2024年3月5日", "2024年3月32日")],
        remedy=[issued("通知.docx")],
    ),
    Mistake(
        "a month that there is not",
        "check 通知.docx",
        "SG-01",
        ["没有13月"],
        ["no month 13"],
        before=[issued("通知.docx", "2024年3月5日", "2024年13月5日")],
        remedy=[issued("通知.docx")],
    ),
    Mistake(
        "a date with noughts",
        "check 通知.docx",
        "SG-01",
        ["2024年3月5日"],
        ["2024年3月5日"],
        before=[issued("通知.docx", "2024年3月5日", "2024年03月05日")],
        remedy=[issued("通知.docx")],
    ),
    Mistake(
        "a web page with the ending of Word",
        "check 通知.docx",
        "template-not-docx",
        ["另存为"],
        [".docx"],
        before=[put("通知.docx", b"<html><body>2024</body></html>")],
        remedy=[issued("通知.docx")],
    ),
]
