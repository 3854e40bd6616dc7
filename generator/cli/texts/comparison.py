"""Texts of ``fawen textconv`` and ``fawen diff``."""

TEXTS: dict[str, tuple[str, str]] = {
    "textconv": (
        "把 .docx 转成文字给 git diff 看：一段一行，带标签和格式。",
        "Turn a .docx into text for git diff: one paragraph a line, with tags and format.",
    ),
    "diff": (
        "比较两个 .docx，或者两次生成的文件夹，用句子说出改了什么。",
        "Compare two .docx files, or the folders of two builds, and describe the changes in sentences.",
    ),
    "diff-html": (
        "另写一个网页，两份的页面并排，改动处有框（需要 LibreOffice）",
        "also write a web page with the pages of both side by side, changes framed (needs LibreOffice)",
    ),
    "diff-exit-code": ("有不同时退出码为 1（默认总是 0）", "exit with 1 if they differ (default: always 0)"),
    "diff-json": ("每处不同打印一行 JSON", "print one JSON object a line for each difference"),
    "diff-same": ("没有不同。", "no differences."),
    "diff-written": ("已写出 {file}", "{file} written"),
}
