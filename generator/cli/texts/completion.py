"""Texts of ``fawen completion``."""

TEXTS: dict[str, tuple[str, str]] = {
    "completion-shell": (
        "哪一种命令行",
        "the shell",
    ),
    "completion-add": (
        "启用：把下面一行加到所用命令行的设置文件里，再打开一个新窗口。",
        "To enable it, add the line below to your shell's start-up file and open a new window.",
    ),
    "completion-how": (
        "启用 fawen 的补全：把下面一行加到 {where}，再打开一个新窗口。",
        "To complete fawen's commands: add the line below to {where}, and open a new window.",
    ),
}
