"""Texts of ``fawen serve``."""

TEXTS: dict[str, tuple[str, str]] = {
    "serve-folder": (
        "放着模板和名单的文件夹（默认：当前文件夹）；空的也行，从网页上新建",
        "the folder of templates and roster (default: the working folder); it may be empty, and begun on the page",
    ),
    "serve-host": (
        "网页的地址，只能是本机：127.0.0.1、::1 或者 localhost（默认：127.0.0.1）",
        "the address, of this machine only: 127.0.0.1, ::1 or localhost (default: 127.0.0.1)",
    ),
    "serve-port": ("网页的端口（默认：随便一个空的）", "the port (default: any that is free)"),
    "serve-no-open": (
        "不打开浏览器，印出只能用一次的地址",
        "open no browser; print the address, which opens once",
    ),
    "serving": (
        "网页准备好了，正在浏览器里打开。用完在网页上点“关闭”，或者在这里按 Ctrl+C；{hours} 小时没有人用，会自己停。",
        "The page opens in the browser. Close on the page or Ctrl+C here ends it, as do {hours} hours without any use.",
    ),
    "serve-ended": ("网页已经停了。", "The page has ended."),
    "serve-fault": (
        "网页上出了一个程序的错，编号 {number}。网页还能用；报告时请附上下面这些：",
        "A fault of the program, number {number}; the page can still be used. To report it, send what follows:",
    ),
}
