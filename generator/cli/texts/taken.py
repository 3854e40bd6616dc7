"""Texts of ``fawen new notice --from``: what became of a draft."""

TEXTS: dict[str, tuple[str, str]] = {
    "taken-kind": ("草稿认作：{format}格式，文种{kind}", "the draft was read as: format {format}, kind {kind}"),
    "taken-kind-unknown": ("不明", "unknown"),
    "taken-element": ("  {name}：{text}{where}", "  {name}: {text}{where}"),
    "taken-span": ("（第 {first} 段）", " (paragraph {first})"),
    "taken-spans": ("（第 {first}—{last} 段）", " (paragraphs {first} to {last})"),
    "taken-likely": ("（请核对）", " (please check)"),
    "taken-body": ("{count} 段", "{count} paragraphs"),
    "taken-tables": ("{count} 个", "{count}"),
    "taken-attachment": ("附件{serial}", "attachment {serial}"),
    "taken-missing": (
        "草稿里没有：{names}。已经定下来的，在 notice.md 里写上。",
        "not in the draft: {names}. Write what is decided in notice.md.",
    ),
    "taken-unsealed": (
        "署名像是不盖章的（右空二字），在 notice.md 里写了；要盖章的，删去“署名方式”一行。",
        "it looks signed without a seal, which notice.md says; if it will be sealed, delete the key 'signature'.",
    ),
    "taken-open": (
        "还没有填：{name}“{text}”，没有写进去，在 notice.md 里是一行注释",
        "to be filled in: {name} '{text}'; it is a comment in notice.md",
    ),
    "taken-refused": (
        "没有写进去：{name}“{text}”，在 notice.md 里是一行注释——{why}",
        "not written: {name} '{text}' is a comment in notice.md: {why}",
    ),
    "taken-altered": ("写法改了：{what}“{before}” → “{after}”{where}", "changed: {what} '{before}' → '{after}'{where}"),
    "taken-headings": (
        "层次序号的写法改了 {count} 处：{examples}",
        "numbers of headings in another form: {count}: {examples}",
    ),
    "taken-example": ("“{before}” → “{after}”{where}", "'{before}' → '{after}'{where}"),
    "taken-flattened": (
        "正文里有一个表格，单元格合并过或者不止一行，已经拆平，请核对：{text}",
        "a table in the text had merged cells or several lines in one; it was flattened, please check: {text}",
    ),
    "taken-unread": (
        "像标题而不会当标题印：{text}",
        "looks like a heading and is printed as text: {text}",
    ),
    "taken-no-text": (
        "草稿里没有正文，notice.md 里写着“（内容待补）”",
        "the draft has no text of its own; notice.md has a placeholder for it",
    ),
    "taken-listed-only": (
        "附件说明里有，草稿里没有内容：{title}。请写进它的文件，或者换成做好的文件。",
        "listed as an attachment, without text in the draft: {title}. Write it into its file, or put a file there.",
    ),
    "taken-unplaced": (
        "没有认出来，照样留在正文里，前面有一行说明：“{text}”{where}",
        "not recognised, kept in the text after a remark: '{text}'{where}",
    ),
    "taken-unprinted": (
        "没有认出来，没有印，记在 notice.md 的 {{# #}} 里：“{text}”{where}",
        "not recognised and not printed, in a remark {{# #}} of notice.md: '{text}'{where}",
    ),
    "taken-left-seal": (
        "没有取：印章{text}{where}。盖章的位置程序会留好。",
        "left out: a seal{text}{where}; room is kept for it.",
    ),
    "taken-left-picture": ("没有取：图片{text}{where}", "left out: a picture{text}{where}"),
    "taken-left-header": ("没有取：页眉页脚{text}{where}", "left out: header or footer{text}{where}"),
    "taken-left-field": ("没有取：域、脚注等{text}{where}", "left out: a field or note{text}{where}"),
    "taken-left-text": ("“{text}”", " '{text}'"),
    "taken-comments": (
        "批注 {count} 条，写在文件的 {{# #}} 里，不会印出来",
        "comments: {count}, in remarks {{# #}} of the files, which are not printed",
    ),
    "taken-changes-accept": (
        "修订全部接受了：插入 {inserted} 处，删除 {deleted} 处，移动 {moved} 处",
        "all tracked changes accepted: {inserted} insertions, {deleted} deletions, {moved} moves",
    ),
    "taken-changes-reject": (
        "修订全部拒绝了：插入 {inserted} 处，删除 {deleted} 处，移动 {moved} 处",
        "all tracked changes rejected: {inserted} insertions, {deleted} deletions, {moved} moves",
    ),
    "taken-next": (
        "接下来：打开 {file} 核对一遍，再运行 {command}。",
        "next: look through {file}, then run {command}.",
    ),
    "taken-next-missing": (
        "接下来：在 {file} 里写上{names}，再运行 {command}。",
        "next: write {names} in {file}, then run {command}.",
    ),
}
