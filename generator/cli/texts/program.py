"""Texts of the program itself, what each command does, and texts that several commands have."""

TEXTS: dict[str, tuple[str, str]] = {
    "fawen": (
        "发文：把一件公文一次做成全套文件——按 GB/T 9704-2012 排版的正式通知、每个单位一份的信函和各种清单。",
        "One dispatch, its whole set of papers: a notice laid out to GB/T 9704-2012, a letter for every unit, lists.",
    ),
    "first-steps": (
        "还没有模板，先用 fawen new desk 新建一整套；fawen build --dry-run 看会做出什么；fawen help 命令 说明每个命令",
        "Begin with fawen new desk; fawen build --dry-run shows what it makes; fawen help COMMAND explains a command.",
    ),
    "build": (
        "生成全套文件：通知、每个单位的信函、清单。",
        "Build the whole set: the notice, a paper for every unit, the lists.",
    ),
    "review": (
        "审稿人改过的送审稿收回来：修订写进通知，写不进的说明在哪里改。",
        "Take a reviewed draft back: its changes go into the notice, the rest is listed with where to change it.",
    ),
    "merge": (
        "用一个 Word 模板给名单上每个单位做一份文件。",
        "Make one document for every unit of a roster from one Word template.",
    ),
    "preview": (
        "看一个单位的文件印出来是什么样：画成图片，放进“预览-…”文件夹（需要 LibreOffice）。不写单位，看公文本身。",
        "Draw the pages of one unit's papers, into a folder 预览-… (needs LibreOffice); without a unit, of the notice.",
    ),
    "serve": (
        "在浏览器里打开网页：写公文、改名单、看版面、生成、登记，都在网页上做；只有本机打得开。",
        "Open a page in the browser: notice, roster, pages, papers and register, all there; for this machine only.",
    ),
    "pdf": ("把 .docx 转成 PDF（需要 LibreOffice）。", "Make PDFs of .docx files (needs LibreOffice)."),
    "check": (
        "检查公文和模板：公文逐项对照 GB/T 9704-2012 等规定，模板查标签和字段；原件从不改动。",
        "Check documents against GB/T 9704-2012 and related standards, and templates for faulty tags and fields.",
    ),
    "variables": ("列出模板里用到的每个字段和位置。", "List every field that a template reads, and where."),
    "register": (
        "发文登记簿：编号、登记、查看、作废。",
        "The register of numbers: show the next, add, list, void.",
    ),
    "roster": (
        "单位名单：和 Excel、WPS 表格互相转换，检查。",
        "The roster: from and to the sheets of Excel and WPS, checked.",
    ),
    "new": (
        "新建一整套，或者一件公文、信函模板、单位名单，里面都有说明，马上就能生成。",
        "Create a whole desk, or a commented notice, letter or roster, ready to build.",
    ),
    "asked": ("{question}（直接按回车：{default}）：", "{question} (return: {default}): "),
    "which-notice": ("没有“{name}”，用哪一件公文？", "There is no '{name}'; which notice is meant?"),
    "asked-number": ("写编号", "Its number"),
    "schema": (
        "生成编辑器用的说明文件（JSON Schema），写 units.yaml 和公文要素时能提示、能查错。",
        "Write JSON Schemas, so that editors complete and check units.yaml and front matter.",
    ),
    "template": (
        "整理模板文件。",
        "Maintain template files.",
    ),
    "git": (
        "让 git 看得懂 .docx，提交前先检查。",
        "Make git show .docx files as text and check them before a commit.",
    ),
    "textconv": (
        "把 .docx 转成文字给 git diff 看：一段一行，带标签和格式。",
        "Turn a .docx into text for git diff: one paragraph a line, with tags and format.",
    ),
    "diff": (
        "比较两个 .docx，或者两次生成的文件夹，用句子说出改了什么。",
        "Compare two .docx files, or the folders of two builds, and describe the changes in sentences.",
    ),
    "doctor": (
        "检查这台电脑和这个文件夹：版本、字体、权限，缺什么、怎么装；求助时先发这一页，里面没有个人信息。",
        "Examine this machine and folder for whoever helps you: versions, fonts, what is missing; nothing personal.",
    ),
    "desktop": (
        "在放着模板和名单的文件夹里放两个双击就能用的文件：一个生成全套文件、打开结果，一个打开网页。",
        "Put two files to double-click into the folder of templates and roster: to build the papers, to open the page.",
    ),
    "jobs": (
        "最多同时用几个进程（默认：处理器的核数），结果不受影响",
        "maximum number of processes (default: the number of cores); results do not depend on it",
    ),
    "quiet": ("除了问题什么都不显示", "print only problems"),
    "lang": ("消息用中文（zh）或英文（en）", "messages in Chinese (zh) or English (en)"),
    "help": (
        "说明一个命令，和命令后面写 --help 一样；不写命令，列出全部命令。",
        "Explain a command, like COMMAND --help; without one, list all commands.",
    ),
    "help-words": ("要说明的命令，可以是两个词", "the command, of one word or two"),
    "help-option": ("显示这段说明", "show this and exit"),
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
