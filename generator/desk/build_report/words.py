"""The words of what a build does, or would do, in Chinese and in English."""

from __future__ import annotations

from generator.ground.errors import Said

WORDS: dict[str, tuple[str, str]] = {
    "file-new": ("新做", "new"),
    "file-remade": ("重做", "remade"),
    "file-renamed": ("改名", "renamed"),
    "file-unchanged": ("不变", "unchanged"),
    "file-removed": ("删除", "removed"),
    "because": ("（{reasons}）", " ({reasons})"),
    "reason-template": ("模板变了", "template"),
    "reason-program": ("程序换了版本", "another fawen"),
    "reason-edited": ("被人改过", "changed by hand"),
    "reason-missing": ("文件不见了", "file was gone"),
    "reason-notice": ("通知变了", "notice"),
    "reason-house": ("house.yaml 变了", "house.yaml"),
    "reason-roster": ("名单变了", "roster"),
    "reason-fields": ("名单的栏目变了", "fields of the roster"),
    "reason-pictures": ("图片变了", "pictures"),
    "reason-papers": ("里面的文件变了", "papers in it"),
    "reason-document": ("文件变了", "document"),
    "reason-engine": ("PDF 换了程序来排", "what lays out the PDF"),
    "reason-printer": ("PDF 的种类、字体或转换的程序变了", "the PDF's kind, its fonts or what prints it"),
    "reason-duplex": ("单双面变了", "one-sided or two-sided"),
    "along-all": (
        "{reasons}：其余 {count} 个单位的文件一起重做",
        "{reasons}: papers of all other units remade as well ({count})",
    ),
    "along": (
        "{reasons}：另有 {count} 个单位的文件一起重做",
        "{reasons}: papers of other units remade as well ({count})",
    ),
    "left-behind": (
        "这份通知没有文号时做的文件还在：{folder}（不用了就删除）",
        "papers of this notice, made without a number, are still there: {folder} (delete them if they are not needed)",
    ),
    "removed": ("删除：{parts}", "removed: {parts}"),
    "removed-pdfs": ("{count} 个 PDF（以前同时做的，--pdf）", "{count} PDFs (made with --pdf)"),
    "removed-files": ("{count} 个不再做的文件", "{count} files no longer made"),
    "laid-out": ("PDF 由谁排版：{parts}", "who laid out the PDFs: {parts}"),
    "laid-out-own": ("本程序 {count} 个", "fawen {count}"),
    "laid-out-office": (
        "LibreOffice {count} 个（换行、分页可能不同）",
        "LibreOffice {count} (lines and pages may differ)",
    ),
    "units-in-all": ("{count} 个单位：", "{count} units: "),
    "units-unchanged": ("{count} 个不变", "{count} unchanged"),
    "units-remade": ("{count} 个重做", "{count} remade"),
    "units-renamed": ("{count} 个改名", "{count} renamed"),
    "units-new": ("{count} 个新做", "{count} new"),
    "units-removed": ("另有 {count} 个删除", "{count} removed"),
    "unit-reasons": ("{units}：{reasons}", "{units}: {reasons}"),
    "and-other-units": ("{names}等 {count} 个单位", "{names} and others, {count} units"),
    "remade-notice": ("通知重做", "notice remade"),
    "remade-dispatch": ("清单重做", "lists remade"),
    "semicolon": ("；", "; "),
    "dash": ("——", " — "),
    "phase-papers": ("各单位的文件", "units' papers"),
    "phase-pdfs": ("PDF", "PDFs"),
    "rate": ("每秒 {count} 个", "{count}/s"),
    "built": ("已写入 {count} 个文件：{folder}", "files written: {count}, to {folder}"),
    "planned": ("将写入 {count} 个文件：{folder}", "{count} files would be written: {folder}"),
}


def say(key: str, **blanks: object) -> str:
    """The words ``key`` with their blanks filled, in the language that is spoken."""
    return Said(*WORDS[key]).text().format(**blanks)
