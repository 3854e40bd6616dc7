"""Sentences about rosters in sheets (.xlsx, .xls, .csv)."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_SAVE_AS = "用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿（*.xlsx）”"
_EN_SAVE_AS = "open it in Excel or WPS and save it as 'Excel workbook (*.xlsx)'"
_READ_ZH = ".xlsx、.xlsm、.xls、.csv、.tsv、.txt（Unicode 文本）和 .yaml"
_READ_EN = ".xlsx, .xlsm, .xls, .csv, .tsv, .txt (Unicode text) and .yaml"
_ZH_TEXT = "在 Excel 里选中这一列，把单元格格式改成“文本”，再照原始材料重新输入"
_EN_TEXT = "format the column as text and type the value again from its source"

_FILES: dict[str, Sentence] = {
    "sheet-suffix": Sentence(
        zh="名单不能是 {suffix} 文件",
        en="a roster cannot be read from a {suffix} file",
        zh_remedy=f"{_ZH_SAVE_AS}；Word 里的表格先复制到一张空的工作表里。能读的有 {_READ_ZH}。",
        en_remedy=f"{_EN_SAVE_AS}; copy a Word table into an empty sheet first. Supported: {_READ_EN}.",
    ),
    "sheet-not-xlsx": Sentence(
        zh="文件名是 .xlsx，里面却不是 Excel 工作簿（可能是改了扩展名的 .xls、.csv 或网页）",
        en="the file is named .xlsx but is not an Excel workbook (perhaps a renamed .xls, .csv or web page)",
        zh_remedy=f"{_ZH_SAVE_AS}；只改扩展名不行。",
        en_remedy=f"{_EN_SAVE_AS}; renaming is not enough.",
    ),
    "sheet-not-xls": Sentence(
        zh="文件名是 .xls，里面却不是旧版 Excel 工作簿（有的系统导出的是网页、文本或 .xlsx，只是叫 .xls）",
        en="the file is named .xls but is not a workbook of that kind (some systems export web pages, text or .xlsx"
        " under that name)",
        zh_remedy=f"{_ZH_SAVE_AS}。",
        en_remedy=f"{_EN_SAVE_AS}.",
    ),
    "sheet-not-csv": Sentence(
        zh="文件名是 .csv 或 .txt，里面却不是文本，像是 Excel、WPS 或 PDF 文件",
        en="the file is named .csv or .txt but is not text; it looks like an Excel, WPS or PDF file",
        zh_remedy="把扩展名改回原来的（.xlsx、.xls），或者在 Excel 里另存为“CSV UTF-8”。",
        en_remedy="restore its extension (.xlsx, .xls), or save it as 'CSV UTF-8' in Excel.",
    ),
    "sheet-encrypted": Sentence(
        zh="工作簿加了打开密码，读不了",
        en="the workbook is protected by a password and cannot be read",
        zh_remedy="在 Excel 或 WPS 里打开，去掉打开密码再保存（“保护工作表”的密码不用去）。",
        en_remedy="open it, remove the password to open it, and save it; its sheets may stay protected.",
    ),
    "sheet-broken": Sentence(
        zh="表格文件坏了，读不出来（{why}）",
        en="the file is broken and cannot be read ({why})",
        zh_remedy=f"换一份完好的文件，或者{_ZH_SAVE_AS}。",
        en_remedy=f"use an intact copy, or {_EN_SAVE_AS}.",
    ),
    "sheet-too-big": Sentence(
        zh="表格太大：文件或者里面的工作表超过了 {limit} MB",
        en="the file, or a sheet within it, is larger than {limit} MB",
        zh_remedy="删去图片和用不着的工作表再保存；单位实在太多时请分成几个文件。",
        en_remedy="delete unneeded pictures and sheets; split a roster that really is this large.",
    ),
    "sheet-encoding": Sentence(
        zh="文件不是 UTF-8，按 {encoding} 读的（中文版 Excel 存的 CSV 一般是这样）",
        en="the file is not UTF-8 and was read as {encoding}, the encoding of CSV from Chinese Excel",
        zh_remedy="请看一眼单位名称有没有乱码；要免去这条说明，另存时选“CSV UTF-8”。",
        en_remedy="check the names for garbled text; save it as 'CSV UTF-8' to silence this.",
        severity="info",
    ),
    "sheet-encoding-unclear": Sentence(
        zh="看不出文件是什么编码，硬读会出乱码",
        en="the encoding of the file cannot be detected",
        zh_remedy="在 Excel 里打开，看到的字都对以后，另存为“Excel 工作簿（*.xlsx）”或者“CSV UTF-8”。",
        en_remedy="open it in Excel, check the text, and save it as .xlsx or 'CSV UTF-8'.",
    ),
    "sheet-quote": Sentence(
        zh="这一格的引号不成对，或者引号外面还有字，分不清格子到哪里为止",
        en="the quotes of this cell are unbalanced, or there is text outside them",
        zh_remedy="含逗号、引号或换行的内容要整格用英文双引号括起来，里面的双引号写两遍；最好用 Excel 另存。",
        en_remedy="put the whole cell in double quotes and double those inside; preferably export it from Excel.",
    ),
    "sheet-ragged": Sentence(
        zh="这一行有 {count} 格，标题行有 {wanted} 格，对不上",
        en="this row has {count} cells, but the header row has {wanted}",
        zh_remedy="多半是内容里有逗号而没有加引号，或者少了逗号；请对照标题改好这一行。",
        en_remedy="most likely there is an unquoted comma in a cell, or a comma is missing: fix this row.",
    ),
}

_SHEETS: dict[str, Sentence] = {
    "sheet-several": Sentence(
        zh="有几张工作表都有内容，不知道哪张是名单：{sheets}",
        en="several sheets have content, so it is unclear which one is the roster: {sheets}",
        zh_remedy="只留名单那一张（另存一份再删），或者用 fawen roster import 加 --sheet 说明是哪张。",
        en_remedy="save a copy with only the roster, or use 'fawen roster import' with --sheet.",
    ),
    "sheet-unknown": Sentence(
        zh="没有叫“{sheet}”的工作表",
        en="there is no sheet called '{sheet}'",
        zh_remedy="文件里有：{known}。",
        en_remedy="available: {known}.",
    ),
    "sheet-hidden": Sentence(
        zh="工作表“{sheet}”是隐藏的，里面有什么看不见",
        en="the sheet '{sheet}' is hidden",
        zh_remedy="在工作表标签上点右键，“取消隐藏”，看过再用。",
        en_remedy="unhide it and check it first.",
    ),
    "sheet-hidden-left": Sentence(
        zh="隐藏的工作表“{sheet}”里有内容，没有读",
        en="the hidden sheet '{sheet}' has content, which was not read",
        zh_remedy="如果里面有要发的单位，请取消隐藏，移到名单里。",
        en_remedy="if there are units in it, unhide it and move them to the roster.",
        severity="warning",
    ),
    "sheet-left": Sentence(
        zh="工作表“{sheet}”里也有内容，没有读",
        en="the sheet '{sheet}' also has content, which was not read",
        zh_remedy="如果里面有要发的单位，请移到名单里。",
        en_remedy="if there are units in it, move them to the roster.",
        severity="warning",
    ),
    "sheet-empty": Sentence(
        zh="表里一个单位也没有",
        en="the sheet has no units",
        zh_remedy="第一行写标题（单位名称、代码、份数……），下面一行写一个单位。",
        en_remedy="write headers (单位名称, 代码, 份数 …) in the first row, and one unit in each row below.",
    ),
    "sheet-no-headers": Sentence(
        zh="找不到标题行：前 20 行里没有“单位名称”这样的标题",
        en="no header row: the first 20 rows have no header such as 单位名称",
        zh_remedy="在名单上面写一行标题，至少要有“单位名称”，其余如代码、份数、邮政编码、联系电话。",
        en_remedy="write a header row above the units: at least 单位名称 (or 'name'), then code, copies, phone …",
    ),
    "sheet-no-name-column": Sentence(
        zh="第 {row} 行像是标题行，但是没有“单位名称”这一列",
        en="row {row} looks like the header row but has no column 单位名称 (name)",
        zh_remedy="把写单位名称的那一列的标题改成“单位名称”。",
        en_remedy="name the column of unit names 单位名称 or 'name'.",
    ),
}

_COLUMNS: dict[str, Sentence] = {
    "sheet-column-near": Sentence(
        zh="标题“{header}”很像“{meant}”，但是差一点，不敢当成同一列",
        en="the header '{header}' is almost, but not exactly, '{meant}'",
        zh_remedy="写错了就改成“{meant}”；是别的内容就把标题写成“{header}（英文名）”，例如“床位数（beds）”。",
        en_remedy="correct it to '{meant}', or, if it is something else, write it as '{header}（english_name）'.",
    ),
    "sheet-column-unknown": Sentence(
        zh="“{header}”这一列没有读：不是认识的标题",
        en="the column '{header}' was not read: unknown header",
        zh_remedy="不需要就不用管；要在模板里用，把标题写成“{title}（英文名）”，括号里只写英文字母，"
        "例如“床位数（beds）”。",
        en_remedy="ignore this if you do not need the column; to use it in templates write '{title}（english_name）', "
        "with only letters in the brackets, as in '床位数（beds）'.",
        severity="warning",
    ),
    "sheet-column-untitled": Sentence(
        zh="这一列上面没有标题，内容没有读",
        en="this column has no header, and was not read",
        zh_remedy="要用就在标题行补上标题，不用就删去这一列。",
        en_remedy="give it a header, or delete it.",
        severity="warning",
    ),
    "sheet-column-twice": Sentence(
        zh="这一列和 {other} 都是“{field}”，不知道该用哪一列",
        en="this column and {other} both mean '{field}'",
        zh_remedy="删去一列；两列都要留，就把一列的标题写成自己的字段，例如“手机号码（mobile）”。",
        en_remedy="delete one; to keep both, make one a custom field, such as 手机号码（mobile）.",
    ),
    "sheet-hidden-rows": Sentence(
        zh="有 {count} 行是隐藏的（或者被筛选掉了），看不见里面的单位该不该发：第 {rows} 行",
        en="{count} rows are hidden or filtered out, so it is unclear whether their units get papers: {rows}",
        zh_remedy="在“数据”里清除筛选，选中全表“取消隐藏”行；不该发的单位请删去这一行。",
        en_remedy="clear the filter and unhide the rows; delete the rows of units that get no papers.",
    ),
    "sheet-hidden-column": Sentence(
        zh="{column} 列是隐藏的，里面的内容看不见",
        en="column {column} is hidden",
        zh_remedy="取消隐藏，看过再用；不需要就删去这一列。",
        en_remedy="unhide it and check it, or delete it.",
    ),
    "sheet-merged": Sentence(
        zh="{area} 是合并单元格，分不清内容是哪一行、哪一列的",
        en="the cells {area} are merged: it is unclear which row or column the value belongs to",
        zh_remedy="取消合并，每一格各写各的；只有“组别”“主送类别”可以上下合并；标题只能是一行。",
        en_remedy="unmerge them and fill each; only 组别 and 主送类别 may be merged over rows; headers must be one "
        "row.",
    ),
}

_ROWS: dict[str, Sentence] = {
    "sheet-no-name": Sentence(
        zh="这一行有内容，却没有单位名称",
        en="this row has content but no unit name",
        zh_remedy="补上单位名称；如果是说明或者签名，请移到表外或者删去。",
        en_remedy="add the name; move a remark or signature outside the list.",
    ),
    "sheet-head-again": Sentence(
        zh="这里又是一行标题（第 {row} 行已经有了）",
        en="this is a second header row (the first is row {row})",
        zh_remedy="删去这一行；要每页都印标题，请用“页面布局”里的“打印标题”。",
        en_remedy="delete it; to print headers on each page use 'Print Titles'.",
    ),
    "sheet-total": Sentence(
        zh="这一行是“{text}”，没有当作单位",
        en="this row is a total ('{text}') and was not read as a unit",
        zh_remedy="不用处理；不想再看到这条提醒，就从名单里删去这一行。",
        en_remedy="no action needed; delete the row to silence this.",
        severity="warning",
    ),
    "sheet-heading-left": Sentence(
        zh="这一行只在“{column}”里写着“{text}”，没有当作单位，也没有当作组别",
        en="this row has only '{text}', in column '{column}', and was read as neither a unit nor a group",
        zh_remedy="是说明、签名就不用管；是一组单位的小标题，请加一列“组别”，每个单位写上自己的组。",
        en_remedy="no action needed for a remark; for the heading of a group, add a column 组别 (group).",
        severity="warning",
    ),
    "sheet-remark": Sentence(
        zh="“{name}”像是表下面的说明或者签名，也当作一个单位读了",
        en="'{name}' looks like a remark or a signature below the table, but was read as a unit",
        zh_remedy="不是单位就从表里删去这一行，或者移到别的工作表。",
        en_remedy="if it is not a unit, delete the row or move it to another sheet.",
        severity="warning",
    ),
    "sheet-no-group": Sentence(
        zh="这一行没有写组别",
        en="this row has no group",
        zh_remedy="补上组别；几行是同一组，可以每行都写，也可以把这几格合并成一格。",
        en_remedy="write the group in each row, or in one cell merged over the rows of the group.",
    ),
    "sheet-group-apart": Sentence(
        zh="“{group}”的单位没有排在一起：{other} 那里已经有过这一组，中间隔着别的组",
        en="the units of '{group}' are not consecutive: the group began at {other}, with other groups between",
        zh_remedy="发文的先后就是名单的先后，所以不替您重排：请按组别这一列排序（同组的先后不会变）再保存。",
        en_remedy="papers follow the order of the roster, which is never changed automatically: sort by the group "
        "column.",
    ),
    "sheet-class-differs": Sentence(
        zh="同一组“{group}”前面写的主送类别是“{one}”，这里却是“{other}”",
        en="the class of the group '{group}' was '{one}' above but is '{other}' here",
        zh_remedy="一组只有一种叫法：改成一样的，或者分成两组；有几种叫法时在一格里用顿号隔开。",
        en_remedy="a group has one class: make them the same, or make two groups; several classes go into one cell.",
    ),
}

_CELLS: dict[str, Sentence] = {
    "sheet-digits": Sentence(
        zh="这一格是超过 {limit} 位的数字（{value}），Excel 只保留前 {limit} 位，后面的已经变成 0",
        en="a number of more than {limit} digits ({value}): spreadsheets keep {limit}, the rest became zeros",
        zh_remedy=f"{_ZH_TEXT}；只改格式，丢掉的数字回不来。",
        en_remedy=f"{_EN_TEXT}; changing the format does not restore lost digits.",
    ),
    "sheet-scientific": Sentence(
        zh="“{value}”是 Excel 把长数字写成的科学记数，后面的数字已经丢了",
        en="'{value}' is Excel's scientific notation of a long number; its last digits are lost",
        zh_remedy="回到原来的表，把这一列设成“文本”，照原始材料重新输入，再导出。",
        en_remedy="go back to the original sheet, format the column as text, type the value again, and export again.",
    ),
    "sheet-number-format": Sentence(
        zh="这一格的数字是 {value}，显示格式是“{format}”，看到的和存的不一样，不知道该用哪个",
        en="this number is {value}, shown in the format '{format}': the displayed and the stored value differ",
        zh_remedy=f"{_ZH_TEXT}。",
        en_remedy=f"{_EN_TEXT}.",
    ),
    "sheet-text-format": Sentence(
        zh="这一格存的是“{value}”，显示格式是“{format}”，看到的和存的不一样，不知道该用哪个",
        en="this cell holds '{value}', shown in the format '{format}': the displayed and the stored value differ",
        zh_remedy=f"{_ZH_TEXT}。",
        en_remedy=f"{_EN_TEXT}.",
    ),
    "sheet-narrow": Sentence(
        zh="这一格只有“{value}”：导出的时候列太窄，Excel 没有写出里面的内容",
        en="this cell contains only '{value}': the column was too narrow, so Excel exported no value",
        zh_remedy="回到原来的表，把这一列拉宽，再导出。",
        en_remedy="go back to the original sheet, widen the column, and export again.",
    ),
    "sheet-date": Sentence(
        zh="这一格是日期或者时间（{value}），这一列要的不是",
        en="this is a date or time ({value}), not allowed in this column",
        zh_remedy=f"常见的是“1-2”之类被 Excel 当成了日期：{_ZH_TEXT}；"
        "确实是日期的列，标题写成“启用日期（opened，日期）”，格里不带时间。",
        en_remedy=f"Excel often reads '1-2' as a date: {_EN_TEXT}; "
        "name a date column 启用日期（opened，日期）, without times.",
    ),
    "sheet-boolean": Sentence(
        zh="这一格是逻辑值 {value}，不是文字",
        en="this is the boolean {value}, not text",
        zh_remedy=f"{_ZH_TEXT}。",
        en_remedy=f"{_EN_TEXT}.",
    ),
    "sheet-error-value": Sentence(
        zh="这一格的公式出错了，显示的是 {value}",
        en="the formula in this cell failed with {value}",
        zh_remedy="改好公式，或者直接写上内容。",
        en_remedy="fix the formula, or type the value.",
    ),
    "sheet-formula": Sentence(
        zh="这一格是公式，可是文件里没有存它的结果",
        en="this is a formula without a stored result",
        zh_remedy="用 Excel 或 WPS 打开，保存一次；或者“选择性粘贴”成数值。",
        en_remedy="open the file in Excel or WPS and save it, or replace the formula with its value.",
    ),
    "sheet-text-long": Sentence(
        zh="这一格有 {length} 个字符，超过了一格最多的 {most} 个",
        en="this cell has {length} characters, more than the maximum of {most}",
        zh_remedy="检查是不是把整段材料粘到了一格里。",
        en_remedy="check whether a whole document was pasted into it.",
    ),
    "sheet-lost-zeros": Sentence(
        zh="“{title}”这一列有 {count} 个数像是丢了开头的 0：{cells}",
        en="{count} numbers in the column '{title}' seem to have lost a leading 0: {cells}",
        zh_remedy="在表里把这一列的格式设为“文本”，把这些数重新输入，例如 023-00000000、004700。",
        en_remedy="format the column as 'Text' and type them again, such as 023-00000000, 004700.",
        severity="warning",
    ),
    "sheet-odd-text": Sentence(
        zh="内容里有{what}，照原样保留了：{cells}",
        en="the text contains {what}, kept unchanged: {cells}",
        zh_remedy="不是有意的就在表里删掉，不然会印到文件上，两个看起来一样的名称也会对不上。",
        en_remedy="delete it if it is not intended: it is printed, and names that look the same will not match.",
        severity="warning",
    ),
}

_WRITTEN: dict[str, Sentence] = {
    "sheet-export-suffix": Sentence(
        zh="名单不能写成“{suffix}”文件",
        en="a roster cannot be written as a '{suffix}' file",
        zh_remedy="文件名请以 .xlsx 或 .csv 结尾。",
        en_remedy="use a name that ends in .xlsx or .csv.",
    ),
    "sheet-export-exists": Sentence(
        zh="已经有这个文件了，不覆盖",
        en="the file already exists; it was not overwritten",
        zh_remedy="换一个文件名，或者先把原来的改名、移走。",
        en_remedy="give another name, or move the existing file.",
    ),
    "sheet-text-lost": Sentence(
        zh="“{name}”的{field}写进表格以后，再读回来就不一样了，所以没有写",
        en="the {field} of '{name}' would change when read back from a sheet, so nothing was written",
        zh_remedy="请在名单里改简单些：去掉首尾空格和回车符，曾用名、主送类别里不要有顿号、逗号、分号。",
        en_remedy="simplify it: no blanks at the ends, no carriage returns, no commas in a former name or class.",
    ),
    "sheet-fields-lost": Sentence(
        zh="名单里声明的字段（fields）写成表格的标题以后，再读回来就不一样了，所以没有写",
        en="the declared fields would change when read back from the headers of a sheet, so nothing was written",
        zh_remedy="字段的标题（title）请用简单的词，不要有括号、换行和首尾空格。",
        en_remedy="use plain words for the titles of fields: no brackets, line breaks or blanks at the ends.",
    ),
    "sheet-group-empty": Sentence(
        zh="“{group}”组里没有单位，表格里写不下这一组",
        en="the group '{group}' has no units and cannot be stored in a sheet",
        zh_remedy="不用处理；从表格读回来就没有这一组了。",
        en_remedy="no action needed; the group is gone when the sheet is read back.",
        severity="warning",
    ),
}

SENTENCES: dict[str, Sentence] = {**_FILES, **_SHEETS, **_COLUMNS, **_ROWS, **_CELLS, **_WRITTEN}
