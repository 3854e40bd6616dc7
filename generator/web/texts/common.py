"""Texts that every page has."""

TEXTS: dict[str, tuple[str, str]] = {
    "between": ("、", ", "),
    "app": ("发文", "fawen"),
    "skip": ("跳到正文", "Skip to the content"),
    "screens": ("页面", "Screens"),
    "screen-notice": ("公文", "Notice"),
    "screen-roster": ("名单", "Roster"),
    "screen-papers": ("文件", "Papers"),
    "screen-make": ("生成", "Make"),
    "screen-register": ("登记簿", "Register"),
    "notices": ("公文", "Notices"),
    "state-new": ("样例", "Sample"),
    "state-draft": ("草稿", "Draft"),
    "state-made": ("已生成", "Made"),
    "state-registered": ("已登记", "Registered"),
    "to-roster": ("去导入名单", "To the roster"),
    "new-one": ("新的一件", "New notice"),
    "close": ("关闭", "Close"),
    "closed-title": ("已关闭", "Closed"),
    "closed": (
        "程序已经停了，这个网页可以关掉。要再用，请双击打开它的那个图标。",
        "The program has ended, and this page can be closed. To use it again, start it the way you did.",
    ),
    "no-answer": (
        (
            "程序没有回应，可能已经停了。您写的还在这个网页上，请先不要关掉它。"
            "把程序重新打开：新打开的网页里有暂存过的内容，没有的从这里复制。"
        ),
        (
            "The program does not answer; it may have ended. What you typed is on this page: leave it open. Start the "
            "program again: the page that opens has what was kept, and what it does not have is copied from here."
        ),
    ),
    "not-found-title": ("没有这一页", "No such page"),
    "not-found": (
        "这里没有您要的东西，可能已经改名或者删掉了。",
        "What you asked for is not here; it may have been renamed or removed.",
    ),
    "not-read": (
        (
            "网页传来的内容没有收全，或者一次填的太多（最多 {most} 格），没有做成。"
            "您填的内容还在原来的网页上，请按浏览器的“后退”回去，少填一些再试。"
        ),
        (
            "What the page sent did not come whole, or is too much at once ({most} fields at most). It was not done. "
            "What you typed is still on the page before: use the browser's Back, and send less."
        ),
    ),
    "folder-gone-title": ("文件夹不在了", "The folder is gone"),
    "folder-gone": (
        "打开的那个文件夹已经删掉了，这里什么都做不了。把它放回原处，关掉黑色窗口，再双击“发文网页”。",
        "The folder that is served was removed; nothing can be done here. Put it back and start the program again.",
    ),
    "refused-title": ("没有做成", "Not done"),
    "to-notice": ("到公文页", "To the notice"),
    "home": ("回到首页", "Back to the start"),
    "fault-title": ("程序出错了", "The program has failed"),
    "fault": (
        (
            "这是程序的错，不是您的。您填的内容还在原来的网页上，请按浏览器的“后退”回去。"
            "报告时请写上编号 {number}；打开程序的窗口里有详细情况。"
        ),
        (
            "This is a fault of the program, not yours. What you typed is still on the page before: use the browser's "
            "Back. To report it, give the number {number}; the window that started the program has the details."
        ),
    ),
    "typed-again": ("您填的内容都还在。", "What you typed is still here."),
    "send-again": ("再试一次", "Try again"),
    "fault-here": (
        "这是程序的错，不是您的；刚才的没有做成，您填的内容还在这一页上。报告时请写上编号 {number}。",
        (
            "This is a fault of the program, not yours. It was not done; what you typed is still here. To report it, "
            "give the number {number}."
        ),
    ),
    "problem-error": ("错误", "Error"),
    "problem-warning": ("提醒", "Warning"),
    "problem-info": ("说明", "Note"),
    "remedy": ("办法：", "Remedy: "),
}
