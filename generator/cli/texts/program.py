"""Texts of the program itself, and those that several commands have."""

TEXTS: dict[str, tuple[str, str]] = {
    "fawen": (
        "发文：把一件公文一次做成全套文件——按 GB/T 9704-2012 排版的正式通知、每个单位一份的信函和各种清单。",
        "One dispatch, its whole set of papers: a notice laid out to GB/T 9704-2012, a letter for every unit, lists.",
    ),
    "first-steps": (
        "先试 fawen build --dry-run 看会做出什么，或 fawen check templates 检查模板；fawen help 命令 说明每个命令",
        "Start with fawen build --dry-run or fawen check templates; fawen help COMMAND explains a command.",
    ),
    "jobs": (
        "最多同时用几个进程（默认：处理器的核数），结果不受影响",
        "maximum number of processes (default: the number of cores); results do not depend on it",
    ),
    "quiet": ("除了问题什么都不显示", "print only problems"),
    "lang": ("消息用中文（zh）或英文（en）", "messages in Chinese (zh) or English (en)"),
    "help-command": (
        "说明一个命令，和命令后面写 --help 一样；不写命令，列出全部命令。",
        "Explain a command, like COMMAND --help; without one, list all commands.",
    ),
    "help-command-words": ("要说明的命令，可以是两个词", "the command, of one word or two"),
    "help": ("显示这段说明", "show this and exit"),
    "version": ("显示版本号", "show the version and exit"),
    "usage": ("用法：", "Usage: "),
    "some-options": ("[选项]", "[OPTIONS]"),
    "a-command": ("命令 …", "COMMAND …"),
    "heading": ("{heading}：", "{heading}:"),
    "arguments": ("参数", "Arguments"),
    "example": ("例如", "Example"),
    "options": ("选项", "Options"),
    "commands": ("命令", "Commands"),
    "section-papers": ("做文件", "Papers"),
    "section-checks": ("检查、比较", "Checks and comparison"),
    "section-office": ("名单、登记簿", "Roster and register"),
    "section-versions": ("模板和版本", "Templates and their versions"),
    "section-more": ("其他", "More"),
    "interrupted": ("已中断，什么都没有改动。", "Interrupted; nothing has been changed."),
}
