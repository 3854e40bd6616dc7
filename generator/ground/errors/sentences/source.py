"""Sentences about reading a file: its encoding, its YAML, its values."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "source-missing": Sentence(
        zh="找不到“{name}”",
        en="'{name}' does not exist",
        zh_remedy="请检查路径和文件名（包括扩展名）是否写对，以及是不是在正确的文件夹里运行。",
        en_remedy="check the path, the file name with its extension, and the current folder.",
    ),
    "source-ending-hidden": Sentence(
        zh="找不到“{name}”，这里有的是“{hidden}”",
        en="'{name}' does not exist, but '{hidden}' does",
        zh_remedy="请把它改名为“{right}”。资源管理器可能没有显示扩展名：在“查看”里勾选“文件扩展名”再改。",
        en_remedy="rename it to '{right}'. The file manager may hide extensions: turn on extensions first.",
    ),
    "source-no-folder": Sentence(
        zh="“{name}”是文件，这里要写文件夹",
        en="'{name}' is a file; a folder is required",
        zh_remedy="请写文件夹的路径。",
        en_remedy="name a folder.",
    ),
    "source-owner-file": Sentence(
        zh="“{name}”是 Office 或 WPS 自动生成的占用文件，里面没有内容；可能有人正打开着“{opened}”",
        en="'{name}' is a lock file of Office or WPS without content; somebody may have '{opened}' open",
        zh_remedy="请写“{opened}”。",
        en_remedy="use '{opened}'.",
    ),
    "source-unreadable": Sentence(
        zh="文件读不出来（{reason}）",
        en="the file cannot be read ({reason})",
        zh_remedy="请确认它是一个文件而不是文件夹，没有被别的程序占用，而且您有读取权限。",
        en_remedy="make sure that it is a file, not a folder, that no other program has it open and that you may read "
        "it.",
    ),
    "source-link-out": Sentence(
        zh="链接“{link}”指向文件夹“{root}”的外面，没有跟着它读写",
        en="the link '{link}' points outside the folder '{root}' and was not followed",
        zh_remedy="请删掉这个链接，把它指向的文件（文件夹）本身复制到这里；"
        "名册、模板、输出文件夹确实在别处的，请用 --units、--templates、--output 等写出它的路径。",
        en_remedy="replace the link with the file or folder itself; "
        "if a roster, templates or the output really are elsewhere, give their path with --units, --templates …",
    ),
    "source-not-plain": Sentence(
        zh="这不是普通文件，而是管道、设备一类的东西，没有读它",
        en="this is not a regular file but a pipe, a device or similar; it was not read",
        zh_remedy="请换成普通文件：删掉它，把文件本身复制到这里。",
        en_remedy="replace it with a regular file: delete it and copy the file itself here.",
    ),
    "source-too-big": Sentence(
        zh="文件超过 {limit} MB，这样的文件用不着这么大，没有读它",
        en="the file is larger than {limit} MB, the limit for such files",
        zh_remedy="请检查是不是选错了文件；PDF、图片请压缩后再用，单位太多时请分成几个文件。",
        en_remedy="check that it is the right file; shrink a PDF or a picture, split a roster that is this large.",
    ),
    "source-binary": Sentence(
        zh="这不是文本文件，像是 Word、Excel、WPS 或 PDF 文件",
        en="this is not a text file; it looks like a Word, Excel, WPS or PDF file",
        zh_remedy="请用记事本等文本编辑器写这个文件，或者换成正确的文件。",
        en_remedy="write this file with a text editor, or give the right one.",
    ),
    "source-encoding": Sentence(
        zh="文件的编码是 {encoding}，这里只认 UTF-8",
        en="the file is encoded as {encoding}; only UTF-8 is read",
        zh_remedy="用记事本打开，选“另存为”，把“编码”改成 UTF-8 再保存。",
        en_remedy="open it in an editor and save it with the encoding UTF-8.",
    ),
    "source-not-utf-8": Sentence(
        zh="这里的字节 {byte} 不是 UTF-8，文件可能用了别的编码或者已经损坏",
        en="the byte {byte} here is not UTF-8; the file has another encoding or is damaged",
        zh_remedy="请用文本编辑器打开，改好这一处，按 UTF-8 编码另存；改不好就重新取一份。",
        en_remedy="open it in an editor, correct this place and save it as UTF-8, or use a fresh copy.",
    ),
    "source-xml-character": Sentence(
        zh="这里有一个 Word 文件存不下的字符 {character}",
        en="a Word file cannot contain the character {character}",
        zh_remedy="它多半是从别处粘贴带来的、看不见的控制字符，请删掉。",
        en_remedy="it was most likely pasted in and is invisible: delete it.",
    ),
    "source-yaml-character": Sentence(
        zh="这里有一个看不见的字符 {character}，YAML 不能原样读进来",
        en="the invisible character {character} here cannot be read from YAML as it is",
        zh_remedy="它多半是从网页或 PDF 粘贴带来的，请删掉，需要换行就按回车键。",
        en_remedy="it was most likely pasted from a web page or a PDF: delete it; for a new line, press Enter.",
    ),
    "source-empty": Sentence(
        zh="这里什么都没有写",
        en="this is empty",
        zh_remedy="请写上“名称: 值”的内容，或者检查是不是存成了空文件。",
        en_remedy="write its 'key: value' lines, or check whether an empty file was saved.",
    ),
    "source-no-front-matter": Sentence(
        zh="文件的第一行不是“---”，找不到文头",
        en="the first line is not '---': there is no front matter",
        zh_remedy="请在最前面写一行 ---，接着写 title 等各项，再写一行 ---，下面才是正文。",
        en_remedy="start the file with a line ---, then keys such as title, then another line ---, then the text.",
    ),
    "source-front-matter-dashes": Sentence(
        zh="这一行“{typed}”不是文头的分隔线“---”",
        en="this line, '{typed}', is not the rule '---' of the front matter",
        zh_remedy="请改成三个半角减号 ---，前后不留空格，单独一行。",
        en_remedy="write three plain hyphens, ---, and nothing else on the line.",
    ),
    "source-front-matter-open": Sentence(
        zh="文头从这里开始，但是没有结束的“---”",
        en="the front matter begins here but is not closed by '---'",
        zh_remedy="请在文头最后一项的下面单独写一行 ---（三个半角减号）。",
        en_remedy="put a line of three hyphens, ---, below its last key.",
    ),
    "source-top-not-mapping": Sentence(
        zh="文件应当由“名称: 值”组成，这里不是",
        en="the file must consist of 'key: value' lines; this is not one",
        zh_remedy="请在冒号后面空一格，例如“title: 关于……的通知”。",
        en_remedy="write a blank after each colon, as in 'title: …'.",
    ),
    "source-several-documents": Sentence(
        zh="这里又开始了一份新的内容，一个文件只能有一份",
        en="a second document begins here; a file may contain only one",
        zh_remedy="请删掉中间的“---”或“...”行，或者分成两个文件。",
        en_remedy="delete the '---' or '...' between them, or split the file in two.",
    ),
    "source-too-deep": Sentence(
        zh="这里嵌套超过了 {limit} 层",
        en="the nesting here is deeper than {limit} levels",
        zh_remedy="请检查括号和缩进，这样的文件用不到这么多层。",
        en_remedy="check the brackets and the indentation; files of this kind do not need so many levels.",
    ),
    "source-many-values": Sentence(
        zh="文件里的值到这里已经超过 {limit} 个",
        en="the file has more than {limit} values up to here",
        zh_remedy="请检查是不是选错了文件；这样的文件用不到这么多值。",
        en_remedy="check that it is the right file; files of this kind do not need so many.",
    ),
    "source-many-problems": Sentence(
        zh="前面列出了 {limit} 处问题，从这里起还有别的，没有再列",
        en="{limit} problems are reported above; the rest, from here on, are not listed",
        zh_remedy="请先改好上面列出的，同一种错误可以一起改，再运行一次。",
        en_remedy="fix those first, all of one kind together, and run again.",
    ),
    "source-alias": Sentence(
        zh="这里用了 YAML 的锚点或引用（& 或 *），本程序不用它们",
        en="a YAML anchor or alias (& or *) is used here; they are not accepted",
        zh_remedy="如果 & 或 * 是文字的一部分，请给整个值加上英文引号；否则请把内容直接写出来。",
        en_remedy="if & or * is part of the text, put the whole value in quotes; otherwise write the content out.",
    ),
    "source-tag": Sentence(
        zh="这里用了 YAML 的类型标记（!），本程序不用它",
        en="a YAML tag (!) is used here; tags are not accepted",
        zh_remedy="如果 ! 是文字的一部分，请给整个值加上英文引号；否则请删掉它。",
        en_remedy="if ! is part of the text, put the whole value in quotes; otherwise delete the tag.",
    ),
    "source-tab": Sentence(
        zh="这里用了制表符（Tab 键），YAML 的缩进只能用空格",
        en="there is a tab here; YAML allows only blanks for indentation",
        zh_remedy="请删掉它，改成空格，和同级的行对齐。",
        en_remedy="replace it with blanks, aligned with its neighbouring lines.",
    ),
    "source-full-width-colon": Sentence(
        zh="这里是中文（全角）冒号“：”，名称后面要用英文冒号加一个空格",
        en="there is a full-width colon here; a key must end with ':' and a blank",
        zh_remedy="请把“：”改成“: ”。",
        en_remedy="replace '：' with ': '.",
    ),
    "source-full-width-bracket": Sentence(
        zh="这里是中文（全角）括号“{bracket}”，几项写在一起要用英文花括号，列表用英文方括号",
        en="there is a full-width bracket '{bracket}' here; use plain braces for keys, plain brackets for a list",
        zh_remedy="请写成 {{name: 示例甲, phone: 1234}} 这样，括号、冒号、逗号都用英文的；"
        "值里真有括号的，给值加上英文引号。",
        en_remedy="write it like {{name: …, phone: …}}, with plain brackets, colons and commas; if the bracket is part "
        "of the text, put the value in quotes.",
    ),
    "source-full-width-comma": Sentence(
        zh="这里是中文（全角）逗号“，”，花括号和方括号里要用英文逗号加一个空格",
        en="there is a full-width comma here; items in braces or brackets are separated by ',' and a blank",
        zh_remedy="请把“，”改成“, ”；如果它是文字的一部分，请给这个值加上英文引号。",
        en_remedy="replace '，' with ', '; if it is part of the text, put the value in quotes.",
    ),
    "source-full-width-blank": Sentence(
        zh="行首用了中文（全角）空格，YAML 的缩进只能用半角空格",
        en="the line begins with a full-width blank; YAML allows only plain blanks for indentation",
        zh_remedy="请把行首的全角空格删掉，换成半角空格，和同级的行对齐。",
        en_remedy="replace it with plain blanks, aligned with its neighbouring lines.",
    ),
    "source-colon-blank": Sentence(
        zh="冒号后面少一个空格",
        en="the blank after the colon is missing",
        zh_remedy="请在冒号后面加一个空格，例如“name: 高唐街道”。",
        en_remedy="put a blank after the colon, as in 'name: 高唐街道'.",
    ),
    "source-dash": Sentence(
        zh="表示一项的减号要用半角“-”，后面再空一格",
        en="the dash that begins an item is '-' followed by a blank",
        zh_remedy="请改成“- ”，例如“- name: 高唐街道”。",
        en_remedy="write '- ', as in '- name: 高唐街道'.",
    ),
    "source-quote-open": Sentence(
        zh="从这里开始的引号没有配对",
        en="the quote opened here is not closed",
        zh_remedy="请在这个值的末尾补上同样的引号，或者把开头的引号删掉。",
        en_remedy="close it at the end of the value with the same mark, or delete the opening one.",
    ),
    "source-bracket-open": Sentence(
        zh="从这里开始的括号没有配对",
        en="the bracket opened here is not closed",
        zh_remedy="请在这一项的末尾补上 ] 或 }}；如果括号是文字的一部分，请给整个值加上英文引号。",
        en_remedy="close it with ] or }} at the end of the item; if it is part of the text, put the value in quotes.",
    ),
    "source-text-after": Sentence(
        zh="“{character}”已经把这个值结束了，后面不能再写字",
        en="'{character}' already ended the value; nothing may follow it",
        zh_remedy="请给整个值加上另一种英文引号，例如 '[试点]敬老院'、'\"甲\"号院'。",
        en_remedy="put the whole value in the other kind of quotes, as in '[试点]敬老院'.",
    ),
    "source-escape": Sentence(
        zh="双引号里的反斜杠“\\”有特别的意思，这样的写法不认识",
        en="a backslash in double quotes has a special meaning, and this one is not known",
        zh_remedy="请把外面的双引号换成单引号，反斜杠就是它自己了。",
        en_remedy="use single quotes around the value: in them a backslash is itself.",
    ),
    "source-colon-in-value": Sentence(
        zh="值里面又有“: ”，分不清哪个是名称",
        en="the value contains another ': ', so the key is ambiguous",
        zh_remedy="请给整个值加上英文引号，或者另起一行写下一项。",
        en_remedy="put the whole value in quotes, or begin the next key on a line of its own.",
    ),
    "source-needs-quotes": Sentence(
        zh="值不能直接以“{character}”开头，YAML 给它留了别的用处",
        en="a value may not begin with '{character}', which is reserved in YAML",
        zh_remedy="请给整个值加上英文引号，例如 '{character}……'。",
        en_remedy="put the whole value in quotes, as in '{character}…'.",
    ),
    "source-comment": Sentence(
        zh="前面有空格的“#”在 YAML 里表示注释，从这里到行末的内容会丢掉",
        en="a '#' after a blank starts a comment in YAML; the rest of the line would be lost",
        zh_remedy="如果它是内容的一部分，请给整个值加上英文引号；如果本来就是注释，请在“#”后面加一个空格。",
        en_remedy="if it is part of the value, put the whole value in quotes; "
        "if it is a comment, add a blank after '#'.",
    ),
    "source-indent": Sentence(
        zh="这一行的缩进和上面的行对不齐",
        en="the indentation of this line does not match the lines above",
        zh_remedy="同一级的行要从同一列开始，请用空格对齐。",
        en_remedy="lines of one level begin in the same column: align them with blanks.",
    ),
    "source-no-colon": Sentence(
        zh="这一行没有冒号，不知道它是哪一项",
        en="this line has no colon, so it has no key",
        zh_remedy="请写成“名称: 值”；如果它接着上一行，请比上一行的名称多缩进两格。",
        en_remedy="write it as 'key: value'; if it continues the line above, indent it by two more blanks.",
    ),
    "source-yaml": Sentence(
        zh="从这里起读不懂了",
        en="the file cannot be parsed from here on",
        zh_remedy="请检查这一行和上一行的缩进、引号、括号、逗号和冒号。",
        en_remedy="check the indentation, quotes, brackets, commas and colons of this line and the one above.",
    ),
    "source-key-not-text": Sentence(
        zh="名称的位置上是一组括号，不是文字",
        en="there is a bracket where a key should be",
        zh_remedy="如果 {{ }} 或 [ ] 是文字的一部分，请给整个值加上英文引号。",
        en_remedy="if {{ }} or [ ] is part of the text, put the whole value in quotes.",
    ),
    "source-empty-key": Sentence(
        zh="冒号前面没有名称",
        en="there is no key before the colon",
        zh_remedy="请在冒号前面写上名称，或者删掉这一行。",
        en_remedy="write the key before the colon, or delete the line.",
    ),
    "source-duplicate-key": Sentence(
        zh="“{key}”在第 {line} 行已经写过一次",
        en="duplicate key '{key}', first given in line {line}",
        zh_remedy="只留下一个；如果这是下一项，请在它前面加上“- ”。",
        en_remedy="keep one of them; if this begins the next item, put '- ' before it.",
    ),
    "source-unknown-key": Sentence(
        zh="不认识“{key}”这一项",
        en="unknown key '{key}'",
        zh_remedy="可以写的有：{known}。",
        en_remedy="allowed keys: {known}.",
    ),
    "source-missing-key": Sentence(
        zh="缺少必填的“{key}”",
        en="the required '{key}' is missing",
        zh_remedy="请补上“{key}: ……”。",
        en_remedy="add '{key}: …'.",
    ),
    "source-not-text": Sentence(
        zh="“{field}”应当是一段文字，这里却是一组内容",
        en="'{field}' must be text, not a list or a group",
        zh_remedy="请写成“{field}: 文字”；方括号、花括号是文字的一部分时，请给整个值加上英文引号。",
        en_remedy="write '{field}: text'; if brackets or braces are part of the text, put it in quotes.",
    ),
    "source-not-list": Sentence(
        zh="“{field}”应当是一个列表",
        en="'{field}' must be a list",
        zh_remedy="请在下面每项写一行，以“- ”开头。",
        en_remedy="write its items below it, one per line, each beginning with '- '.",
    ),
    "source-not-mapping": Sentence(
        zh="“{field}”应当由“名称: 值”组成",
        en="'{field}' must consist of 'key: value' lines",
        zh_remedy="请写成“名称: 值”，冒号用英文冒号，后面空一格。",
        en_remedy="write it as 'key: value' with a blank after the colon.",
    ),
    "source-not-number": Sentence(
        zh="“{field}”应当是数字，“{value}”不是",
        en="'{field}' must be a number, not '{value}'",
        zh_remedy="只写阿拉伯数字和小数点，例如 120 或 3.50，不写单位、逗号和前面的零；"
        "自己声明的字段要保留这些的，把它的 kind 改成 text。",
        en_remedy="write only digits and a decimal point, such as 120 or 3.50, without units, commas or leading zeros; "
        "to keep those in a custom field, declare its kind as text.",
    ),
    "source-not-date": Sentence(
        zh="日期“{field}”{why}",
        en="the date '{field}' {why}",
        zh_remedy="这个日期{how}。",
        en_remedy="{how}.",
    ),
    "source-not-flag": Sentence(
        zh="“{field}”只能是 true（是）或 false（否），不能是“{value}”",
        en="'{field}' must be true or false, not '{value}'",
        zh_remedy="请改成 true 或 false。",
        en_remedy="write true or false.",
    ),
}
