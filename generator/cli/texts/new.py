"""Texts of ``fawen new``."""

TEXTS: dict[str, tuple[str, str]] = {
    "new-keys": (
        "写出来的要素名用中文（zh）还是英文（en）（默认 {default}）",
        "keys of the files in Chinese (zh) or English (en) (default: {default})",
    ),
    "new-notice": (
        "新建一件公文的文件夹（默认 {default}）。",
        "Create a notice: a folder with notice.md (default: {default}).",
    ),
    "new-format": ("格式（默认 {default}）", "the format (default: {default})"),
    "new-letter": (
        "新建给每个单位的函：.docx 用 Word 改，.md 像公文一样写（默认 {default}）。",
        "Create a letter for every unit: .docx to edit in Word, .md to write like a notice (default: {default}).",
    ),
    "new-roster": ("新建单位名单（默认 {default}）。", "Create a roster (default: {default})."),
    "new-written": ("新建：{file}", "new: {file}"),
    "new-next-notice": (
        "接下来：把 {file} 里标着“示例”的内容换成真实的，再运行 {command}。",
        "next: replace the samples (示例) in {file} with real content, then run {command}.",
    ),
    "new-next-letter": (
        "接下来：打开 {file} 照样修改，再运行 fawen check {file}。",
        "next: edit {file}, then run fawen check {file}.",
    ),
    "new-next-roster": (
        "接下来：把 {file} 里标着“示例”的单位换成真实的。",
        "next: replace the samples (示例) in {file} with your units.",
    ),
}
