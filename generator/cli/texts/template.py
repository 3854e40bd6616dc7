"""Texts of ``fawen template``."""

TEXTS: dict[str, tuple[str, str]] = {
    "template-tidy": (
        "把 .docx 整理成统一的写法：去掉编辑标识、校对标记、日期、编辑者，接上断开的文字；印出来不变，修订和批注保留。",
        "Rewrite .docx files in a canonical form: no session marks, dates, editors or split runs; pages stay the same.",
    ),
    "template-tidy-check": (
        "只看是不是整理过的，不写文件；有没整理的，退出码是 1",
        "only report whether they are tidy; nothing is written; exit code 1 if one is not",
    ),
    "template-tidy-output": (
        "写到这个 .docx（几个文件时是文件夹）；不写这个选项就在原处整理",
        "write to this .docx, or folder (default: in place)",
    ),
    "tidy-already": ("{file}：本来就是整理过的", "{file}: already tidy"),
    "tidy-would": ("{file}：还没有整理——{taken}", "{file}: not tidy: {taken}"),
    "tidy-done": ("{file}：已整理——{taken}", "{file}: tidied: {taken}"),
    "tidy-copied": ("{file}：本来就是整理过的，原样写出", "{file}: already tidy, copied unchanged"),
    "tidy-spelling-only": ("统一了内部写法和部件次序", "its XML and the order of its parts are now canonical"),
    "tidy-taken-first": ("去掉{what}", "removed: {what}"),
    "tidy-revision-marks": ("编辑标识（rsid）{count} 处", "session marks (rsid): {count}"),
    "tidy-proofing": ("校对标记 {count} 处", "proofing marks: {count}"),
    "tidy-page-marks": ("旧的分页记号 {count} 处", "marks of former page breaks: {count}"),
    "tidy-bookmarks": ("上次光标位置的书签 {count} 个", "bookmarks of the last edit: {count}"),
    "tidy-identities": ("段落和文件的内部编号 {count} 个", "internal identities: {count}"),
    "tidy-properties": ("日期、编辑者、字数等属性 {count} 项", "properties (dates, editors, counts): {count}"),
    "tidy-personal": ("本机和个人的痕迹 {count} 处", "traces of a machine or person: {count}"),
    "tidy-thumbnail": ("缩略图 {count} 张", "thumbnails: {count}"),
    "tidy-unused": ("没有用到的部件 {count} 个", "unused parts: {count}"),
    "tidy-blanks": ("文件末尾的空白 {count} 处", "white space after the end of the file: {count}"),
    "tidy-empty-runs": ("空的文字片段 {count} 处", "empty runs: {count}"),
    "tidy-joined": ("合并断开的文字 {count} 处", "split runs joined: {count}"),
    "tidy-and": ("，", "; "),
    "tidied-total": (
        "看了 {count} 个文件，整理了 {changed} 个。",
        "files checked: {count}; tidied: {changed}.",
    ),
    "untidy-total": (
        "看了 {count} 个文件，有 {changed} 个没有整理；运行 fawen template tidy 加文件名就会整理。",
        "files checked: {count}; not tidy: {changed}. Run `fawen template tidy` with their names to tidy them.",
    ),
}
