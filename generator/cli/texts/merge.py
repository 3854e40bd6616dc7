"""Texts of ``fawen merge``."""

TEXTS: dict[str, tuple[str, str]] = {
    "merge-template": ("Word 模板，例如 templates/unit 里的一个", "the Word template, such as one of templates/unit"),
    "merge-units": (
        "单位名单，.yaml 或者 Excel、WPS 表格（必填）",
        "the roster, .yaml or a sheet of Excel or WPS (required)",
    ),
    "merge-output": ("放结果的文件夹（必填）", "the output folder (required)"),
    "merge-notice": ("通知的文件夹，模板里用到 notice 时才需要", "a notice's folder, for templates that read it"),
    "merge-name": (
        "文件名的写法，可用 unit、serial、total（默认和 build 一样：01-单位名.docx，重名的加代码）",
        "pattern of the file names, with unit, serial and total (default: as in a build)",
    ),
}
