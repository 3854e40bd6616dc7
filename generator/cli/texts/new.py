"""Texts of ``fawen new``."""

_DESK_ZH = """新建一整套：本单位的固定内容、一件通知、附函、回执、信封、清单、标签、单位名单，还有双击就用的文件。

马上就能生成；里面的内容都是示例，换成真实的就是自己的。"""

_DESK_EN = """Create a whole desk: the office's defaults, notice, cover letter, reply slip, envelopes, lists, labels, \
roster, and files to double-click.

It builds at once. Everything in it is a sample (示例), to be replaced with real content."""

TEXTS: dict[str, tuple[str, str]] = {
    "new-desk": (_DESK_ZH, _DESK_EN),
    "new-issuer": (
        "发文机关（默认在终端里问，不然是示例县民政局）",
        "the issuer (default: asked on a terminal, else a sample)",
    ),
    "new-prefix": (
        "机关代字，编文号用（默认在终端里问，不然是示例发）",
        "the prefix of its numbers (default: asked on a terminal, else a sample)",
    ),
    "new-keys": (
        "写出来的要素名用中文（zh）还是英文（en）（默认 {default}）",
        "keys of the files in Chinese (zh) or English (en) (default: {default})",
    ),
    "new-ask-issuer": ("发文机关", "Issuer"),
    "new-ask-prefix": ("机关代字（编文号用）", "Prefix of its numbers"),
    "new-sample-replaced": ("示例没有改过，已经替换：{file}", "untouched sample replaced: {file}"),
    "new-notice": (
        "新建一件公文的文件夹（默认 {default}）；有 Word 草稿的用 --from，正文、标题、附件等都从草稿来。",
        "Create a notice: a folder with notice.md (default: {default}), blank or, with --from, made of a Word draft.",
    ),
    "new-format": ("空白公文的格式（默认 {default}）", "the format of a blank notice (default: {default})"),
    "new-from": (
        "草稿：.docx、.doc、.wps、.rtf、.odt 或 .txt",
        "the draft: .docx, .doc, .wps, .rtf, .odt or .txt",
    ),
    "new-changes": (
        "草稿里的修订怎么办：全部接受（accept）还是全部拒绝（reject）；不写时，有修订就不做",
        "tracked changes of the draft: all accepted or all rejected; without it a draft that has some is refused",
    ),
    "new-notice-keys": (
        "写出来的要素名用中文（zh）还是英文（en）（默认 en，由草稿来的 zh）",
        "keys of the files in Chinese (zh) or English (en) (default: en, of a draft zh)",
    ),
    "new-json": ("草稿里的各部分去了哪里，一行 JSON", "what became of the draft, as one line of JSON"),
    "new-letter": (
        "新建给每个单位的函：.docx 用 Word 改，.md 像公文一样写（默认 {default}）。",
        "Create a letter for every unit: .docx to edit in Word, .md to write like a notice (default: {default}).",
    ),
    "new-roster": ("新建单位名单（默认 {default}）。", "Create a roster (default: {default})."),
    "new-written-folder": ("新建：{folder}（{count} 个文件）", "new: {folder} ({count} files)"),
    "new-enter": ("先进入这个文件夹：cd {folder}", "first enter the folder: cd {folder}"),
    "new-written": ("新建：{file}", "new: {file}"),
    "new-next-desk": (
        "接下来：运行 fawen build，看看做出来的样子；再把 units.yaml 和 templates 里标着“示例”的换成真实的。",
        "next: run fawen build and look at the result; then replace the samples (示例) in units.yaml and templates.",
    ),
    "new-next-sheet": (
        "名单已经在表格里的：fawen roster import 名单.xlsx --into units.yaml",
        "if your roster is a sheet: fawen roster import SHEET.xlsx --into units.yaml",
    ),
    "new-next-notice": (
        "接下来：把 {file} 里标着“示例”的内容换成真实的，再运行 {command}。",
        "next: replace the samples (示例) in {file} with real content, then run {command}.",
    ),
    "new-next-letter": (
        "接下来：打开 {file} 照样修改，再运行 fawen check {file}。",
        "next: edit {file}, then run fawen check {file}.",
    ),
    "new-next-roster": (
        "接下来：把 {file} 里标着“示例”的单位换成真实的。",
        "next: replace the samples (示例) in {file} with your units.",
    ),
}
