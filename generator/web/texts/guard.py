"""What the guard answers. Nobody's language is known there, so that each text is shown in both."""

TEXTS: dict[str, tuple[str, str]] = {
    "guard-host": (
        "这个地址不对。请从“发文”打开的窗口里用。",
        "This address is not the right one. Use the window that fawen has opened.",
    ),
    "guard-origin": (
        "这个操作不是从“发文”自己的网页上发出的，没有做。请在“发文”的网页上再做一次。",
        "This was not asked from fawen's own page, and was not done. Do it again on fawen's page.",
    ),
    "guard-stranger": (
        "没有打开的权限。“发文”只给启动它的人用：请关掉这个网页，重新启动“发文”。",
        "No access. fawen is for whoever started it: close this page and start fawen again.",
    ),
    "guard-used": (
        "这个地址只能打开一次，已经用过了。网页还开着的，接着用就行；关掉了的，请重新启动“发文”。",
        "This address opens once, and has been used. Go on where the page is open; else start fawen again.",
    ),
    "guard-opened": ("正在打开……", "Opening …"),
    "guard-start": ("首页", "Start"),
    "guard-large": (
        "传上来的内容太大，最大 {most} MB，没有收下。按浏览器的“后退”回去，换一个小一点的文件。",
        "What was sent is too large ({most} MB at most) and was not taken. Go back and choose a smaller file.",
    ),
    "guard-fault": (
        "这是程序的错，不是您的。您填的内容还在原来的网页上，请按浏览器的“后退”回去。报告时请写上编号 {number}。",
        "This is a fault of the program. What you typed is still on the page before. To report it, give {number}.",
    ),
}
