"""Sentences about the package that a Word template is: its file, its parts, what may be wrong with them."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "template-not-docx": Sentence(
        zh="这不是 Word 文档（.docx），打不开。",
        en="this is not a Word document (.docx).",
        zh_remedy="用 Word 或 WPS 打开原文件，“另存为”选“Word 文档（*.docx）”；只改扩展名不行。",
        en_remedy="open the original in Word or WPS and save it as 'Word document (*.docx)'; renaming is not enough.",
    ),
    "template-not-docx-old": Sentence(
        zh="这是旧格式（.doc、.wps）或者加了密码的文档，不是 .docx。",
        en="this is an old-format (.doc, .wps) or password-protected document, not a .docx.",
        zh_remedy="用 Word 或 WPS 打开，去掉密码，“另存为”选“Word 文档（*.docx）”。",
        en_remedy="open it in Word or WPS, remove the password and save it as 'Word document (*.docx)'.",
    ),
    "template-package-damaged": Sentence(
        zh="文件损坏，读不出来（{why}）。",
        en="the file is damaged and cannot be read ({why}).",
        zh_remedy="换一份完好的文件，或者用 Word、Excel 或 WPS 打开后另存为新的文件。",
        en_remedy="use an intact copy, or open it in Word, Excel or WPS and save it as a new file.",
    ),
    "template-package-entries": Sentence(
        zh="文件里装了 {count} 个部件，超过上限 {limit} 个。",
        en="the file has {count} parts, more than the limit of {limit}.",
        zh_remedy="这不像正常的文档；请用 Word、Excel 或 WPS 打开后另存为新的文件。",
        en_remedy="this is not an ordinary document; open it in Word, Excel or WPS and save it as a new file.",
    ),
    "template-package-name": Sentence(
        zh="文件里的部件“{part}”用了不允许的路径。",
        en="the part '{part}' in the file has a path that is not allowed.",
        zh_remedy="文件可能被人改动过，不要使用；请向来源处另要一份。",
        en_remedy="somebody may have tampered with the file: do not use it, ask for another copy.",
    ),
    "template-package-double": Sentence(
        zh="文件里有两个同名部件“{part}”，不知道该用哪一个。",
        en="the file contains the part '{part}' twice, so it is ambiguous.",
        zh_remedy="用 Word、Excel 或 WPS 打开后另存为新的文件。",
        en_remedy="open it in Word, Excel or WPS and save it as a new file.",
    ),
    "template-package-extra": Sentence(
        zh="文件里有不属于任何部件的数据，在开头、末尾或目录前后。",
        en="the file has data outside its parts, at the beginning or end or around its directory.",
        zh_remedy="用 Word、Excel 或 WPS 打开后另存为新的文件；来历不明的不要使用。",
        en_remedy="open it in Word, Excel or WPS and save it as a new file; do not use it if its origin is unknown.",
    ),
    "template-package-behind": Sentence(
        zh="文件末尾多了 {bytes} 个字节的空白，没有内容，已略过。",
        en="the file ends with {bytes} extra bytes of white space or zeros, which were ignored.",
        zh_remedy="可以不管；想去掉的话，用 Word、Excel 或 WPS 打开后另存一次。",
        en_remedy="no action needed; to remove them, save it once in Word, Excel or WPS.",
        severity="info",
    ),
    "template-package-overlap": Sentence(
        zh="文件里的部件“{part}”与别的部件占着同一段数据。",
        en="the part '{part}' in the file shares its bytes with another part.",
        zh_remedy="文件被人改动过，不要使用；请向来源处另要一份。",
        en_remedy="somebody has tampered with the file: do not use it, ask for another copy.",
    ),
    "template-package-disagrees": Sentence(
        zh="文件里的部件“{part}”，它自己的文件头与文件目录说的不一样。",
        en="the header of the part '{part}' contradicts the file's directory.",
        zh_remedy="文件可能被人改动过，不要使用；请向来源处另要一份。",
        en_remedy="somebody may have tampered with the file: do not use it, ask for another copy.",
    ),
    "template-package-link": Sentence(
        zh="文件里的“{part}”不是部件，而是指向别处的链接或特殊文件。",
        en="'{part}' in the file is not a part but a link or a special file.",
        zh_remedy="文件可能被人改动过，不要使用；请向来源处另要一份。",
        en_remedy="somebody may have tampered with the file: do not use it, ask for another copy.",
    ),
    "template-package-encrypted": Sentence(
        zh="文件里的部件“{part}”加了密码。",
        en="the part '{part}' in the file is encrypted.",
        zh_remedy="用 Word、Excel 或 WPS 打开，去掉密码后再保存。",
        en_remedy="open it in Word, Excel or WPS, remove the password and save it.",
    ),
    "template-package-file": Sentence(
        zh="文件超过 {limit} MB，太大了。",
        en="the file is larger than the limit of {limit} MB.",
        zh_remedy="删去或压缩文档里的大图片，再保存。",
        en_remedy="remove or shrink large pictures in the document and save it again.",
    ),
    "template-package-large": Sentence(
        zh="部件“{part}”展开后太大（单个部件不超过 {part_limit} 字节，合计不超过 {total_limit} 字节）。",
        en="the part '{part}' is too large when unpacked (limits: {part_limit} bytes a part, {total_limit} in all).",
        zh_remedy="删去或压缩文档里的大图片，再保存。",
        en_remedy="remove or shrink large pictures in the document and save it again.",
    ),
    "template-package-bomb": Sentence(
        zh="部件“{part}”的压缩比超过 {limit} 倍，像是“压缩炸弹”，已停止读取。",
        en="the part '{part}' unpacks to more than {limit} times its size, like a 'zip bomb'; reading was stopped.",
        zh_remedy="不要使用来历不明的文件；确属正常文档的，用 Word、Excel 或 WPS 另存为新的文件。",
        en_remedy="do not use files of unknown origin; if it is a normal document, save it as a new file in Word, "
        "Excel or WPS.",
    ),
}
