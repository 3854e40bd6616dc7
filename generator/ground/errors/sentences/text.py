"""Sentences about the Jinja in text templates. What a tag does wrong is worded as for Word templates."""

from generator.ground.errors.sentences import template, template_content
from generator.ground.errors.sentences.sentence import Sentence

_SHARED = {
    "text-syntax": "template-syntax",
    "text-syntax-character": "template-syntax-character",
    "text-syntax-unfinished": "template-syntax-unfinished",
    "text-syntax-extra": "template-syntax-extra",
    "text-syntax-expected": "template-syntax-expected",
    "text-tag-unopened": "template-tag-unopened",
    "text-block-unopened": "template-block-unopened",
    "text-filter": "template-filter",
    "text-test": "template-test",
    "text-deep": "template-deep",
    "text-value-nothing": "template-value-nothing",
    "text-value-group": "template-value-group",
    "text-value-list": "template-value-list",
    "text-value-object": "template-value-object",
    "text-limit": "template-limit",
    "text-unsafe": "template-forbidden",
    "text-failed": "template-failed",
    "text-call": "template-call",
}

_PICTURES = {
    "text-picture-bytes": template_content.SENTENCES["template-picture-bytes"],
    "text-picture-format": template_content.SENTENCES["template-picture-format"],
    "text-picture-broken": template_content.SENTENCES["template-picture-broken"],
    "text-picture-pixels": template_content.SENTENCES["template-picture-pixels"],
    "text-picture-length": template_content.SENTENCES["template-picture-length"],
}

SENTENCES: dict[str, Sentence] = {
    **_PICTURES,
    **{code: template.SENTENCES[same] for code, same in _SHARED.items()},
    "text-tag-open": Sentence(
        zh="“{tag}”后面没有“{closer}”收尾",
        en="'{tag}' is not closed with '{closer}'",
        zh_remedy="补上“{closer}”；要原样印出这两个符号，写成 {{{{ '{tag}' }}}}。",
        en_remedy="add '{closer}'; to print the two marks themselves, write {{{{ '{tag}' }}}}.",
    ),
    "text-block-unclosed": Sentence(
        zh="“{tag}”没有对应的“{{% end{word} %}}”",
        en="'{tag}' has no '{{% end{word} %}}'",
        zh_remedy="在需要结束的地方补上“{{% end{word} %}}”。",
        en_remedy="add '{{% end{word} %}}' where it should end.",
    ),
    "text-statement": Sentence(
        zh="“{tag}”：正文里没有“{word}”这个语句",
        en="'{tag}': a text has no statement '{word}'",
        zh_remedy="可用的语句有 if、elif、else、endif，for、endfor，set，with、endwith。",
        en_remedy="the statements are if, elif, else, endif, for, endfor, set, with and endwith.",
    ),
    "text-tags": Sentence(
        zh="从“{tag}”起，这份文字里的标签超过了 {most} 个",
        en="from '{tag}' on, this text has more than {most} tags",
        zh_remedy="重复的内容用 {{% for ... %}} 循环来写，或者删去多余的标签。",
        en_remedy="write repeated content as a loop, {{% for ... %}}, or remove unneeded tags.",
    ),
    "text-forbidden": Sentence(
        zh="“{tag}”要读别的文件，这里不行",
        en="'{tag}' reads another file, which is not allowed here",
        zh_remedy="把要引用的内容直接写在这里。",
        en_remedy="write the text itself here.",
    ),
    "text-missing-name": Sentence(
        zh="“{tag}”要填的“{name}”不存在，或者没有填写",
        en="'{name}', used in '{tag}', does not exist or was not filled in",
        zh_remedy="改正名字；名字没错就在文头里写上这一项；可有可无的，用 {{% if ... %}} 和 {{% endif %}} 包起来。",
        en_remedy="correct the name; if it is right, give the value in the front matter; where it may be absent, put "
        "{{% if ... %}} and {{% endif %}} around it.",
    ),
    "text-character": Sentence(
        zh="“{tag}”填出了 Word 文件存不下的字符 {character}",
        en="'{tag}' makes the character {character}, which cannot be kept in a Word file",
        zh_remedy="检查这个标签里的反斜杠和过滤器，删去这个字符。",
        en_remedy="check the backslashes and filters of this tag, and leave that character out.",
    ),
    "text-table-cells": Sentence(
        zh="表格这一行有 {count} 格，表头有 {wanted} 格",
        en="this row of the table has {count} cells, its head has {wanted}",
        zh_remedy="每一行的格数要一样：空着的格也写出来，如“| 甲 | | 3 |”；格里要印“|”，写成 {{{{ '|' }}}}。",
        en_remedy="give every row the same number of cells, including empty ones, as in '| 甲 | | 3 |'; to print the "
        "mark itself, write {{{{ '|' }}}}.",
    ),
    "text-table-rows": Sentence(
        zh="表格只有表头，没有内容",
        en="this table has a header row but no other rows",
        zh_remedy="在表头下面写内容，一行一条，以“|”开头；不是表格的，行首的“|”写成 {{{{ '|' }}}}。",
        en_remedy="write its rows below, each beginning with '|'; if no table is intended, write {{{{ '|' }}}} for the "
        "mark.",
    ),
    "text-table-empty": Sentence(
        zh="表格的第一行里一格也没有",
        en="the first row of this table has no cells",
        zh_remedy="第一行写表头，如“| 单位 | 份数 |”。",
        en_remedy="write the header row there, such as '| 单位 | 份数 |'.",
    ),
    "text-table-dashes": Sentence(
        zh="表头下面的横线没有写对",
        en="the row of dashes below the header row of this table is malformed",
        zh_remedy="每格写 ---（自动）、:--（靠左）、:-:（居中）或 --:（靠右），至少三个字符；也可以整行不写。",
        en_remedy="write ---, :-- (left), :-: (centre) or --: (right) in each cell, three characters at least; or "
        "leave the row out.",
    ),
    "text-table-dashes-place": Sentence(
        zh="横线这一行不在表头的下面",
        en="this row of dashes is not directly below the header row of its table",
        zh_remedy="表格第一行是表头，横线只能写在第二行；两张表之间要隔一行文字；要印横线，写成“—”。",
        en_remedy="a table begins with its header row, and only its second row has dashes; put a line of text between "
        "two tables; to print a dash, write '—'.",
    ),
    "text-table-full-width": Sentence(
        zh="这一行用的是全角的“｜”，不会排成表格",
        en="this line has full-width '｜', so it is not a table",
        zh_remedy="表格用半角的“|”；要印全角的“｜”，写成 {{{{ '｜' }}}}。",
        en_remedy="write '|' for a table; to print the full-width mark, write {{{{ '｜' }}}}.",
    ),
    "text-repeated": Sentence(
        zh="这一行就是{element}，程序会按文头另外印，留着就印两遍",
        en="this line is {element}, which is also printed from the front matter: it would appear twice",
        zh_remedy="请删掉这一行；要改{element}，改两个 --- 之间的那一项。",
        en_remedy="delete this line; to change {element}, change its key between the two ---.",
        severity="warning",
    ),
    "text-attachment-list": Sentence(
        zh="这一行像是附件说明，写在正文里会当正文印，附件也不会跟着印",
        en="this line looks like the list of attachments; here it is printed as text, without any attachment",
        zh_remedy="请删掉这一行，在两个 --- 之间用 attachments 列出附件（如 attachments: [attachment-1.md]），"
        "附件说明由程序排。",
        en_remedy="delete it and list the attachments between the two ---, as in attachments: [attachment-1.md]; "
        "their list is then printed automatically.",
        severity="warning",
        clause="7.3.4",
    ),
    "text-attachment-listed": Sentence(
        zh="这一行像是附件说明，写在正文里会当正文印",
        en="this line looks like the list of attachments; here it is printed as text",
        zh_remedy="请删掉这一行，在两个 --- 之间写 attachments: [{{title: 名称}}]，附件说明由程序排。",
        en_remedy="delete it and write attachments: [{{title: …}}] between the two ---; their list is then printed "
        "automatically.",
        severity="warning",
        clause="7.3.4",
    ),
    "text-signature-other": Sentence(
        zh="这一行像是署名“{organ}”，而程序会按发文机关印署名“{issuer}”",
        en="this line looks like a signature of '{organ}', while '{issuer}' is printed as the signature",
        zh_remedy="请删掉这一行；署名该是“{organ}”的，改两个 --- 之间（或者 house.yaml 里）的 issuer。",
        en_remedy="delete this line; if '{organ}' is right, change issuer between the two --- or in house.yaml.",
        severity="warning",
        clause="7.3.5",
    ),
    "text-attachment-inside": Sentence(
        zh="从这一行起像是一个附件，写在正文里会和正文连着印，不会另起一页",
        en="an attachment seems to begin here; in the text it does not start a new page",
        zh_remedy="请把附件移到单独的文件（如 attachment-1.md），在两个 --- 之间用 attachments 列出，并删掉这一行。",
        en_remedy="move it into a separate file, such as attachment-1.md, list that under attachments between the "
        "two ---, and delete this line.",
        severity="warning",
        clause="7.3.7",
    ),
    "text-picture-path": Sentence(
        zh="“{tag}”里的图片“{path}”不在这个文件夹里面，或者路径写法不允许",
        en="the picture '{path}' in '{tag}' is not in this folder, or its path is not allowed",
        zh_remedy="把图片放在写这个标签的文件旁边，只写文件名，如“map.png”；不能用绝对路径、“..”、反斜杠和指向外面的链接。",
        en_remedy="put it next to the file with this tag and write only its name, such as 'map.png': not absolute, no "
        "'..', no backslash, no link to the outside.",
    ),
    "text-picture-missing": Sentence(
        zh="“{tag}”里的图片“{path}”读不出来（{why}）",
        en="the picture '{path}' in '{tag}' cannot be read ({why})",
        zh_remedy="检查文件名（包括扩展名和大小写），把图片放在写这个标签的文件旁边。",
        en_remedy="check the file's name, its extension and its case, and put it next to the file with this tag.",
    ),
    "text-picture-qr-empty": Sentence(
        zh="“{tag}”要做成二维码的内容是空的",
        en="'{tag}' has no content for a QR code",
        zh_remedy="填上网址或文字；可有可无的，用 {{% if ... %}} 和 {{% endif %}} 包起来。",
        en_remedy="give an address or text; if it may be absent, put {{% if ... %}} and {{% endif %}} around it.",
    ),
    "text-picture-qr-long": Sentence(
        zh="“{tag}”要做成二维码的内容有 {size} 字节，最多 {most} 字节（一个汉字三字节）",
        en="'{tag}' has {size} bytes for a QR code; the maximum is {most} (a hanzi takes three)",
        zh_remedy="把内容放到网页上，二维码里只写网址。",
        en_remedy="put the text on a web page and encode only its address.",
    ),
    "text-picture-place": Sentence(
        zh="图片和二维码只能单独占一行",
        en="a picture or a QR code must be on a separate line",
        zh_remedy="把这个标签单独写成一行，图名写在下一行；表格里不能放图片。",
        en_remedy="put this tag on a separate line and its caption on the next; tables cannot contain pictures.",
    ),
}
