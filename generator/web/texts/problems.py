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
        "请在公文的“发文字号”里写上，或者到“登记簿”页编号；还没有编号的，在“生成”页勾选“草稿”。",
        "write it into the notice, or take one on the page Register; without one yet, tick Draft on the page Make.",
    ),
    "remedy-cli-draft-issued": ("“草稿”“更正重印”只勾一个。", "tick either Draft or Corrected reprint."),
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
