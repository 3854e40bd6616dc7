"""Texts of the register."""

TEXTS: dict[str, tuple[str, str]] = {
    "register-title": ("发文登记簿", "Register of numbers"),
    "register-taking": ("给公文编号", "Number a notice"),
    "register-which": ("哪件公文", "Which notice"),
    "register-look": ("看文号", "Show its number"),
    "register-untitled": ("（没有标题）", "(no title)"),
    "register-no-notice": ("还没有公文，先新建一件。", "There is no notice yet: begin one first."),
    "register-source-next": (
        "下一个文号是 {number}，将写进《{title}》并登记。",
        "The next number is {number}. It will be written into '{title}' and entered here.",
    ),
    "register-source-notice": (
        "《{title}》里已经写了文号 {number}，还没有登记。",
        "'{title}' already has the number {number}, which is not in the register yet.",
    ),
    "register-source-register": (
        "登记簿（顺序号 {serial}）已经给《{title}》编了 {number}，公文里还没有写。",
        "Entry {serial} of the register gives '{title}' the number {number}, which is not written in it yet.",
    ),
    "register-source-both": (
        "《{title}》的文号 {number} 已经登记（顺序号 {serial}）。",
        "The number of '{title}', {number}, is in the register (entry {serial}).",
    ),
    "register-take-next": ("编号并登记", "Take this number"),
    "register-take-notice": ("登记这个文号", "Enter this number"),
    "register-take-register": ("把文号写进公文", "Write it into the notice"),
    "register-begins": (
        "登记簿里还没有这个代字今年的文号。今年已经编过号的，先在公文的“发文字号”里写好它的号、保存，再回来登记，以后从它接着编：",
        "The first of its series and year. Where some were issued before, write this number into the notice first: ",
    ),
    "register-not-now-unsaved": (
        "这件公文有填了还没有保存的内容，请先保存再编号：",
        "Something typed in this notice is not saved yet. Save it before it gets its number: ",
    ),
    "register-not-now-sample": (
        "这是示例，还不是您的公文，先用草稿换掉它：",
        "This is the sample and no notice of yours yet. Begin with your draft: ",
    ),
    "register-not-now-void": (
        "这个文号已经作废。要重新编号，先在公文里把它删掉、保存：",
        "This number is void. To take another one, remove it from the notice first and save: ",
    ),
    "register-no-number": ("这件公文现在还不能编号：", "This notice cannot have a number yet:"),
    "register-done": (
        "已登记（{matter}）：{number}，顺序号 {serial}。",
        "Entered ({matter}): {number}, entry {serial}.",
    ),
    "register-table": ("登记的文号", "The numbers"),
    "register-year": ("年份", "Year"),
    "register-show-year": ("看这一年", "Show"),
    "register-rows": ("{year} 年共 {count} 条，最近的在前。", "{year}: {count} entries, the latest first."),
    "register-empty": ("这一年还没有登记。", "There are no entries in this year."),
    "register-missing": ("缺号：{numbers}", "missing: {numbers}"),
    "register-missing-more": ("，还有 {count} 处", ", and {count} more"),
    "register-next-free": ("下一个文号：{numbers}", "next free: {numbers}"),
    "register-number": ("发文字号", "Number"),
    "register-matter": ("事项", "Matter"),
    "register-document": ("标题", "Title"),
    "register-recipients": ("发往机关", "Sent to"),
    "register-copies": ("份数", "Copies"),
    "register-day": ("登记日期", "Date"),
    "register-serial": ("顺序号", "Serial"),
    "register-notes": ("密级、归卷、备注", "Secrecy, file, notes"),
    "register-doing": ("办理", "Action"),
    "register-voided": ("已作废（顺序号 {serial}）：{reason}", "void (entry {serial}): {reason}"),
    "register-again": ("{matter}：{date}（顺序号 {serial}）", "{matter}: {date} (entry {serial})"),
    "register-void": ("作废", "Void"),
    "register-void-this": ("作废 {number}", "Void {number}"),
    "register-void-title": ("作废文号", "Void a number"),
    "register-void-sure": (
        "要作废的是 {number}《{title}》。作废的文号留在登记簿里，不再使用，也不能恢复。公文里写着的文号不会自动去掉。",
        (
            "This voids {number}, '{title}'. A void number stays in the register, is never used again and cannot be "
            "restored. It is not removed from the notice."
        ),
    ),
    "register-reason": ("原因", "Reason"),
    "register-reason-hint": (
        "写明为什么作废，例如“重号”、“不发了”。",
        "Say why, such as 'issued twice' or 'not sent'.",
    ),
    "register-back": ("不作废，回登记簿", "Keep it, back to the register"),
    "register-part": ("第 {part} 页，共 {parts} 页", "Page {part} of {parts}"),
    "register-newer": ("更近的", "Newer"),
    "register-older": ("更早的", "Older"),
    "register-parts": ("登记簿的各页", "Pages of the register"),
    "register-keep": ("下载", "Download"),
    "register-csv": ("登记簿原件（.csv）", "The register itself (.csv)"),
    "register-worksheet": ("供查看、打印的表（.xlsx）", "A sheet to view and print (.xlsx)"),
    "register-damaged": (
        "登记簿被别的程序改写过，在改好以前不能编号、作废：",
        "Another program has changed the register. Until it is mended no number can be taken or voided:",
    ),
    "register-more-damages": ("还有 {count} 处。", "And {count} more."),
}
