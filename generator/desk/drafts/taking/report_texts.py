"""Texts of the report on a draft that was taken, in Chinese and English; {file} is what holds the notice's keys."""

TEXTS: dict[str, tuple[str, str]] = {
    "kind": ("草稿认作：{format}格式，文种{kind}", "the draft was read as: format {format}, kind {kind}"),
    "kind-unknown": ("不明", "unknown"),
    "element": ("  {name}：{text}{where}", "  {name}: {text}{where}"),
    "span": ("（第 {first} 段）", " (paragraph {first})"),
    "spans": ("（第 {first}—{last} 段）", " (paragraphs {first} to {last})"),
    "likely": ("（请核对）", " (please check)"),
    "body": ("{count} 段", "{count} paragraphs"),
    "tables": ("{count} 个", "{count}"),
    "attachment": ("附件{serial}", "attachment {serial}"),
    "missing": (
        "草稿里没有：{names}。已经定下来的，在 {file} 里写上。",
        "not in the draft: {names}. Write what is decided in {file}.",
    ),
    "unsealed": (
        "署名像是不盖章的（右空二字），在 {file} 里写了；要盖章的，删去“署名方式”里写的。",
        "it looks signed without a seal, which {file} says; if it will be sealed, delete the key 'signature'.",
    ),
    "open": (
        "还没有填：{name}“{text}”，没有写进去；定下来以后，在 {file} 里写上",
        "to be filled in: {name} '{text}' was not written; write it into {file} once it is decided",
    ),
    "refused": (
        "没有写进去：{name}“{text}”，请改好，在 {file} 里写上——{why}",
        "not written: {name} '{text}'; write it into {file} as it should be: {why}",
    ),
    "altered": ("写法改了：{what}“{before}” → “{after}”{where}", "changed: {what} '{before}' → '{after}'{where}"),
    "headings": (
        "层次序号的写法改了 {count} 处：{examples}",
        "numbers of headings in another form: {count}: {examples}",
    ),
    "example": ("“{before}” → “{after}”{where}", "'{before}' → '{after}'{where}"),
    "flattened": (
        "正文里有一个表格，单元格合并过或者不止一行，已经拆平，请核对：{text}",
        "a table in the text had merged cells or several lines in one; it was flattened, please check: {text}",
    ),
    "unread": (
        "像标题而不会当标题印：{text}",
        "looks like a heading and is printed as text: {text}",
    ),
    "no-text": (
        "草稿里没有正文，{file} 里写着“（内容待补）”",
        "the draft has no text of its own; {file} has a placeholder for it",
    ),
    "listed-only": (
        "附件说明里有，草稿里没有内容：{title}。请补写它的内容，或者换成做好的文件。",
        "listed as an attachment, without text in the draft: {title}. Write its text, or put a file there.",
    ),
    "unplaced": (
        "没有认出来，照样留在正文里，前面有一行说明：“{text}”{where}",
        "not recognised, kept in the text after a remark: '{text}'{where}",
    ),
    "unprinted": (
        "不印：“{text}”{where}；原文留在 {file} 正文的一行说明里（{{# 和 #}} 之间）",
        "not printed: '{text}'{where}; it is kept in the text of {file}, in a remark between {{# and #}}",
    ),
    "left": ("没有照样取：{what} {count} 处{text}{where}", "not taken as it is: {what}, {count}{text}{where}"),
    "left-seal": (
        "没有取：{what} {count} 处{text}{where}。盖章的位置程序会留好。",
        "left out: {what}, {count}{text}{where}; room is kept for it.",
    ),
    "left-text": ("“{text}”", " '{text}'"),
    "comments": (
        "批注 {count} 条，留在正文的说明里（{{# 和 #}} 之间），不会印出来",
        "comments: {count}, in remarks {{# #}} of the files, which are not printed",
    ),
    "changes-accept": (
        "修订全部接受了：插入 {inserted} 处，删除 {deleted} 处，移动 {moved} 处",
        "all tracked changes accepted: {inserted} insertions, {deleted} deletions, {moved} moves",
    ),
    "changes-reject": (
        "修订全部拒绝了：插入 {inserted} 处，删除 {deleted} 处，移动 {moved} 处",
        "all tracked changes rejected: {inserted} insertions, {deleted} deletions, {moved} moves",
    ),
}
