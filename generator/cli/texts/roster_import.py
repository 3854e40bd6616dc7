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
        "哪一列是单位名称，写它的标题；看不出来时才要写",
        "the header of the column of unit names, where no header shows which it is",
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
    "roster-change": ("{unit}：{field} {old} → {new}", "{unit}: {field} {old} → {new}"),
    "roster-nothing": ("（空）", "(nothing)"),
    "roster-new-unit": ("新单位：{unit}（{group}）", "new unit: {unit} ({group})"),
    "roster-unit-missing": ("表里没有，保留：{unit}（{group}）", "not in the sheet, kept: {unit} ({group})"),
    "roster-unit-removed": ("表里没有，删去：{unit}（{group}）", "not in the sheet, removed: {unit} ({group})"),
    "roster-comment": ("随着删去的注释：{comment}", "a comment is removed with it: {comment}"),
    "roster-kept": (
        "{unit}：{field}在表里是空的，保留 {value}",
        "{unit}: {field} is empty in the sheet, kept: {value}",
    ),
    "roster-class": ("组“{group}”：主送类别 {old} → {new}", "group '{group}': class {old} → {new}"),
    "roster-new-group": ("新的组：{group}（主送类别 {classes}）", "new group: {group} (class {classes})"),
    "roster-new-title": ("“{field}”新的叫法：{title}", "new title of {field}: {title}"),
    "roster-new-field": ("新的字段：{title}（{name}）", "new field: {name} ({title})"),
    "roster-with-code": ("{name}（{code}）", "{name} ({code})"),
    "roster-counts": ("合计：{counts}。", "in all: {counts}."),
    "roster-count-changes": ("改 {count} 处", "changes: {count}"),
    "roster-count-units": ("新增 {count} 个单位", "new units: {count}"),
    "roster-count-groups": ("新增 {count} 个组", "new groups: {count}"),
    "roster-count-titles": ("新增 {count} 个叫法", "new titles: {count}"),
    "roster-count-fields": ("新增 {count} 个字段", "new fields: {count}"),
    "roster-count-missing": ("表里没有而保留 {count} 个单位", "units kept that the sheet lacks: {count}"),
    "roster-count-removed": ("删去 {count} 个单位", "units removed: {count}"),
    "roster-count-kept": ("空着而保留 {count} 处", "values kept where the sheet is empty: {count}"),
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
