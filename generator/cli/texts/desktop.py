"""Texts of ``fawen desktop``."""

TEXTS: dict[str, tuple[str, str]] = {
    "desktop-system": (
        "给哪种系统用：windows（fawen.bat）或 linux（发文.desktop）；可以写两次（默认：本机）",
        "the system: windows (fawen.bat) or linux (a .desktop file); may be given twice (default: this one)",
    ),
    "desktop-put": ("已放好：{path}", "written: {path}"),
    "desktop-next": (
        "双击 {starters} 就生成全套文件并打开结果；移动了文件夹的，再运行一次 fawen desktop。",
        "Double-click {starters} to build and open the papers; run this again after a move.",
    ),
}
