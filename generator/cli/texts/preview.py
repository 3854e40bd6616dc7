"""Texts of ``fawen preview``."""

TEXTS: dict[str, tuple[str, str]] = {
    "preview-template": (
        "只看这个模板做的文件，可以写多次（默认：单位的全部文件）",
        "draw only what this template makes; may be repeated (default: all of the unit's papers)",
    ),
    "preview-output": (
        "在这个文件夹里放“预览-…”（默认 output）",
        "where the folder 预览-… goes (default: output)",
    ),
    "preview-draft": (
        "按草稿画：文号留空，标上征求意见稿（或校对稿）",
        "draw it as a draft, without its number",
    ),
    "preview-format": (
        "画成什么：png、svg 每页一个文件，pdf 每份文件一个（默认 {default}）",
        "what to draw: png or svg, a file for each page, or pdf, one for each paper (default: {default})",
    ),
    "preview-dpi": ("PNG 每英寸多少点（默认 {default}）", "dots per inch of a PNG (default: {default})"),
    "preview-open": ("画好后打开第一页", "open the first page"),
    "previewed-pdf": ("画了 {count} 个文件：{folder}", "files drawn: {count}, in {folder}"),
    "previewed": ("画了 {count} 页：{folder}", "pages drawn: {count}, in {folder}"),
}
