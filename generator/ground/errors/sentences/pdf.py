"""Sentences about making PDF."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_FONT_REMEDY = "请在本机安装这些字体；只为看版面的，把 {file} 放进环境变量 FAWEN_FONTS 所指的文件夹即可。"
_EN_FONT_REMEDY = "install them; just to see the pages, put {file} into the folder named by FAWEN_FONTS."
_ZH_SUITE = "从 libreoffice.org 下载安装（Debian、Ubuntu：sudo apt-get install libreoffice-writer）"
_EN_SUITE = "install it from libreoffice.org (Debian, Ubuntu: sudo apt-get install libreoffice-writer)"

_FONTS: dict[str, Sentence] = {
    "pdf-font-stand-in": Sentence(
        zh="本机没有字体 {font}，PDF 里依次以字宽相同的 {by} 代替：换行、分页不受影响，字形略有不同。",
        en="not installed: {font}. In the PDF they are replaced by {by}, of equal width, in this order: lines and "
        "pages break at the same places, the glyphs differ slightly.",
        zh_remedy="正式印发前请在本机安装这些字体。",
        en_remedy="install them before the official printing.",
        severity="warning",
    ),
    "pdf-font-other-widths": Sentence(
        zh="本机没有字体 {font}，PDF 里依次以 {by} 代替：数字、字母的宽度不同，换行可能与正式文件不一样。",
        en="not installed: {font}. In the PDF they are replaced by {by}, in this order: digits and letters have other "
        "widths, so lines may break elsewhere.",
        zh_remedy=_ZH_FONT_REMEDY,
        en_remedy=_EN_FONT_REMEDY,
        severity="warning",
    ),
    "pdf-font-missing": Sentence(
        zh="本机没有字体 {font}，也没有可以代替的中文字体：PDF 里的字体由 LibreOffice 自行选择，可能缺字。",
        en="not installed: {font}, nor any Chinese font to replace them; LibreOffice chooses a font, "
        "characters may be missing from the PDF.",
        zh_remedy=_ZH_FONT_REMEDY,
        en_remedy=_EN_FONT_REMEDY,
        severity="warning",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_FONTS,
    "pdf-library-missing": Sentence(
        zh="转 PDF 所需的程序库没有安装：{libraries}。",
        en="libraries required for PDF are not installed: {libraries}.",
        zh_remedy="运行 pip install 'fawen[pdf]'（用 pipx 的：pipx install --force 'fawen[pdf]'）。",
        en_remedy="run pip install 'fawen[pdf]' (with pipx: pipx install --force 'fawen[pdf]'); not needed for .docx.",
    ),
    "pdf-suite-missing": Sentence(
        zh="没有找到 LibreOffice，转 PDF 要用它。",
        en="LibreOffice, required for PDF, was not found.",
        zh_remedy=_ZH_SUITE + "；也可以直接在 Word 或 WPS 里打开 .docx，“另存为 PDF”。",
        en_remedy=_EN_SUITE + "; or open the .docx in Word or WPS and save it as PDF there.",
    ),
    "pdf-suite-missing-to-measure": Sentence(
        zh="没有找到 LibreOffice，量打印出来的页面（--rendered）要用它。",
        en="LibreOffice, required for --rendered, was not found.",
        zh_remedy=_ZH_SUITE + "；不加 --rendered，就只检查文件本身。",
        en_remedy=_EN_SUITE + "; without --rendered, only the files are checked.",
    ),
    "pdf-suite-broken": Sentence(
        zh="LibreOffice（{suite}）启动不了：{why}。",
        en="LibreOffice ({suite}) could not be run: {why}.",
        zh_remedy="看看磁盘是否已满、能否单独打开 LibreOffice；不能的话重新安装：" + _ZH_SUITE + "。",
        en_remedy="check whether the disk is full and whether LibreOffice starts on its own; if not, "
        + _EN_SUITE
        + ".",
    ),
    "pdf-failed": Sentence(
        zh="LibreOffice 没有把这个文件转成 PDF（它最后说：{said}）。",
        en="LibreOffice did not convert this file to PDF (its last output: {said}).",
        zh_remedy="用 Word 或 WPS 打开这个文件，看内容是否完好，另存为新的 .docx 再试。",
        en_remedy="open the file in Word or WPS, check that it is intact, save it as a new .docx and try again.",
    ),
    "pdf-timeout": Sentence(
        zh="LibreOffice 转换这个文件超过 {seconds} 秒没有结果，已停止。",
        en="LibreOffice timed out after {seconds} seconds on this file and was stopped.",
        zh_remedy="关掉其他程序再试一次；仍不行的，用 Word 或 WPS 打开文件，“另存为 PDF”。",
        en_remedy="close other programs and try again; if that fails, open it in Word or WPS and save it as PDF there.",
    ),
    "pdf-text-none": Sentence(
        zh="LibreOffice 转出的 PDF 里没有这个文件的任何文字，不能用。",
        en="the PDF that LibreOffice made of this file has no text and cannot be used.",
        zh_remedy="用 Word 或 WPS 打开这个文件，看文字是否完好，另存为新的 .docx 再试；或者在那里“另存为 PDF”。",
        en_remedy="open the file in Word or WPS, check that its text is intact, save it as a new .docx and try again; "
        "or save it as PDF there.",
    ),
    "pdf-given-up": Sentence(
        zh="LibreOffice 接连几个文件都转不出来，没有再试；还有 {count} 个文件没有转。",
        en="LibreOffice failed on several files in a row and was stopped; other files not converted: {count}.",
        zh_remedy="看看磁盘是否已满、能否单独打开 LibreOffice；能的话，先处理上面的文件，再试一次。",
        en_remedy="check whether the disk is full and whether LibreOffice starts on its own; if so, check the files "
        "above and try again.",
    ),
    "pdf-text-lost": Sentence(
        zh="这些字符在 PDF 里少了或没有：{characters}",
        en="these characters are missing from the PDF, or occur less often: {characters}",
        zh_remedy="打开 PDF，对照 .docx 看这些字符；多半是本机没有含这些字的字体，或者文字超出了版面。",
        en_remedy="compare the PDF with the .docx at these characters; usually no font on this machine has them, "
        "or the text runs off the page.",
        severity="warning",
    ),
    "pdf-pictures-linked": Sentence(
        zh="文档里有 {count} 张链接到外部的图片，PDF 里没有它们。",
        en="pictures linked from outside the document that are not in the PDF: {count}.",
        zh_remedy="在 Word 或 WPS 里重新插入这些图片，不选“链接到文件”，保存后再转换。",
        en_remedy="insert them again in Word or WPS without linking them, save, and convert again.",
        severity="warning",
    ),
    "pdf-chunks": Sentence(
        zh="文档里有 {count} 处打开时才并入的文件（altChunk），PDF 里没有它们的内容。",
        en="files imported only when Word opens the document (altChunk) that are not in the PDF: {count}.",
        zh_remedy="用 Word 打开后保存一次，内容就并进来了，再转换。",
        en_remedy="open the document in Word and save it, which imports them, and convert again.",
        severity="warning",
    ),
    "pdf-input-unreadable": Sentence(
        zh="这个文件不存在，或者读不了（{why}）。",
        en="this file does not exist or cannot be read ({why}).",
        zh_remedy="检查文件名和路径；文件夹请写成里面的 .docx 文件。",
        en_remedy="check the name and path; instead of a folder, give the .docx files in it.",
    ),
    "pdf-same-name": Sentence(
        zh="有几个文件都要转成“{pdf}”，会互相覆盖。",
        en="several files would be converted to '{pdf}' and overwrite each other.",
        zh_remedy="给文件改名，或者分几次转换，用 --output 放进不同的文件夹。",
        en_remedy="rename the files, or convert them in separate runs, each with its own --output folder.",
    ),
    "pdf-cannot-write": Sentence(
        zh="PDF 写不进去（{why}）。",
        en="the PDF cannot be written ({why}).",
        zh_remedy="如果这个 PDF 正开着，请先关掉；再看文件夹是否可写、磁盘是否已满。",
        en_remedy="close the PDF if it is open; then check that the folder is writable and the disk is not full.",
    ),
}
