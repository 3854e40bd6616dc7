"""Texts of ``fawen desktop``."""

TEXTS: dict[str, tuple[str, str]] = {
    "desktop-system": (
        "给哪种系统用：windows（.bat）或 linux（.desktop）；可以写两次（默认：本机）",
        "the system: windows (.bat files) or linux (.desktop files); may be given twice (default: this one)",
    ),
    "desktop-put": ("已放好：{path}", "written: {path}"),
    "desktop-build": (
        "双击 {starters} 就生成全套文件并打开结果。",
        "Double-click {starters} to build and open the papers.",
    ),
    "desktop-serve": (
        "双击 {starters} 就打开网页，公文、名单、文件都在网页上做。",
        "Double-click {starters} to open the page, which has the notice, the roster and the papers.",
    ),
    "desktop-moved": ("移动了文件夹的，再运行一次 fawen desktop。", "After a move, run fawen desktop again."),
}
