"""Texts of ``fawen review``."""

TEXTS: dict[str, tuple[str, str]] = {
    "review-copy": (
        "审稿人改过的送审稿（.docx，也可以是 .doc、.wps）",
        "the draft that a reviewer has edited (.docx, .doc or .wps)",
    ),
    "review-notice": ("通知所在的文件夹", "the folder of the notice"),
    "review-apply": (
        "把能改的写进通知（不加只说要改什么）",
        "write what can be applied into the notice (else it only reports)",
    ),
    "review-pdf-option": (
        "另存花脸稿：修订和批注都印出来的 PDF（需要 LibreOffice）",
        "keep the marked-up pages, changes and comments shown (needs LibreOffice)",
    ),
    "review-json": ("每处改动、每条批注打印一行 JSON", "print one JSON object a line for each change and comment"),
    "review-nothing": ("稿子里没有改动，也没有批注。", "the copy has no changes and no comments."),
    "review-applied": ("已写进通知 {count} 处：", "written into the notice: {count}"),
    "review-ready": ("可以写进通知 {count} 处：", "can be written into the notice: {count}"),
    "review-told": ("没有写进去、要您定 {count} 处：", "not written, for you to decide: {count}"),
    "review-conflicts": ("两边都改过 {count} 处：", "changed by both sides: {count}"),
    "review-comments": ("批注 {count} 条：", "comments: {count}"),
    "review-next": ("加上 --apply 就写进去：{command}", "write them with --apply: {command}"),
    "review-then": (
        "再运行 fawen build --draft，看看改过的稿子。",
        "run fawen build --draft to see the changed draft.",
    ),
    "review-kept": ("花脸稿：{file}", "marked-up pages: {file}"),
    "review-line": ("  {place}{who}{what}{why}", "  {place}{who}{what}{why}"),
    "review-place": ("{file} 第 {line} 行 ", "{file} line {line} "),
    "review-place-key": ("{file} 第 {line} 行（{name}） ", "{file} line {line} ({name}) "),
    "review-who": ("{author}：", "{author}: "),
    "review-silent": ("（没开修订）", "(tracking off) "),
    "review-insert": ("加“{after}”", "adds '{after}'"),
    "review-delete": ("删“{before}”", "deletes '{before}'"),
    "review-replace": ("“{before}”改为“{after}”", "'{before}' becomes '{after}'"),
    "review-move": ("移动“{moved}”", "moves '{moved}'"),
    "review-format": ("改了格式", "changes looks"),
    "review-look": ("“{text}”成了{name}", "'{text}' becomes {name}"),
    "review-look-alone": ("{name}有增减", "{name}: added or removed"),
    "review-look-gone": ("“{text}”不再是{name}", "'{text}' is no longer {name}"),
    "review-comment": ("“{after}”", "'{after}'"),
    "review-conflict-texts": (
        "通知里现在是“{before}”，稿子里是“{after}”",
        "the notice now has '{before}', the copy '{after}'",
    ),
    "review-paragraph-end": ("⏎", "⏎"),
    "review-why-value": (
        "——这是填进来的内容，请改它的来处（联系人、日期等要素，或者 house.yaml）",
        ": it is a value, change it where it comes from (a key of the front matter, or house.yaml)",
    ),
    "review-why-between": (
        "——要并的两段之间有不印出来的行，请在通知里自己并",
        ": there are lines between these paragraphs that print nothing; join them in the notice yourself",
    ),
    "review-why-structure": (
        "——表格的行列变了，请在通知里自己改表格",
        ": rows or cells of a table; change the table in the notice",
    ),
    "review-why-element": (
        "——不是正文，请改通知里的“{name}”",
        ": no text of the notice, change its key '{name}'",
    ),
    "review-why-element-none": ("——不是正文，排版时自动印出", ": no text of the notice; the layout prints it"),
    "review-why-set-in": (
        "——在插进来的 Word 附件里，请改那个文件",
        ": in a Word file that is set in; change that file",
    ),
    "review-why-repeated": (
        "——这一行由条件或者循环印出来，请在通知里自己改",
        ": this line prints by a condition or a loop; change it in the notice yourself",
    ),
    "review-why-look": (
        "——这种格式有意思，程序不照文字写进去；要的话，请在通知里自己改",
        ": such looks mean something, and are not written as plain text; change the notice yourself",
    ),
    "review-why-changed": ("——两边都改过", ": changed by both sides"),
    "review-why-printed": (
        "——写进去以后印出来会不一样，请在通知里自己改",
        ": written like this it would print something else; change it in the notice yourself",
    ),
    "review-why-together": (
        "——和它一起的另一处改不了，两处都没有动",
        ": it belongs to a change that cannot be made, so neither was",
    ),
}
