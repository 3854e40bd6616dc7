"""Texts of ``fawen build``."""

TEXTS: dict[str, tuple[str, str]] = {
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
    "build-output": ("放结果的文件夹（默认 output）", "the output folder (default: output)"),
    "build-pdf": (
        "同时生成 PDF（Word 模板做的文件需要 LibreOffice）；不写就照原有的一套",
        "make PDFs as well (of papers from Word templates with LibreOffice); default: as the set that is there",
    ),
    "build-pdf-engine": (
        "文本模板做的文件由谁转成 PDF：own 由本程序直接画（默认），office 由 LibreOffice 转",
        "what makes PDFs of papers from text templates: own, fawen itself (the usual one), or office, LibreOffice",
    ),
    "build-pdf-a": ("PDF 做成 PDF/A（存档用），同时有 --pdf 的作用", "make PDF/A, for archives; implies --pdf"),
    "build-draft": (
        "还没有编号：文号留空，标上征求意见稿（或校对稿），放进“草稿-…”文件夹",
        "build an unnumbered draft, marked 征求意见稿, in its own folder",
    ),
    "build-everybody": (
        "表格名单：公文里的“各……”在表里没有的，就是表里全部单位",
        "a sheet's units are all meant by recipients that it does not have",
    ),
    "build-reissue": (
        "给这个单位补发：重做它的文件，并记入登记簿；可以写多次",
        "reissue this unit's papers and record it in the register; may be repeated",
    ),
    "build-register": (
        "补发、更正重印记在这本登记簿里（默认是放结果的文件夹里的登记簿）",
        "the register to record it in (default: the one in the output folder)",
    ),
    "build-duplex": (
        "打印文件双面印：每份从正面开始；不写就照原有的一套",
        "print files for both sides of the sheet: papers begin on right-hand pages; default: as the set that is there",
    ),
    "build-correction": (
        "更正重印：标上“更正重印件”，放进“更正重印-…”文件夹",
        "a corrected reprint, marked as one; into a folder of its own",
    ),
    "build-scheduler": (
        "由这个 Dask 调度程序下面的机器来做；tls:// 要证书（需要 fawen[cluster]）",
        "make papers on the workers of this Dask scheduler; tls:// needs certificates (needs fawen[cluster])",
    ),
    "build-dry-run": (
        "只列出每个文件会怎样、为什么，什么都不写",
        "dry run: list what would happen to every file, and why; write nothing",
    ),
    "build-json": (
        "每个文件打印一行 JSON，最后一行是合计",
        "print one line of JSON per file, the last with the counts",
    ),
    "build-open": ("做好后打开结果所在的文件夹", "open the output folder when done"),
    "comma-of-names": ("、", ", "),
    "comma": ("、", ", "),
}
