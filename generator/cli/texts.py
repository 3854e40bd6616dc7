"""The help, in Chinese and English."""

from __future__ import annotations

from generator.errors import Lang

_TEXTS: dict[str, tuple[str, str]] = {
    "fawen": (
        "发文：把一件公文一次做成全套文件——按 GB/T 9704-2012 排版的正式通知、每个单位一份的信函和各种清单。",
        "One dispatch, its whole set of papers: the notice laid out to GB/T 9704-2012, a letter for every unit, lists.",
    ),
    "build": (
        "生成全套文件：通知、每个单位的信函、清单。",
        "Build the whole set: the notice, a paper for every unit, the lists.",
    ),
    "build-templates": (
        "模板文件夹（默认 templates）",
        "the folder of templates (default: templates)",
    ),
    "build-notice": (
        "通知的文件夹（默认是模板文件夹里的 notice）",
        "the notice's folder (default: notice in the folder of templates)",
    ),
    "build-units": ("单位名单（默认 units.yaml）", "the roster (default: units.yaml)"),
    "build-output": ("放结果的文件夹（默认 output）", "the folder for the results (default: output)"),
    "build-only": (
        "只做这个单位的文件，写名称、收文单位或代码；可以写多次",
        "make only this unit's papers: its name, addressee or code; may be repeated",
    ),
    "build-except": ("不做这个单位的文件；可以写多次", "leave this unit's papers out; may be repeated"),
    "build-pdf": ("同时生成 PDF（需要 LibreOffice）", "make PDFs as well (needs LibreOffice)"),
    "build-draft": (
        "还没有编号：文号留空，标上征求意见稿（或校对稿），放进“草稿-…”文件夹",
        "there is no number yet: its place is kept, the draft is marked as one; into a folder 草稿-…",
    ),
    "build-correction": (
        "更正重印：标上“更正重印件”，放进“更正重印-…”文件夹",
        "a corrected reprint, marked as one; into a folder of its own",
    ),
    "build-scheduler": (
        "由这个 Dask 调度程序下面的机器来做（需要 fawen[cluster]）",
        "have papers made by the machines of this Dask scheduler (needs fawen[cluster])",
    ),
    "build-dry-run": (
        "只列出每个文件会怎样、为什么，什么都不写",
        "only list what would become of every file, and why; write nothing",
    ),
    "jobs": (
        "最多同时用几个进程（默认：处理器的核数），结果不受影响",
        "how many processes may be used (default: the processor's cores); results do not depend on it",
    ),
    "quiet": ("除了问题什么都不显示", "print nothing but problems"),
    "file-new": ("新做", "new      "),
    "file-remade": ("重做", "remade   "),
    "file-renamed": ("改名", "renamed  "),
    "file-unchanged": ("不变", "unchanged"),
    "file-removed": ("删除", "removed  "),
    "because": ("（{reasons}）", " ({reasons})"),
    "reason-template": ("模板变了", "template"),
    "reason-program": ("程序换了版本", "another fawen"),
    "reason-edited": ("被人改过", "changed by hand"),
    "reason-missing": ("文件不见了", "file was gone"),
    "units-in-all": ("{count} 个单位：", "{count} units: "),
    "units-unchanged": ("{count} 个不变", "{count} unchanged"),
    "units-remade": ("{count} 个重做", "{count} remade"),
    "units-renamed": ("{count} 个改名", "{count} renamed"),
    "units-new": ("{count} 个新做", "{count} new"),
    "units-removed": ("另有 {count} 个删除", "{count} removed"),
    "unit-reasons": ("{units}：{reasons}", "{units}: {reasons}"),
    "comma-of-names": ("、", ", "),
    "and-other-units": ("{names}等 {count} 个单位", "{names} and others, {count} units"),
    "notice-remade": ("通知重做", "notice remade"),
    "dispatch-remade": ("清单重做", "lists remade"),
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
    "dash": ("——", " — "),
    "phase-papers": ("各单位的文件", "units' papers"),
    "phase-pdfs": ("PDF", "PDFs"),
    "rate": ("每秒 {count} 个", "{count}/s"),
    "merge": (
        "用一个 Word 模板给名单上每个单位做一份文件。",
        "Make one document for every unit of a roster from one Word template.",
    ),
    "merge-units": ("单位名单（必填）", "the roster (required)"),
    "merge-output": ("放结果的文件夹（必填）", "the folder for the results (required)"),
    "merge-notice": ("通知的文件夹，模板里用到 notice 时才需要", "a notice's folder, for templates that read it"),
    "merge-name": (
        "文件名的写法，可用 unit、serial、total（默认 {default}）",
        "a pattern for the file names over unit, serial and total (default: {default})",
    ),
    "pdf": ("把 .docx 转成 PDF（需要 LibreOffice）。", "Make PDFs of .docx files (needs LibreOffice)."),
    "pdf-output": ("放 PDF 的文件夹（必填）", "the folder for the PDFs (required)"),
    "variables": ("列出模板里用到的每个字段和位置。", "List every field that a template reads, and where."),
    "variables-json": ("每个字段一行 JSON", "one JSON object a line"),
    "check": (
        "检查公文和模板：公文逐项对照 GB/T 9704-2012 等规定，模板查标签和字段；原件从不改动。",
        "Check documents against GB/T 9704-2012 and its like, and templates for faulty tags and fields.",
    ),
    "check-as": (
        "当作模板（template）还是做好的公文（document）；不写时，templates 文件夹里的是模板，别处的是公文",
        "as a template or as a finished document; by default what lies in a folder templates is a template",
    ),
    "check-rendered": (
        "公文再印成 PDF，在页面上量位置（需要 LibreOffice）",
        "print documents as PDF as well and measure their pages (needs LibreOffice)",
    ),
    "check-json": ("每个文件一行 JSON", "one JSON object a line for each file"),
    "check-level": (
        "从哪一级起算不合格：law、must、usual、recommended、practice（默认 must）；模板只看有没有错误",
        "which strength fails: law, must, usual, recommended, practice (default: must); templates fail by errors",
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
        "mend what takes no thought (page set-up, type, indents, punctuation) into this .docx, or folder; never a word",
    ),
    "mended": ("已写出 {file}，改正 {count} 处：", "{file} written, mends: {count}"),
    "taken": ("{file}：{format}格式，文种{kind}，{profile}", "{file}: format {format}, kind {kind}, {profile}"),
    "kind-unknown": ("不明", "unknown"),
    "profile-office": ("页边距按版心边沿设（37、35 mm）", "margins at the edges of the type area (37, 35 mm)"),
    "profile-gbt33476": (
        "页边距按 GB/T 33476.2 设（34.58、32.58 mm）",
        "margins after GB/T 33476.2 (34.58, 32.58 mm)",
    ),
    "profile-unknown": ("页边距不合规定", "margins as no standard has them"),
    "element": ("  {name}：{value}", "  {name}: {value}"),
    "paragraphs": ("{count} 段", "{count} paragraphs"),
    "tables": ("，{count} 个表格", ", {count} tables"),
    "headings": ("，标题 {count} 个（{headings}）", ", {count} headings ({headings})"),
    "and-more": ("……", " …"),
    "signed-sealed": ("（加盖印章）", " (sealed)"),
    "signed-unsealed": ("（不加盖印章）", " (without a seal)"),
    "signed-stamp": ("（加盖签名章）", " (signature stamp)"),
    "nothing-found": ("  没有发现问题。", "  nothing departs from the rules."),
    "checked": (
        "检查了 {count} 个文件：错误 {errors} 处，提醒 {warnings} 处。",
        "files checked: {count}; errors: {errors}; warnings: {warnings}.",
    ),
    "lang": ("消息用中文（zh）或英文（en）", "messages in Chinese (zh) or English (en)"),
    "help": ("显示这段说明", "show this and exit"),
    "version": ("显示版本号", "show the version and exit"),
    "usage": ("用法：", "Usage: "),
    "some-options": ("[选项]", "[OPTIONS]"),
    "a-command": ("命令 …", "COMMAND …"),
    "options": ("选项", "Options"),
    "commands": ("命令", "Commands"),
    "built": ("已写入 {count} 个文件：{folder}", "files written: {count}, to {folder}"),
    "planned": ("将写入 {count} 个文件：{folder}", "{count} files would be written: {folder}"),
    "optional": ("可以没有", "may be absent"),
    "conditional": ("有条件时才用", "read only on a condition"),
    "pages": ("{pdf}（{pages} 页）", "{pdf} ({pages} pages)"),
    "interrupted": ("已中断，什么都没有改动。", "Interrupted; nothing has been changed."),
}


def text(key: str, lang: Lang, **facts: object) -> str:
    """The text ``key`` in ``lang`` with its blanks filled."""
    zh, en = _TEXTS[key]
    return (zh if lang == "zh" else en).format(**facts)
