"""Texts of ``fawen check``."""

TEXTS: dict[str, tuple[str, str]] = {
    "check-paths": (
        "要检查的文件或文件夹，可以写几个",
        "files, or folders of them; one or more",
    ),
    "check-as": (
        "当作模板（template）还是做好的公文（document）；不写时，模板文件夹（templates）里的是模板，别处的是公文",
        "as a template or as a finished document; by default, files in the folder of templates are templates",
    ),
    "check-rendered": (
        "公文再印成 PDF，查只有印出来才看得出的（需要 LibreOffice）",
        "print documents as PDF as well and check what only their pages show (needs LibreOffice)",
    ),
    "check-json": ("每个文件一行 JSON", "one JSON object a line for each file"),
    "check-level": (
        "从哪一级起算不合格：law、must、usual、recommended、practice（默认 must）；模板只看有没有错误",
        "lowest strength that fails: law, must, usual, recommended, practice (default: must); templates fail on errors",
    ),
    "check-units": (
        "单位名单（默认是 templates 旁边的 units.yaml）",
        "the roster (default: units.yaml beside the folder templates)",
    ),
    "check-notice": (
        "通知的文件夹（默认是 templates 里的 notice）",
        "the notice's folder (default: notice in the folder templates)",
    ),
    "check-fix": (
        "把页面设置、字体字号、缩进、标点等改好，另存为这个 .docx（几个文件时是文件夹）；绝不改字",
        "write a copy with mechanical formatting fixed (page, fonts, indents, punctuation); wording never changes",
    ),
    "check-annotate": (
        "查出的问题写成 Word 批注，另存为这个 .docx（几个文件时是文件夹）；别的都不动；不能和 --fix 一起用",
        "write a copy (.docx; a folder for several) with the findings as Word comments, else unchanged; not with --fix",
    ),
    "annotated": ("已写出 {file}，批注 {count} 条。", "{file} written, comments: {count}."),
    "mended": ("已写出 {file}，改正 {count} 处：", "{file} written, fixes: {count}"),
    "taken": ("{file}：{format}格式，文种{kind}，{profile}", "{file}: format {format}, kind {kind}, {profile}"),
    "kind-unknown": ("不明", "unknown"),
    "profile-office": ("页边距按版心边沿设（37、35 mm）", "margins at the edges of the type area (37, 35 mm)"),
    "profile-gbt33476": (
        "页边距按 GB/T 33476.2 设（33.1、34.0 mm 或 34.58、32.58 mm）",
        "margins as in GB/T 33476.2 (33.1, 34.0 mm or 34.58, 32.58 mm)",
    ),
    "profile-unknown": ("页边距不合规定", "margins that match no standard"),
    "element": ("  {name}：{value}", "  {name}: {value}"),
    "paragraphs": ("{count} 段", "{count} paragraphs"),
    "tables": ("，{count} 个表格", ", {count} tables"),
    "headings": ("，标题 {count} 个（{headings}）", ", {count} headings ({headings})"),
    "and-more": ("……", " …"),
    "signed-sealed": ("（加盖印章）", " (sealed)"),
    "signed-unsealed": ("（不加盖印章）", " (without a seal)"),
    "signed-stamp": ("（加盖签名章）", " (signature stamp)"),
    "nothing-found": ("  没有发现问题。", "  no problems found."),
    "findings": (
        "  不合规定的有 {rules} 项：错误 {errors} 处，提醒 {warnings} 处，说明 {notes} 处。",
        "  rules broken: {rules}; errors: {errors}; warnings: {warnings}; notes: {notes}.",
    ),
    "finding-warning": ("提醒：", "warning: "),
    "finding-info": ("说明：", "note: "),
    "finding-at": ("{places}：{sentence}", "{places}: {sentence}"),
    "finding-remedy": ("办法：{remedy}", "remedy: {remedy}"),
    "place-paragraph": ("第{numbers}段", "paragraph {numbers}"),
    "place-paragraphs": ("第{numbers}段", "paragraphs {numbers}"),
    "place-paragraphs-more": ("第{numbers}……段（共 {count} 段）", "paragraphs {numbers} … ({count} in all)"),
    "place-row": ("表格{table} 第{numbers}行", "table {table} row {numbers}"),
    "place-rows": ("表格{table} 第{numbers}行", "table {table} rows {numbers}"),
    "place-rows-more": (
        "表格{table} 第{numbers}……行（共 {count} 行）",
        "table {table} rows {numbers} … ({count} in all)",
    ),
    "place-header": ("页眉{place}", "header {place}"),
    "place-footer": ("页脚{place}", "footer {place}"),
    "place-footnote": ("脚注{place}", "footnotes {place}"),
    "place-endnote": ("尾注{place}", "endnotes {place}"),
    "place-comment": ("批注{place}", "comments {place}"),
    "and-number": ("、", ", "),
    "and-place": ("；", "; "),
    "alike": (
        "同一文件夹里同一标题的另外 {count} 个文件，问题在同样的地方（从 {first} 到 {last}）。",
        "other files of this folder and title, with the same findings at the same places: {count} ({first} … {last}).",
    ),
    "others": (
        "另有 {count} 个文件是这件公文的信封、回执、清单等材料，不是公文，没有检查。",
        "other papers of the set, which are no official documents (envelopes, slips, lists): {count}; not checked.",
    ),
    "others-left": (
        "另有 {count} 个文件是这件公文的信封、回执、清单等材料，不是公文，没有改，也没有另存。",
        "other papers of the set, which are no official documents (envelopes, slips, lists): {count}; not fixed.",
    ),
    "checked": (
        "检查了 {count} 个文件：错误 {errors} 处，提醒 {warnings} 处。",
        "files checked: {count}; errors: {errors}; warnings: {warnings}.",
    ),
}
