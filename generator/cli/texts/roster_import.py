"""Texts of ``fawen roster import``."""

_IMPORT_ZH = """把表格（.xlsx、.xls、.csv）里的单位导入名单；也可以导入另一个 .yaml。

不写 --into，生成一个完整的新名单。写了 --into，并入已有的名单：单位按代码对应，没有代码的按名称，名称也没有的按曾用名；
只改不一样的地方，注释、顺序和别的写法都不动。

新建的示例名单没有改过的，整个换成表里的单位。

表里没有的列不动。格子空着的，保留名单里的值；表里没有的单位，也保留在名单里。这两种都逐条列出来。要清空一项，请直接改名单。"""

_IMPORT_EN = """Import the units of a sheet (.xlsx, .xls, .csv), or of another .yaml, into a roster.

Without --into a whole new roster is made. With it an existing one is changed: units are matched by code, else by name,
else by a former name; only what differs is changed; comments, order and formatting stay.

A sample roster that nobody has changed is replaced as a whole.

Fields without a column in the sheet stay. Where a cell is empty, the roster's value is kept; units that the sheet
lacks are kept, too; both are listed one by one. To clear a value, edit the roster."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster-import": (_IMPORT_ZH, _IMPORT_EN),
    "roster-into": ("并入这个名单，改之前先列出变化", "the roster to change; every change is listed"),
    "roster-output": (
        "新名单写到这个文件（默认显示出来）",
        "the file that a new roster is written to (default: shown)",
    ),
    "roster-name-column": (
        "哪一列是单位名称，写它的标题或者列号；看不出来时才要写",
        "the header or letter of the column of unit names, where no header shows which it is",
    ),
    "roster-group-column": (
        "哪一列是组别，写它的标题或者列号",
        "the header or letter of the column of groups",
    ),
    "roster-no-groups": ("表里没有组别", "the sheet has no groups"),
    "roster-everybody": (
        "公文不管怎样称呼，都发给表里全部单位",
        "all units of the sheet are meant whatever a notice calls them",
    ),
    "roster-one-of-groups": (
        "--group-column、--no-groups、--everybody 只能用一个",
        "--group-column, --no-groups and --everybody exclude one another",
    ),
    "roster-sheet": ("用哪一个工作表（默认仅有的那个）", "which worksheet is read (default: the only one)"),
    "roster-remove": ("名单里有、表里没有的单位，从名单里删去", "remove units that the sheet lacks from the roster"),
    "roster-dry-run": ("只列出变化，不写文件", "dry run: list what would change; write nothing"),
    "roster-import-json": ("每处变化打印一行 JSON", "print one JSON object a line for each change"),
    "roster-only-into": (
        "--remove 和 --dry-run 要和 --into 一起用",
        "--remove and --dry-run go with --into",
    ),
    "roster-no-sheets": ("{file} 不是表格，不能用 {option}", "{file} is no sheet, and {option} is for sheets"),
    "roster-into-or-output": (
        "--into 和 --output 只能用一个",
        "--into and --output exclude one another",
    ),
    "roster-written": ("已写入 {file}：{count} 个单位。", "written to {file}: {count} units."),
    "roster-unchanged": ("没有变化，{file} 没有动。", "no changes; {file} was not touched."),
    "roster-sample-replaced": (
        "{file} 里是没有改过的示例，已经换成表里的 {count} 个单位。",
        "{file} held untouched samples; it now has the {count} units of the sheet.",
    ),
    "roster-sample-would": (
        "{file} 里是没有改过的示例，会换成表里的 {count} 个单位；只是试看，没有动。",
        "{file} holds untouched samples and would get the {count} units of the sheet; dry run, not touched.",
    ),
    "roster-would": ("只是试看，{file} 没有动。", "dry run; {file} was not touched."),
    "roster-done": ("已写入 {file}。", "written to {file}."),
}
