"""Sentences about the register of numbers."""

from generator.ground.errors.sentences.sentence import Sentence

_RESTORE_ZH = (
    "登记簿只由 fawen 来写，不要用表格软件保存它，要看请打开同名的 .xlsx；请从备份取回原来的文件，再运行一次。"
)
_RESTORE_EN = (
    "only fawen writes the register: never save it from a spreadsheet, open the .xlsx of the same name instead; "
    "restore the file from a backup, then run again."
)

SENTENCES: dict[str, Sentence] = {
    "register-file-name": Sentence(
        zh="登记簿的文件名要以 .csv 结尾",
        en="the name of the register must end in .csv",
        zh_remedy="请写成 output/发文登记簿.csv 这样；同名的 .xlsx 是由它生成的，只供查看。",
        en_remedy="write it like output/发文登记簿.csv; the .xlsx of the same name is made from it for viewing.",
    ),
    "register-missing": Sentence(
        zh="这里还没有登记簿",
        en="there is no register here yet",
        zh_remedy="请用 --register 写对它的位置；确实还没有的，登记第一件（fawen register add）时会新建。",
        en_remedy="give its path with --register; if there is none, the first 'fawen register add' creates it.",
    ),
    "register-new": Sentence(
        zh="这里原来没有登记簿，从第一件算起",
        en="there was no register here: a new one is started",
        zh_remedy="已有登记簿的，请用 --register 写对它的位置。",
        en_remedy="if there is one elsewhere, give its path with --register.",
        severity="warning",
    ),
    "register-entered-already": Sentence(
        zh="这一件上次运行时已经登记（{number}，第 {line} 行），没有做完就中断了；这次接着做，没有再登记一次",
        en="this was registered by an earlier run ({number}, line {line}) that was interrupted; "
        "that run was completed, nothing was registered twice",
        zh_remedy="要另外再登记一件，请再运行一次同样的命令。",
        en_remedy="to register another one, run the same command again.",
        severity="info",
    ),
    "register-interrupted": Sentence(
        zh="上一次登记没有做完就中断了：{number}（{matter}）“{title}”已经登记在第 {line} 行",
        en="an earlier run was interrupted: {number} ({matter}), '{title}', is registered in line {line}",
        zh_remedy="这一件如果没有发出，请用 fawen register void 作废；要接着做，请再运行一次那条命令，会另外登记。",
        en_remedy="if it was not issued, void it with 'fawen register void'; running that command again registers it "
        "once more.",
        severity="warning",
    ),
    "register-write-notice": Sentence(
        zh="--write 要和 --notice 一起用",
        en="--write requires --notice",
        zh_remedy="请用 --notice 写公文所在的文件夹，文号写进其中的 notice.md。",
        en_remedy="give the notice's folder with --notice: the number is written into its notice.md.",
    ),
    "register-notice-form": Sentence(
        zh="开头的写法太特殊，不能在原处写入文号",
        en="the front matter is written in an unusual way, so the number cannot be inserted",
        zh_remedy="请不用 --write，登记后自己把文号写在 number 后面。",
        en_remedy="remove --write, and add the number after 'number' yourself once it is registered.",
    ),
    "register-knows-notice": Sentence(
        zh="登记簿第 {line} 行已经给这件公文编了 {number}，这里没有写文号",
        en="line {line} of the register gives this notice the number {number}, which is not written here",
        zh_remedy="请在这里写上 number: {number}；如果是另一件同名的公文，不用管，登记时不要加 --write。",
        en_remedy="write number: {number} here; if that is another notice of the same title, no action is needed: "
        "register this one without --write.",
    ),
    "register-rewritten": Sentence(
        zh="登记簿被别的程序改写过：{what}",
        en="another program has rewritten the register: {what}",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-head": Sentence(
        zh="第一行不是登记簿的各栏名称",
        en="the first line does not have the columns of a register",
        zh_remedy=f"如果选错了文件，请用 --register 写对；否则，{_RESTORE_ZH}",
        en_remedy=f"if it is the wrong file, give the right one with --register; otherwise: {_RESTORE_EN}",
    ),
    "register-torn": Sentence(
        zh="登记簿到这里断了，最后一行不完整",
        en="the register is truncated here: its last line is incomplete",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-columns": Sentence(
        zh="这一行有 {count} 格，应当是 {wanted} 格",
        en="this line has {count} cells instead of {wanted}",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-serial": Sentence(
        zh="这一行的顺序号应当是 {wanted}，不是“{value}”：有的行被删去、插入或者调换过",
        en="the serial of this line should be {wanted}, not '{value}': lines have been removed, inserted or moved",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-date": Sentence(
        zh="登记日期“{value}”不是 2022-02-14 这样的日期，或者没有这一天",
        en="'{value}' is not a date like 2022-02-14, or that day does not exist",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-matter": Sentence(
        zh="事项不能是“{value}”，只有：{known}",
        en="'{value}' is not a known matter; allowed: {known}",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-formula": Sentence(
        zh="这一格“{value}”会被表格软件当成公式，登记簿里不会这样写",
        en="a spreadsheet would read '{value}' as a formula; the register never writes it like this",
        zh_remedy=_RESTORE_ZH,
        en_remedy=_RESTORE_EN,
    ),
    "register-number-form": Sentence(
        zh="“{value}”不是规范的发文字号",
        en="'{value}' is not a well-formed number (7.2.5)",
        zh_remedy="发文字号写成 巫山民政发〔2022〕31号，令号写成 第1号，纪要可以写 〔2022〕第3期。",
        en_remedy="write 巫山民政发〔2022〕31号; of an order 第1号; minutes may have 〔2022〕第3期.",
        clause="7.2.5",
    ),
    "register-copies": Sentence(
        zh="份数应当是 1 以上的整数，不能是“{value}”",
        en="the number of copies must be a whole number from 1, not '{value}'",
        zh_remedy=f"请写阿拉伯数字，例如 62。登记簿里原有的行，{_RESTORE_ZH}",
        en_remedy=f"write a number such as 62. For an existing line: {_RESTORE_EN}",
    ),
    "register-secrecy": Sentence(
        zh="密级“{value}”的写法不对",
        en="the secrecy level '{value}' is not well formed",
        zh_remedy="请写成 秘密、机密★1年、绝密★长期 这样；没有密级的不写。",
        en_remedy="write 秘密, 机密★1年, 绝密★长期; omit it if there is none.",
        clause="7.2.2",
    ),
    "register-title-missing": Sentence(
        zh="没有写公文的标题",
        en="the title of the document is missing",
        zh_remedy="请用 --title 写标题，或者用 --notice 写公文所在的文件夹。",
        en_remedy="give it with --title, or give the notice's folder with --notice.",
    ),
    "register-line-break": Sentence(
        zh="“{column}”里不能换行",
        en="'{column}' cannot contain a line break",
        zh_remedy="登记簿一行一件，请把几行接成一行。",
        en_remedy="the register has one line for each entry: join the lines.",
    ),
    "register-character": Sentence(
        zh="“{column}”里有一个表格存不下的字符 {character}",
        en="'{column}' contains the character {character}, which a worksheet cannot hold",
        zh_remedy="它多半是从别处粘贴带来的、看不见的控制字符，请删掉。",
        en_remedy="it was most likely pasted in and is invisible: delete it.",
    ),
    "register-too-long": Sentence(
        zh="“{column}”超过 {limit} 字，表格的一格存不下",
        en="'{column}' has more than {limit} characters, the maximum of a worksheet cell",
        zh_remedy="请写得简短些。",
        en_remedy="make it shorter.",
    ),
    "register-number-used": Sentence(
        zh="“{number}”在第 {line} 行已经登记过，一个文号只能用一次",
        en="'{number}' was already issued in line {line}; a number is used once",
        zh_remedy="请用下一个文号（fawen register next）；补发、更正重印用原来的文号，不再登记发文。",
        en_remedy="use the next one (fawen register next); a reissue keeps its number and is not a new entry.",
    ),
    "register-number-voided": Sentence(
        zh="“{number}”在第 {line} 行已经作废",
        en="'{number}' was voided in line {line}",
        zh_remedy="作废的文号不再使用，请核对文号。",
        en_remedy="a void number is never used again: check the number.",
    ),
    "register-number-unknown": Sentence(
        zh="登记簿里没有给哪件公文编过“{number}”",
        en="the register has no document with the number '{number}'",
        zh_remedy="请照登记簿写完整的文号（fawen register list）；没有登记过的，先登记再作废。",
        en_remedy="write the full number as in the register (fawen register list); a missing one must be "
        "added before it can be voided.",
    ),
    "register-not-registered": Sentence(
        zh="“{number}”没有登记过发文，现在只记下了这一次",
        en="'{number}' was not registered when it was issued; only this reissue was recorded",
        zh_remedy="核对文号；确实是登记簿以前发的，可以用 fawen register add 补登。",
        en_remedy="check the number; if it was issued before there was a register, add it with 'fawen register add'.",
        severity="warning",
    ),
    "register-gap": Sentence(
        zh="登记“{number}”以后，前后缺了 {missing}",
        en="after registering '{number}', these numbers are missing: {missing}",
        zh_remedy="请核对是不是跳了号；不再用的，登记以后作废，以后查得到原因。",
        en_remedy="check whether a number was skipped; add and void a number that will not be used, with the reason.",
        severity="warning",
    ),
    "register-series-unknown": Sentence(
        zh="不知道要哪一种文号；登记簿里有的：{known}",
        en="ambiguous series of numbers; the register has: {known}",
        zh_remedy="请用 --prefix 写机关代字，例如 --prefix 巫山民政发，或者用 --notice 写公文所在的文件夹。",
        en_remedy="give its 机关代字 with --prefix, such as --prefix 巫山民政发, or the notice's folder with --notice.",
    ),
    "register-series-form": Sentence(
        zh="“{prefix}”和 {year} 年编不成发文字号",
        en="'{prefix}' and the year {year} do not make a valid number",
        zh_remedy="机关代字写汉字，不带括号，例如 巫山民政发；年份写 2022 这样的四位数字。",
        en_remedy="the prefix is Chinese characters without brackets, such as 巫山民政发; the year has four digits.",
    ),
    "register-view-edited": Sentence(
        zh="这个表被人改过或者另存过，已原样保留，没有更新",
        en="this worksheet was changed or saved by somebody; it was kept and not updated",
        zh_remedy="要保留里面的改动，请改个文件名；移走以后，下一次（例如 fawen register list）会生成新的。",
        en_remedy="rename it to keep its changes; once it is gone, 'fawen register list' creates a new one.",
        severity="warning",
    ),
    "register-view-not-written": Sentence(
        zh="登记簿没有问题，但是供查看的表没有更新（{reason}）",
        en="the register is fine, but its worksheet was not updated ({reason})",
        zh_remedy="请关掉打开着的表，或者清理磁盘，再运行 fawen register list。",
        en_remedy="close the worksheet or free disk space, then run 'fawen register list'.",
        severity="warning",
    ),
}
