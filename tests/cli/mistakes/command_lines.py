"""What is typed wrongly on the command line."""

from tests.cli.mistakes.mistake import OLD, Mistake, put, rename, repository, sheet, word, write

SHEET = sheet(
    "名录.xlsx",
    "单位名称 | 收文单位 | 份数 | 组别",
    "东馆 | 东馆办公室 | 2 | 分馆",
    "西馆 | 西馆 | 1 | 分馆",
    "修复中心 | 修复中心 | 1 | 直属单位",
)

MERGE = "merge templates/unit/函.docx --units units.yaml --output 函件 --notice templates/notice"

MISTAKES = [
    Mistake(
        "the notice's file in place of its folder", "build --dry-run --notice templates/notice/notice.md",
        "notice-not-folder", ["--notice templates/notice"], again="build --dry-run --notice templates/notice", status=2,
    ),
    Mistake(
        "the notice's folder without its option", "build --dry-run templates/notice", "cli-usage",
        ["--notice templates/notice"], again="build --dry-run --notice templates/notice", status=2,
    ),
    Mistake(
        "the folder of templates without its option", "build --dry-run 模板", "cli-usage", ["--templates 模板"],
        before=[rename("templates", "模板")], again="build --dry-run --templates 模板", status=2,
    ),
    Mistake(
        "the roster without its option", "build --dry-run 名录.xlsx", "cli-usage", ["--units 名录.xlsx"],
        before=[SHEET], again="build --dry-run --units 名录.xlsx", status=2,
    ),
    Mistake(
        "a unit without its option", "build --dry-run 东馆", "cli-usage", ["--only 东馆"],
        again="build --dry-run --only 东馆", status=2,
    ),
    Mistake(
        "merge with its template only", "merge templates/unit/函.docx", "cli-argument-missing", ["--units", "--output"],
        before=[SHEET], again=MERGE, status=2,
    ),
    Mistake(
        "a roster without its ending", "build --dry-run --units 名录", "source-missing", ["是不是“名录.xlsx”"],
        ["did you mean '名录.xlsx'"], before=[SHEET], again="build --dry-run --units 名录.xlsx", status=2,
    ),
    Mistake(
        "a template without its ending", "variables templates/unit/函", "source-missing",
        ["是不是“templates/unit/函.docx”"], ["did you mean 'templates/unit/函.docx'"],
        again="variables templates/unit/函.docx", status=2,
    ),
    Mistake(
        "a document that is opened by somebody, in Word's short form of its name", "check ~$发2024第七号.docx",
        "source-owner-file", ["正打开着", "示档发2024第七号.docx"], [" open", "示档发2024第七号.docx"],
        before=[word("示档发2024第七号.docx", "示例"), write("~$发2024第七号.docx", "owner")],
        again="variables 示档发2024第七号.docx",
    ),
    Mistake(
        "two units with a Chinese comma", "build --dry-run --only 东馆，西馆", "cli-units-together",
        ["--only 东馆 --only 西馆"], again="build --dry-run --only 东馆 --only 西馆", status=2,
    ),
    Mistake(
        "two units where one is wanted", "preview 东馆，西馆", "cli-units-one-wanted", ["一次只能写一个", "先写 东馆"],
        ["only one", "begin with 东馆"], again="build --dry-run --only 东馆", status=2,
    ),
    Mistake(
        "the folder of the notice as that of the templates", "build --dry-run --templates templates/notice",
        "notice-folder-as-templates", ["写成 --templates templates"], ["write --templates templates"],
        again="build --dry-run --templates templates", status=2,
    ),
    Mistake(
        "two units after one option", "build --dry-run --only 东馆 西馆", "cli-usage", ["--only 西馆"],
        again="build --dry-run --only 东馆 --only 西馆", status=2,
    ),
    Mistake(
        "units with a semicolon, one of them misspelt", "build --dry-run --only 东馆;西管", "cli-unit-unknown",
        ["--only 东馆 --only 西馆", "没有“西管”", "是不是“西馆”"],
        ["--only 东馆 --only 西馆", "'西管'", "did you mean '西馆'"], again="build --dry-run --only 东馆 --only 西馆",
        status=2,
    ),
    Mistake(
        "a unit of another name altogether", "build --dry-run --only 某某处", "cli-unit-unknown",
        ["没有“某某处”", "要写完整，例如“东馆”"], ["'某某处'", "in full, such as '东馆'"],
        again="build --dry-run --only 修复中心", status=2, never=["是不是", "did you mean"],
    ),
    Mistake(
        "an option with a letter missing", "build --dry-run --ony 东馆", "cli-option-unknown", ["是不是“--only”"],
        ["did you mean '--only'"], again="build --dry-run --only 东馆", status=2,
    ),
    Mistake(
        "an option with the dash that a word processor makes of two", "build --dry-run –only 东馆", "cli-dash",
        ["--only", "半角"], ["--only", "two plain hyphens"], again="build --dry-run --only 东馆", status=2,
    ),
    Mistake(
        "an option of other programs", "check templates --verbose", "cli-option-needless", ["去掉它", "--version"],
        ["leave it out", "--version"], again="check templates", status=2, never=["是不是", "did you mean"],
    ),
    Mistake(
        "an option that another command has", "build --dry-run --rendered", "cli-option-elsewhere", ["fawen check"],
        again="build --dry-run", status=2, never=["是不是", "did you mean"],
    ),
    Mistake(
        "a command with letters swapped", "bulid --dry-run", "cli-command-unknown", ["是不是“build”"],
        ["did you mean 'build'"], again="build --dry-run", status=2,
    ),
    Mistake(
        "a command that there is no more", "watch --only 东馆", "cli-gone", ["“fawen watch”", "fawen build"],
        ["'fawen watch'", "fawen build"], again="build --only 东馆", status=2, never=["是不是", "did you mean"],
    ),
    Mistake(
        "an option in front of the command", "--dry-run build", "cli-option-early", ["fawen build --dry-run"],
        again="build --dry-run", status=2,
    ),
    Mistake(
        "a value after an option that has none", "build --dry-run --draft=yes", "cli-option-flag", ["--draft"],
        again="build --dry-run --draft", status=2,
    ),
    Mistake(
        "a number as a word", "build --dry-run --jobs 两个", "cli-value", ["要写一个整数"], ["whole number"],
        again="build --dry-run --jobs 2", status=2,
    ),
    Mistake(
        "one equals sign in a condition", "build --dry-run --where \"group = '分馆'\"", "cli-where", ["=="],
        again="build --dry-run --where \"group == '分馆'\"", status=2,
    ),
    Mistake(
        "a full-width sign in a condition", "build --dry-run --where copies＞1", "cli-where", ["半角", "＞"], ["＞"],
        again="build --dry-run --where copies>1", status=2,
    ),
    Mistake(
        "a text without quotes in a condition", 'build --dry-run --where "group == 分馆"', "cli-where-field",
        ["'分馆'"], again="build --dry-run --where \"group == '分馆'\"", status=2,
    ),
    Mistake(
        "a field misspelt in an order", "build --dry-run --sort 书架", "cli-sort-field", ["是不是“书架数”"],
        ["did you mean '书架数'"], again="build --dry-run --sort 书架数", status=2,
    ),
    Mistake(
        "a field misspelt in a pattern of names", f"{MERGE} --name '{{{{ unit.nmae }}}}.docx'", "cli-name-field",
        ["是不是“name”"], ["did you mean 'name'"], again=f"{MERGE} --name '{{{{ unit.name }}}}.docx'", status=2,
    ),
    Mistake(
        "a file in place of the folder for the results", "build --output units.yaml", "output-not-written",
        ["units.yaml", "文件夹"], ["units.yaml", "folder"], again="build --output 结果",
    ),
    Mistake(
        "an old Word document to check", "check 通知.doc", "template-not-docx-old", ["旧格式", "另存为"],
        ["old-format", "save it as"], before=[put("通知.doc", OLD)], remedy=[word("通知.docx", "示例")],
        again="variables 通知.docx",
    ),
    Mistake(
        "a folder that has a notice already", "new notice templates/notice", "new-not-empty", ["templates/notice"],
        again="new notice templates/第八号",
    ),
    Mistake(
        "a number in square brackets for the register", "register add --title 示例 示档发[2024]8号",
        "register-number-form", ["是不是“示档发〔2024〕8号”"], ["did you mean '示档发〔2024〕8号'"],
        again="register add --title 示例 示档发〔2024〕8号",
    ),
    Mistake(
        "a roster by its heading in place of its sheet", "build --dry-run --units 名录.doc", "sheet-suffix",
        [".doc", "另存为"], [".doc", "save it as"], before=[word("名录.doc", "示例")], remedy=[SHEET],
        again="build --dry-run --units 名录.xlsx",
    ),
    Mistake(
        "a template of another kind of notice", "merge templates/unit/函.docx --units units.yaml --output 函件",
        "cli-merge-notice", ["--notice templates/notice"], again=MERGE, status=2,
    ),
    Mistake(
        "git asked where there is no repository", "git install", "git-no-repository", ["git init"], remedy=[repository],
        status=2,
    ),
]  # fmt: skip
