"""Texts of ``fawen textconv`` and ``fawen diff``."""

TEXTS: dict[str, tuple[str, str]] = {
    "diff-exit-code": ("有不同时退出码为 1（默认总是 0）", "exit with 1 if they differ (default: always 0)"),
    "diff-json": ("每处不同打印一行 JSON", "print one JSON object a line for each difference"),
    "diff-same": ("没有不同。", "no differences."),
}
