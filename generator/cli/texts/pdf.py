"""Texts of ``fawen pdf``."""

TEXTS: dict[str, tuple[str, str]] = {
    "pdf-files": ("要转的文件，可以写几个", "the files, one or more"),
    "pdf-output": ("放 PDF 的文件夹（默认和原文件放在一起）", "the folder for the PDFs (default: beside each file)"),
    "pdf-json": ("每份 PDF 打印一行 JSON", "print one JSON object a line for each PDF"),
    "pages": ("{pdf}（{pages} 页）", "{pdf} ({pages} pages)"),
}
