"""Texts of ``fawen watch``."""

TEXTS: dict[str, tuple[str, str]] = {
    "watch-poll": (
        "每秒看一次，不等系统通知（网络盘上反应不对时用）",
        "poll once a second instead of using system notifications (for network drives)",
    ),
    "watching": (
        "保存模板、公文或名单后自动重新生成，按 Ctrl+C 结束。",
        "Saving an input rebuilds the papers; Ctrl+C ends.",
    ),
    "watch-changed": ("已保存：{paths}", "saved: {paths}"),
    "watch-new": ("新增：{paths}", "new: {paths}"),
    "watch-gone": ("已删除：{paths}", "gone: {paths}"),
    "watch-same": ("没有变化：{paths}", "no change: {paths}"),
    "and-other-files": ("{names}等 {count} 个文件", "{names} and others, {count} files"),
    "watch-not-built": (
        "没有生成，上次生成的文件没有动；改好保存即可。",
        "Not built; the last build was not touched. Fix the problem and save.",
    ),
    "watch-ended": ("已结束，生成的文件都在。", "Ended; the built files stay."),
}
