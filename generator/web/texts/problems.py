"""Where problems are, and what helps by what is on the pages, where the terminal's remedy is one of its commands."""

TEXTS: dict[str, tuple[str, str]] = {
    "place-notice": ("公文", "the notice"),
    "place-attachment": ("附件 {file}", "the attachment {file}"),
    "place-roster": ("名单", "the roster"),
    "place-line": ("{place} 第 {line} 行", "{place}, line {line}"),
    "remedy-new-desk-issuer": (
        "写发文机关的名称，例如 示例县民政局。",
        "give the name of the issuing organ, such as '示例县民政局'.",
    ),
    "remedy-new-desk-prefix": (
        "写汉字，不带括号、年份，例如 示例发。",
        "use Chinese characters, without brackets and the year, such as '示例发'.",
    ),
    "remedy-cli-no-number": (
        "请在公文的“发文字号”里写上，或者到“登记簿”页编号；还没有编号的，在“生成”页选“草稿”。",
        "write it into the notice, or take one on the page Register; without one yet, tick Draft on the page Make.",
    ),
    "remedy-sheet-headings-taken": (
        "不是组别，就在下面选另一列作组别，或者在表里去掉这些小标题。",
        "if they are not, choose another column for the groups below, or take these headings out of the sheet.",
    ),
    "remedy-cli-memory": ("请关掉别的程序，再试一次。", "close other programs and try again."),
    "remedy-cli-nobody-left": (
        "只做哪些单位写在 fawen.yaml 里：请管这个程序的人看看，或者删去那几行。",
        "fawen.yaml says which units are made: have whoever looks after this program see to it, or remove those lines.",
    ),
    "remedy-cli-sort-field": (
        "请写字段的名字或中文名称，例如 名称；从大到小在前面加减号，例如 -份数。",
        "give a field's name or Chinese title, such as name; for descending order, put a minus before it: -copies.",
    ),
    "remedy-cli-sort-unsorted": (
        "请删去 fawen.yaml 里的 sort；要改顺序的，把 only、where 也删去，全部重做。",
        "remove sort from fawen.yaml; to change the order, remove only and where as well, and rebuild all units.",
    ),
    "remedy-draft-sheet": (
        "用起草时的 Word、WPS 文字文件；名单的表格拖到“名单”页。",
        "use the text document in which it was written; a roster in a workbook is dropped on the page Roster.",
    ),
    "remedy-notice-in-word": (
        "点左边“新的一件”，把这个 Word 文件拖进来；再把它移出这个文件夹。",
        "choose New notice at the left and drop the Word file there; then move it out of this folder.",
    ),
    "remedy-output-path-long": (
        "请把标题、模板、单位的名称写短一些；或者把整个文件夹移到浅一些的位置，例如 D:\\发文。",
        "shorten the names of notice, template or unit, or move the whole desk to a shorter path, such as D:\\papers.",
    ),
    "remedy-output-another": (
        "核对文号。那是另一件公文的，把这个文件夹移走或改名；这一件是它的更正重印的，在“生成”页选“更正重印”。",
        "check the number; move or rename that folder, or choose the corrected reprint on the page Make for one.",
    ),
    "remedy-pdf-unpainted": (
        "在 Word、WPS 里打开 .docx 打印；或者改用页面上画得出的文字。",
        "print the .docx from Word or WPS, or write it in characters that can be drawn.",
    ),
    "remedy-roster-class-unknown": (
        "名单里有的主送称呼：{known}。请改主送机关，或者在名单里加上这个单位、改它那一组的主送称呼；不管怎样称呼都发给全部单位的，导入表格时勾上。",
        "classes on the roster: {known}. Change the recipients or the roster; to mean all units, tick it at an import.",
    ),
    "remedy-source-empty": (
        "请写上内容；空的名单，删掉这个文件，再把单位的表格拖到名单页上。",
        "write its content; delete an empty roster, then drop a sheet of your units on the roster page.",
    ),
    "remedy-pdf-inset-pages": (
        "用 Word 或 WPS 打开这个附件，保存一次（页数就记对了），再试一次。",
        "open the attachment in Word or WPS and save it, which records its number of pages, and try again.",
    ),
    "remedy-pdf-inset-svg": (
        "在“生成”页勾上“同时做 PDF”，到 PDF 里看它们。",
        "tick PDFs as well on the page Make, and look at them in the PDF.",
    ),
    "remedy-register-interrupted": (
        "这一件如果没有发出，请在“登记簿”页作废；要接着做，请再编一次号，会另外登记。",
        "if it was not issued, void it on the page Register; to go on, take another number there.",
    ),
    "remedy-register-knows-notice": (
        "请把 {number} 写进公文的“发文字号”；如果是另一件同名的公文，不用管。",
        "write {number} into the notice; if that is another notice of the same title, no action is needed.",
    ),
    "remedy-register-not-registered": (
        "核对文号；确实是有登记簿以前发的，请管这个程序的人补登。",
        "check it; if it was issued before there was a register, have whoever looks after this program add it.",
    ),
    "remedy-register-notice-form": (
        "登记后自己把文号写进公文的“发文字号”。",
        "add the number to the notice yourself once it is registered.",
    ),
    "remedy-register-number-unknown": (
        "请照“登记簿”页上的写完整的文号。",
        "write the full number, as the page Register has it.",
    ),
    "remedy-register-series-unknown": (
        "请先在公文的“发文字号”里写好它的文号（函、纪要等有自己的代字），保存，再回来登记；以后就接着编。",
        "write its first number into the notice (a letter, '函', has its own), save, and register it here.",
    ),
    "remedy-register-view-edited": (
        "要保留里面的改动，请改个文件名；移走以后，下一次登记会生成新的。",
        "rename it to keep its changes; once it is gone, the next entry creates a new one.",
    ),
    "remedy-register-view-not-written": (
        "请关掉打开着的表，或者清理磁盘；下一次登记时会更新。",
        "close the worksheet or free disk space; the next entry updates it.",
    ),
    "remedy-roster-import-form": (
        "请管这个程序的人把单位写成一行一个字段、每个单位以“- ”开头的样子。",
        "have whoever looks after this program write units with one field per line, each unit beginning with '- '.",
    ),
    "remedy-source-link-out": (
        "请删掉这个链接，把它指向的文件（文件夹）本身复制到这里。",
        "replace the link with the file or folder itself.",
    ),
    "remedy-source-no-desk": (
        "请在放着它们的文件夹里打开这个页面；还没有的，点左边“新的一件”。",
        "open this page in the folder that holds them; if there are none yet, choose New notice at the left.",
    ),
    "remedy-register-new": (
        "已经有登记簿的，先不要接着编号，请管这个程序的人把它接上。",
        "if there is a register already, take no more numbers: whoever looks after this program can connect it.",
    ),
    "remedy-register-head": (
        "在 Excel、WPS 里改过的，请换回备份的那一份。",
        "where it was changed in Excel or WPS, put the copy that was kept back in its place.",
    ),
    "remedy-register-number-used": (
        "请用“登记簿”页给出的下一个文号；补发、更正重印用原来的文号，不再登记发文。",
        "take the next number, which the page Register shows; reissues and corrections keep their number.",
    ),
    "remedy-source-missing-key": ("请填上“{key}”。", "fill in '{key}'."),
    "remedy-source-not-number": (
        "只写阿拉伯数字和小数点，例如 2 或 3.50，不写单位、逗号和前面的零。",
        "write only digits and a decimal point, such as 2 or 3.50, without units, commas or leading zeros.",
    ),
    "remedy-notice-no-text": ("请在它的“正文”里写，一行一段。", "write its text, one paragraph in a line."),
    "remedy-notice-signers-missing": (
        "请在“签发人”里写签发人的姓名；联合行文按机关顺序，每个机关一人，一行写一个。",
        "write the name of who signs; in a joint issue one for each organ, in their order, one in a line.",
    ),
    "remedy-notice-stamp-missing": (
        "请在“签名章”里写签发人的职务和姓名；不用签名章的，改“署名方式”。",
        "write post and name of who signs; if no stamp is intended, choose another signature.",
    ),
    "remedy-notice-secrecy-alone": (
        "涉密公文要标份号：请填上“份号”，例如 000001。",
        "a classified document needs a copy number: fill it in, such as 000001.",
    ),
    "remedy-notice-print-run": (
        "请核对名单里各单位的份数，和这里的印制份数、抄送份数、存档份数，使它们相等。",
        "check the copies of the units on the roster against the numbers of copies here, and make them equal.",
    ),
    "remedy-notice-attachment-missing": (
        "请把这个附件移出，再添加一次；或者把文件放回公文的文件夹。",
        "remove this attachment and add its file again, or put the file back into the notice's folder.",
    ),
    "remedy-text-repeated": (
        "请删掉这一行；要改{element}，改它自己的那一栏。",
        "delete this line; to change {element}, change its own field.",
    ),
    "remedy-text-attachment-list": (
        "请删掉这一行，附件在“附件”里添加，附件说明由程序排。",
        "delete it and add the attachments below; their list is then printed automatically.",
    ),
    "remedy-text-signature-other": (
        "请删掉这一行；署名该是“{organ}”的，改“发文机关”。",
        "delete this line; if '{organ}' is right, change the issuer.",
    ),
    "remedy-text-attachment-inside": (
        "请在“附件”里添一个文字附件，把这一行往下的内容移到那里。",
        "add a text attachment below, and move what is from this line on there.",
    ),
    "remedy-roster-group-left-out": (
        "如果应当发，请在公文的“主送机关”里写上这一类；不发的，不用管。",
        "if they should, name the class in the recipients of the notice; otherwise no action is needed.",
    ),
    "remedy-roster-copies": (
        "请写阿拉伯数字，例如 2；不发文件的单位请从名单里删去。",
        "write a number such as 2; remove units that get no papers from the roster.",
    ),
    "remedy-output-disk-full": ("请清理磁盘，再试一次。", "free some space on the disk and try again."),
    "remedy-output-denied": (
        "请关掉打开着的文件，检查文件夹是不是只读，再试一次。",
        "close files that are open, see whether the folder is read-only, and try again.",
    ),
    "remedy-output-not-written": (
        "请检查这个位置是不是一个能写的文件夹，再试一次。",
        "see whether this is a folder that can be written to, and try again.",
    ),
    "remedy-text-pasted": (
        "不用一行一行删：点左边“新的一件”，把 Word 草稿拖进来，标题、主送机关、署名、附件等各归各位。",
        "no need to remove line by line: choose New notice at the left and drop the draft there.",
    ),
    "remedy-text-recipients-other": (
        "请删掉这一行；主送机关该是这一行的，改上面的“主送机关”。",
        "remove this line; where it has the right recipients, put them into the field above.",
    ),
}
