"""Sentences about Excel templates."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_SAVE_AS = "用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿（*.xlsx）”"
_EN_SAVE_AS = "open it in Excel or WPS and save it as 'Excel workbook (*.xlsx)'"

_DOCUMENT: dict[str, Sentence] = {
    "xlsx-not-xlsx": Sentence(
        zh="这不是 Excel 工作簿（.xlsx），打不开。",
        en="this is not an Excel workbook (.xlsx).",
        zh_remedy=f"{_ZH_SAVE_AS}（.xls、.et、.ods、.xlsb 都要另存）；只改扩展名不行。",
        en_remedy=f"{_EN_SAVE_AS}, also from .xls, .et, .ods and .xlsb; renaming is not enough.",
    ),
    "xlsx-old": Sentence(
        zh="这是旧格式（.xls、.et）或者加了密码的表格，不是 .xlsx。",
        en="this is an old-format (.xls, .et) or password-protected workbook, not an .xlsx.",
        zh_remedy=f"去掉密码；{_ZH_SAVE_AS}。",
        en_remedy=f"remove the password; {_EN_SAVE_AS}.",
    ),
    "xlsx-macro": Sentence(
        zh="这是带宏的工作簿，或者 Excel 自己的模板格式，不是普通的 .xlsx。",
        en="this is a workbook with macros or in Excel's own template format, not an ordinary .xlsx.",
        zh_remedy=f"{_ZH_SAVE_AS}（不要选带宏的或模板格式）。",
        en_remedy=f"{_EN_SAVE_AS}, without macros, not as a template.",
    ),
    "xlsx-strict": Sentence(
        zh="工作簿存成了“Strict Open XML”格式，本程序不支持。",
        en="the workbook was saved as 'Strict Open XML', which is not supported.",
        zh_remedy=f"{_ZH_SAVE_AS}，不要选“Strict Open XML 电子表格”。",
        en_remedy=f"{_EN_SAVE_AS}, not as 'Strict Open XML Spreadsheet'.",
    ),
    "xlsx-sheet-lost": Sentence(
        zh="工作簿里有一张工作表的内容找不到了，文件坏了。",
        en="the content of one sheet is missing from the workbook: the file is broken.",
        zh_remedy=f"换一份完好的文件，或者{_ZH_SAVE_AS}。",
        en_remedy=f"use an intact copy, or {_EN_SAVE_AS}.",
    ),
    "xlsx-broken": Sentence(
        zh="工作簿里有看不懂的数字或者单元格地址（{why}），文件坏了。",
        en="the workbook has an invalid number or cell address ({why}): the file is broken.",
        zh_remedy=f"换一份完好的文件，或者{_ZH_SAVE_AS}。",
        en_remedy=f"use an intact copy, or {_EN_SAVE_AS}.",
    ),
    "xlsx-holds": Sentence(
        zh="表里有{what}，做出来的清单不能带着它。",
        en="the workbook has {what}, which a generated list cannot keep.",
        zh_remedy="在 Excel 或 WPS 里删去它，再保存模板。",
        en_remedy="delete it in Excel or WPS and save the template.",
    ),
}

_TAGS: dict[str, Sentence] = {
    "xlsx-tag-formula": Sentence(
        zh="公式里面有标签；公式里不填内容。",
        en="there is a tag inside a formula, which is not filled in.",
        zh_remedy="把标签单独放在一个单元格里，公式引用那个单元格。",
        en_remedy="put the tag in a separate cell and let the formula refer to that cell.",
    ),
    "xlsx-tag-place": Sentence(
        zh="标签写在了单元格以外的地方（工作表名称、页眉页脚、文本框、提示信息、文件属性等），那里不填内容。",
        en="there is a tag outside cells (a sheet's name, header or footer, text box, prompt, property), where nothing"
        " is filled in.",
        zh_remedy="把标签移到单元格里，或者删去。",
        en_remedy="move the tag into a cell, or delete it.",
    ),
    "xlsx-prefix": Sentence(
        zh="标签“{tag}”的字头“{prefix}”在 Excel 模板里不能这样用。",
        en="the prefix '{prefix}' of '{tag}' cannot be used like this in an Excel template.",
        zh_remedy="重复或者保留整行用“{{%tr ... %}}”，单独占一行；一格里面的标签不要字头。",
        en_remedy="for whole rows write '{{%tr ... %}}' in a separate row; inside a cell, use no prefix.",
    ),
    "xlsx-row-text": Sentence(
        zh="标签“{tag}”所在的整行在生成时没有了，同在这一行的“{text}”就会丢失。",
        en="the row with the tag '{tag}' is removed, so '{text}' in it would be lost.",
        zh_remedy="让“{{%tr ... %}}”标签单独占一行，这一行别的单元格空着。",
        en_remedy="put '{{%tr ... %}}' in a separate row, with nothing in the other cells.",
    ),
}

_ROWS: dict[str, Sentence] = {
    "xlsx-formula": Sentence(
        zh="公式或名称引用了“{what}”：{why}，结果可能算错。",
        en="a formula or name refers to '{what}': {why}. Its result may be wrong.",
        zh_remedy="合计写成标签，例如“{{{{ units | sum(attribute='copies') }}}}”；或者引用从“{{%tr for ... %}}”行到"
        "“{{%tr endfor %}}”行的整个区域；序号写“{{{{ loop.index }}}}”。",
        en_remedy="write the total as a tag, such as '{{{{ units | sum(attribute=\"copies\") }}}}', or refer to the"
        " whole range from the row of '{{%tr for ... %}}' to that of '{{%tr endfor %}}'; write serials"
        " as '{{{{ loop.index }}}}'.",
    ),
    "xlsx-merged": Sentence(
        zh="合并单元格 {area} 只包括循环里的一部分行，重复以后不知道该合并到哪里。",
        en="the merged cells {area} cover only some of the rows that a loop repeats.",
        zh_remedy="合并的范围要么全在循环的行里，要么包括循环的全部行。",
        en_remedy="merge cells inside the rows of the loop, or across all of them.",
    ),
    "xlsx-table": Sentence(
        zh="“表格”（超级表）“{name}”所在的工作表有整行的标签，或者它的标题行里有标签；这种表格不能跟着变。",
        en="the table '{name}' is on a sheet with row tags, or has tags in its header row; it cannot be adjusted.",
        zh_remedy="在“表设计”里选“转换为区域”，格式会保留。",
        en_remedy="choose 'Convert to Range' under 'Table Design'; the formatting stays.",
    ),
    "xlsx-break": Sentence(
        zh="第 {row} 行下面有分页符，可那一行只有标签，生成时就没有了。",
        en="there is a page break below row {row}, which has only tags and is removed.",
        zh_remedy="把分页符移到有内容的行下面。",
        en_remedy="move the page break below a row with content.",
    ),
    "xlsx-picture": Sentence(
        zh="第 {row} 行放着图片或图形，可那一行会重复，或者可能没有。",
        en="there is a picture or shape in row {row}, which is repeated or may be removed.",
        zh_remedy="把它移到不重复的行里。",
        en_remedy="move it to a row that is not repeated.",
    ),
    "xlsx-rows": Sentence(
        zh="重复以后超过了 {most} 行，工作表放不下。",
        en="there would be more than {most} rows, the maximum of a sheet.",
        zh_remedy="检查循环有没有写错、数据是不是太多。",
        en_remedy="check the loops for mistakes and the size of the data.",
    ),
    "xlsx-cells-many": Sentence(
        zh="重复以后超过了 {most} 个单元格，太多了。",
        en="there would be more than {most} cells, the limit.",
        zh_remedy="检查循环有没有写错、数据是不是太多；来历不明的模板不要使用。",
        en_remedy="check the loops for mistakes and the size of the data; do not use templates of unknown origin.",
    ),
    "xlsx-time": Sentence(
        zh="这个表格还没有看完、做完，时间已经超过限度 {most} 秒。",
        en="the workbook was not read or filled within the limit of {most} seconds.",
        zh_remedy="删去用不着的行、规则和公式；来历不明的模板不要使用。",
        en_remedy="delete rows, rules and formulas that are not needed; do not use templates of unknown origin.",
    ),
    "xlsx-long": Sentence(
        zh="标签“{tag}”所在的单元格要填 {length} 个字符，超过了一格最多的 {most} 个。",
        en="the cell with '{tag}' would have {length} characters, more than the maximum of {most} for a cell.",
        zh_remedy="缩短这项内容，或者分到几个单元格里。",
        en_remedy="shorten the content, or split it into several cells.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_DOCUMENT, **_TAGS, **_ROWS}
