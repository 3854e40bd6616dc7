"""Texts of ``fawen build``."""

TEXTS: dict[str, tuple[str, str]] = {
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
    "build-units": (
        "单位名单，.yaml 或者 Excel、WPS 表格（默认 units.yaml）",
        "the roster, .yaml or a sheet of Excel or WPS (default: units.yaml)",
    ),
    "build-output": ("放结果的文件夹（默认 output）", "the folder for the results (default: output)"),
    "build-pdf": ("同时生成 PDF（需要 LibreOffice）", "make PDFs as well (needs LibreOffice)"),
    "build-draft": (
        "还没有编号：文号留空，标上征求意见稿（或校对稿），放进“草稿-…”文件夹",
        "there is no number yet: its place is kept, the draft is marked as one; into a folder 草稿-…",
    ),
    "build-reissue": (
        "给这个单位补发：重做它的文件，并记入登记簿；可以写多次",
        "send this unit its papers again: they are made once more, and the register says so; may be repeated",
    ),
    "build-register": (
        "补发、更正重印记在这本登记簿里（默认是放结果的文件夹里的登记簿）",
        "the register that says so (default: the one in the folder for the results)",
    ),
    "build-duplex": (
        "打印文件双面印：每份从正面开始",
        "print files for both sides of the sheet: every paper begins on a right-hand page",
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
    "built": ("已写入 {count} 个文件：{folder}", "files written: {count}, to {folder}"),
    "planned": ("将写入 {count} 个文件：{folder}", "{count} files would be written: {folder}"),
}
