"""Sentences about templates, Word and text."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_WRITE = "照样例改写，例如“{{{{ unit.name }}}}”“{{% if unit.copies > 1 %}}”；引号、括号要成对。"
_EN_WRITE = "write it like '{{{{ unit.name }}}}' or '{{% if unit.copies > 1 %}}'; close all quotes and brackets."

_DOCUMENT: dict[str, Sentence] = {
    "template-unreadable": Sentence(
        zh="模板文件打不开（{why}）。",
        en="the template file cannot be opened ({why}).",
        zh_remedy="检查路径是否正确、文件是否正被别的程序占用。",
        en_remedy="check the path, and whether another program has the file open.",
    ),
    "template-not-word": Sentence(
        zh="这是 Office 文件，但不是普通的 Word 文档（.docx）。",
        en="this is an Office file but not an ordinary Word document (.docx).",
        zh_remedy="用 Word 或 WPS 打开，“另存为”选“Word 文档（*.docx）”（不要选带宏的或模板格式）。",
        en_remedy="open it in Word or WPS and save it as 'Word document (*.docx)', without macros, not as a template.",
    ),
    "template-strict": Sentence(
        zh="文档存成了“Strict Open XML”格式，本程序不支持。",
        en="the document was saved as 'Strict Open XML', which is not supported.",
        zh_remedy="在 Word 里“另存为”选“Word 文档（*.docx）”，不要选“Strict Open XML 文档”。",
        en_remedy="save it in Word as 'Word document (*.docx)', not as 'Strict Open XML Document'.",
    ),
    "template-doctype": Sentence(
        zh="文件里夹带了 DOCTYPE 声明，正常的 Word、Excel 文件没有这个，已拒绝读取。",
        en="the file contains a DOCTYPE declaration, which no ordinary Word or Excel file has; it was rejected.",
        zh_remedy="不要使用来历不明的文件；请用 Word、Excel 或 WPS 重新制作模板。",
        en_remedy="do not use files of unknown origin; recreate the template in Word, Excel or WPS.",
    ),
    "template-xml-broken": Sentence(
        zh="文件内部的 XML 坏了（{why}）。",
        en="the XML inside the file is broken ({why}).",
        zh_remedy="换一份完好的文件，或用 Word、Excel、WPS 修复后另存为新的文件。",
        en_remedy="use an intact copy, or let Word, Excel or WPS repair it and save it as a new file.",
    ),
}

_TAGS: dict[str, Sentence] = {
    "template-tag-open": Sentence(
        zh="标签“{tag}”没有在本段（表格里是本格）内用“{closer}”收尾。",
        en="the tag '{tag}' is not closed with '{closer}' within its paragraph or cell.",
        zh_remedy="补上“{closer}”；一个标签的首尾要在同一段里、并且成对。",
        en_remedy="add '{closer}'; a tag must begin and end in one paragraph, with matching delimiters.",
    ),
    "template-tag-unopened": Sentence(
        zh="“{tag}”前面没有对应的开头“{{{{”或“{{%”。",
        en="'{tag}' closes a tag that was never opened.",
        zh_remedy="在前面补上“{{{{”或“{{%”，或删去多余的“{tag}”。",
        en_remedy="add '{{{{' or '{{%' before it, or delete '{tag}'.",
    ),
    "template-tag-broken": Sentence(
        zh="标签“{tag}”中间夹着图片、域、脚注等其他对象。",
        en="there is a picture, field, footnote or other object inside the tag '{tag}'.",
        zh_remedy="把整个标签删掉，重新连续地打一遍。",
        en_remedy="delete the whole tag and type it again without interruption.",
    ),
    "template-tags-many": Sentence(
        zh="这个部分的标签超过了 {most} 个，不像正常的模板，已停止读取。",
        en="this part has more than {most} tags, unlike any ordinary template; reading was stopped.",
        zh_remedy="重复的内容用循环写；来历不明的文件不要使用。",
        en_remedy="write repeated content as a loop; do not use files of unknown origin.",
    ),
    "template-problems-many": Sentence(
        zh="这个部分已经有 {most} 处问题，后面的没有再看。",
        en="this part already has {most} problems; the rest was not checked.",
        zh_remedy="先改正上面的；如果大多是同一个原因，改一处再检查一遍。",
        en_remedy="fix those first; if most have the same cause, fix one and check again.",
    ),
    "template-tag-place": Sentence(
        zh="标签“{tag}”放在了不能填写的地方（图片说明、公式、链接地址等）。",
        en="the tag '{tag}' is in a place that cannot be filled in (a picture's description, a formula, a link's "
        "address).",
        zh_remedy="把标签移到正文、表格、页眉或页脚的文字里。",
        en_remedy="move the tag into the text of the body, a table, a header or a footer.",
    ),
    "template-dash": Sentence(
        zh="标签“{tag}”里紧挨着括号的“-”要接上下一段，可那里是表格、分节处，或者整段、整行的标签，接不了。",
        en="the '-' at the delimiter of '{tag}' joins it with the next paragraph, but there is a table, a section's end"
        " or a prefixed tag there.",
        zh_remedy="删去这个“-”；不想留下空段，用“{{%p ... %}}”。",
        en_remedy="delete it; to leave no empty paragraph behind, use '{{%p ... %}}'.",
    ),
    "template-prefix-place": Sentence(
        zh="标签“{tag}”用了“{prefix}”前缀，可它不在相应的表格行或单元格里。",
        en="the tag '{tag}' has the prefix '{prefix}' but is not in such a row or cell.",
        zh_remedy="tr、tc 前缀只能用在表格里；表格外面用“{{%p ... %}}”。",
        en_remedy="use tr and tc only in tables; outside of them use '{{%p ... %}}'.",
    ),
    "template-text-lost": Sentence(
        zh="标签“{tag}”会取代它所在的整个段落、行、单元格或文字块，同在其中的“{text}”就会丢失。",
        en="the tag '{tag}' replaces its whole paragraph, row, cell or run; '{text}' beside it would be lost.",
        zh_remedy="让这个标签单独占一段（一行、一格），或者去掉前缀“{prefix}”。",
        en_remedy="give the tag its own paragraph (row, cell), or remove the prefix '{prefix}'.",
    ),
    "template-cell-place": Sentence(
        zh="标签“{tag}”改的是表格单元格，可它不在单元格里。",
        en="the tag '{tag}' changes a table cell but is not in one.",
        zh_remedy="把它移到要改的单元格里，或者删去。",
        en_remedy="move it into the cell that it should change, or delete it.",
    ),
    "template-cell-value": Sentence(
        zh="标签“{tag}”写得不完整，或者多写了内容。",
        en="the tag '{tag}' is incomplete or has extra content.",
        zh_remedy="写成“{{% colspan 2 %}}”“{{% cellbg 'FFFF00' %}}”，或者只写“{{% hm %}}”“{{% vm %}}”。",
        en_remedy="write '{{% colspan 2 %}}', '{{% cellbg \"FFFF00\" %}}', or just '{{% hm %}}', '{{% vm %}}'.",
    ),
    "template-cell-loop": Sentence(
        zh="标签“{tag}”合并的是循环产生的单元格，可它不在循环里。",
        en="the tag '{tag}' merges cells made by a loop but is not in a loop.",
        zh_remedy="放进“{{%tr for ... %}}”或“{{%tc for ... %}}”的循环里，或者删去。",
        en_remedy="put it into a loop of '{{%tr for ... %}}' or '{{%tc for ... %}}', or delete it.",
    ),
    "template-statement": Sentence(
        zh="“{tag}”：模板里没有“{word}”这个语句。",
        en="'{tag}': a template has no statement '{word}'.",
        zh_remedy="可用的语句有 if、elif、else、endif，for、endfor，set，with、endwith。",
        en_remedy="the statements are if, elif, else, endif, for, endfor, set, with and endwith.",
    ),
    "template-statement-filter": Sentence(
        zh="“{tag}”：模板里没有“{word}”这个语句。",
        en="'{tag}': a template has no statement '{word}'.",
        zh_remedy="把过滤器写在变量里：“{{{{ unit.name | upper }}}}”。",
        en_remedy="write the filter in the variable: '{{{{ unit.name | upper }}}}'.",
    ),
    "template-statement-macro": Sentence(
        zh="“{tag}”：模板里没有“{word}”这个语句。",
        en="'{tag}': a template has no statement '{word}'.",
        zh_remedy="要重复的内容写在循环里：“{{%p for each in units %}} ... {{%p endfor %}}”。",
        en_remedy="write repeated content in a loop: '{{%p for each in units %}} ... {{%p endfor %}}'.",
    ),
    "template-statement-include": Sentence(
        zh="“{tag}”：模板里没有“{word}”这个语句，模板不能读别的文件。",
        en="'{tag}': a template has no statement '{word}'; it reads no other file.",
        zh_remedy="把内容直接写进这个模板。",
        en_remedy="write the content in this template itself.",
    ),
    "template-statement-raw": Sentence(
        zh="“{tag}”：“{{% raw %}}”和“{{% endraw %}}”要写在同一段里，前后成对。",
        en="'{tag}': '{{% raw %}}' and '{{% endraw %}}' must both be in one paragraph.",
        zh_remedy="每一段各写一对；只要印几个大括号的，写“{{_{{”“}}_}}”“{{_%”“%_}}”。",
        en_remedy="write a pair for each paragraph; for single braces write '{{_{{', '}}_}}', '{{_%', '%_}}'.",
    ),
    "template-statement-set": Sentence(
        zh="“{tag}”里没有等号；Word 模板的 set 只能写成一个标签。",
        en="'{tag}' has no equals sign; in a Word template, set is one tag.",
        zh_remedy="写成“{{% set name = unit.name %}}”；几段文字用“~”连起来。",
        en_remedy="write '{{% set name = unit.name %}}'; join texts with '~'.",
    ),
    "template-block-unclosed": Sentence(
        zh="“{tag}”没有对应的“{{% end{word} %}}”。",
        en="'{tag}' has no '{{% end{word} %}}'.",
        zh_remedy="在需要结束的地方补上“{{% end{word} %}}”（前缀与开头相同）。",
        en_remedy="add '{{% end{word} %}}' where it should end, with the same prefix.",
    ),
    "template-block-unopened": Sentence(
        zh="“{tag}”前面没有对应的“{{% {opener} ... %}}”。",
        en="'{tag}' has no '{{% {opener} ... %}}' before it.",
        zh_remedy="在前面补上“{{% {opener} ... %}}”，或删去它。",
        en_remedy="add '{{% {opener} ... %}}' before it, or delete it.",
    ),
    "template-block-uneven": Sentence(
        zh="“{opener}”和“{tag}”不在同一层：一个在段落（单元格、链接）里面，另一个在外面。",
        en="'{opener}' and '{tag}' are on different levels: one inside a paragraph, cell or link, the other outside.",
        zh_remedy="让两个标签用同样的前缀，放在同一层里。",
        en_remedy="give both the same prefix and put them on the same level.",
    ),
    "template-syntax": Sentence(
        zh="看不懂标签“{tag}”（{why}）。",
        en="the tag '{tag}' cannot be parsed ({why}).",
        zh_remedy=_ZH_WRITE,
        en_remedy=_EN_WRITE,
    ),
    "template-syntax-character": Sentence(
        zh="看不懂标签“{tag}”：里面有不认识的字符“{what}”。",
        en="the tag '{tag}' cannot be parsed: unexpected character '{what}'.",
        zh_remedy=_ZH_WRITE,
        en_remedy=_EN_WRITE,
    ),
    "template-syntax-unfinished": Sentence(
        zh="标签“{tag}”没有写完，后面还缺内容。",
        en="the tag '{tag}' ends too early: something is missing.",
        zh_remedy=_ZH_WRITE,
        en_remedy=_EN_WRITE,
    ),
    "template-syntax-extra": Sentence(
        zh="看不懂标签“{tag}”：“{what}”是多余的，或者它前面少了运算符、引号。",
        en="the tag '{tag}' cannot be parsed: '{what}' is superfluous, or something is missing before it.",
        zh_remedy=_ZH_WRITE,
        en_remedy=_EN_WRITE,
    ),
    "template-syntax-expected": Sentence(
        zh="看不懂标签“{tag}”：里面还应当有“{what}”。",
        en="the tag '{tag}' cannot be parsed: '{what}' is missing.",
        zh_remedy=_ZH_WRITE,
        en_remedy=_EN_WRITE,
    ),
    "template-filter": Sentence(
        zh="标签“{tag}”里没有“{name}”这个过滤器。",
        en="unknown filter '{name}' in '{tag}'.",
        zh_remedy="检查“|”后面的名字。",
        en_remedy="check the name after '|'.",
    ),
    "template-test": Sentence(
        zh="标签“{tag}”里没有“{name}”这个判断。",
        en="unknown test '{name}' in '{tag}'.",
        zh_remedy="检查“is”后面的名字。",
        en_remedy="check the name after 'is'.",
    ),
    "template-deep": Sentence(
        zh="“{tag}”所在的部分嵌套太深。",
        en="the part with '{tag}' is nested too deeply.",
        zh_remedy="减少循环、条件或括号的层数。",
        en_remedy="use fewer levels of loops, conditions or brackets.",
    ),
}

_RECORD: dict[str, Sentence] = {
    "template-undefined": Sentence(
        zh="标签“{tag}”要用的“{name}”不存在。",
        en="'{name}', used in '{tag}', does not exist.",
        zh_remedy="改正名字；确实可能没有的，用“{{% if {name} is defined %}}”。",
        en_remedy="correct the name; if it may be absent, use '{{% if {name} is defined %}}'.",
    ),
    "template-character": Sentence(
        zh="标签“{tag}”要填入的内容，第 {position} 个字符 {character}（{name}）不能写进文档，它前面是“{before}”。",
        en="the value of '{tag}' has a character that no document can hold: {character} ({name}), number {position},"
        " after '{before}'.",
        zh_remedy="在原始数据里删去这个字符（多半是从别处复制带进来的）。",
        en_remedy="delete the character in the data; it was probably pasted in from elsewhere.",
    ),
    "template-value-nothing": Sentence(
        zh="标签“{tag}”的内容是空值（None），不能印成文字。",
        en="the value of '{tag}' is None, which cannot be printed.",
        zh_remedy="在数据里填上内容；确实没有的，填空文字。",
        en_remedy="give the field a value; if there is none, give it an empty text.",
    ),
    "template-value-group": Sentence(
        zh="标签“{tag}”的内容是一组字段，不能直接印成文字。",
        en="the value of '{tag}' is a group of fields, which cannot be printed.",
        zh_remedy="写出要用的字段，例如“{{{{ unit.name }}}}”。",
        en_remedy="name the field, such as '{{{{ unit.name }}}}'.",
    ),
    "template-value-list": Sentence(
        zh="标签“{tag}”的内容是一个列表，不能直接印成文字。",
        en="the value of '{tag}' is a list, which cannot be printed.",
        zh_remedy="用“{{% for %}}”逐个写出，或者用“| join('、')”连起来。",
        en_remedy="loop over it with '{{% for %}}', or join it with '| join(\", \")'.",
    ),
    "template-value-object": Sentence(
        zh="标签“{tag}”的内容不是文字、数字或日期，不能印。",
        en="the value of '{tag}' is not text, a number or a date and cannot be printed.",
        zh_remedy="检查名字后面是不是少了括号或字段名。",
        en_remedy="check whether brackets or a field's name are missing after the name.",
    ),
    "template-colspan": Sentence(
        zh="标签“{tag}”的列数“{value}”不对。",
        en="'{value}' is not a valid number of columns in '{tag}'.",
        zh_remedy="列数是 1 到 63 的整数。",
        en_remedy="use a whole number from 1 to 63.",
    ),
    "template-cellbg": Sentence(
        zh="标签“{tag}”的颜色“{value}”不对。",
        en="'{value}' is not a valid colour in '{tag}'.",
        zh_remedy="颜色写六位十六进制数，前面不带“#”，例如 FFFF00；不要颜色的写 auto。",
        en_remedy="a colour is six hexadecimal digits without '#', such as FFFF00, or auto for none.",
    ),
    "template-limit": Sentence(
        zh="标签“{tag}”要做的超过了限度 {most}（循环次数、文字长度、宽度、数的位数或输出的字数）。",
        en="'{tag}' exceeds the limit of {most} (iterations, characters, columns, digits or output).",
        zh_remedy="检查循环和运算有没有写错；来历不明的模板不要使用。",
        en_remedy="check the loops and calculations for mistakes; do not use templates of unknown origin.",
    ),
    "template-forbidden": Sentence(
        zh="标签“{tag}”想用不允许的东西，已拒绝。",
        en="'{tag}' uses something that is not allowed; it was rejected.",
        zh_remedy="模板里只能用字段和过滤器；来历不明的模板不要使用。",
        en_remedy="a template may use fields and filters only; do not use templates of unknown origin.",
    ),
    "template-call": Sentence(
        zh="标签“{tag}”里有一个字段后面多了括号“()”。",
        en="'{tag}' has brackets after a field, as if it were a function.",
        zh_remedy="删去字段后面的“()”；要改变写法的，用“|”和过滤器。",
        en_remedy="delete '()' after the field; to change a value, use a filter after '|'.",
    ),
    "template-failed": Sentence(
        zh="标签“{tag}”算不出结果（{why}）。",
        en="'{tag}' cannot be evaluated ({why}).",
        zh_remedy="检查这个字段的内容是不是这里要的数字、日期或列表。",
        en_remedy="check whether the field has the number, date or list that is needed here.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_DOCUMENT, **_TAGS, **_RECORD}
