"""Sentences about the layout."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "layout-title-wide": Sentence(
        zh="标题的这一行比版心宽 {excess}：“{line}”",
        en="this line of the title is {excess} wider than the type area: '{line}'",
        zh_remedy="压缩字距最多能容 5%。把这一行分成两行，或删去“|”由本工具断行。",
        en_remedy="spacing can be reduced by at most 5 %. Split the line, or remove the '|' to have it broken "
        "automatically.",
        clause="7.3.1",
    ),
    "layout-signature-wide": Sentence(
        zh="署名“{name}”比版心还宽",
        en="the signature '{name}' is wider than the type area",
        zh_remedy="署名用规范化简称。",
        en_remedy="sign with the organ's normative short name.",
        clause="7.3.5",
    ),
    "layout-signature-alone": Sentence(
        zh="署名和成文日期所在的第 {page} 页没有正文",
        en="page {page}, with signature and date, has no text",
        zh_remedy="已试过调整行距、字距。请把正文增删一两行，使署名与正文同页。",
        en_remedy="line and character spacing were tried. Lengthen or shorten the text by a line or two, so that both "
        "share a page.",
        severity="warning",
        clause="7.3.5.5",
    ),
    "layout-post-wide": Sentence(
        zh="签名章左边排不下职务“{post}”",
        en="there is no room for the post '{post}' to the left of the signature stamp",
        zh_remedy="职务用规范化简称，在签名章左侧一行内排下（最多十四字）。",
        en_remedy="shorten the post until it fits on one line beside the stamp (14 characters at most).",
        clause="7.3.5.3",
    ),
    "layout-table-wide": Sentence(
        zh="表格有 {columns} 栏，最小的字也排不进版心的宽度",
        en="this table of {columns} columns does not fit the width of the type area, even at the smallest size",
        zh_remedy="减少栏数，缩短长数字和单词，或分成两张表；附件里的宽表可以横排（在附件文头里写 landscape: true）。",
        en_remedy="use fewer columns, shorten long numbers and words, or split the table in two; for a landscape "
        "attachment write landscape: true in its front matter.",
        clause="8",
    ),
    "layout-imprint-long": Sentence(
        zh="版记有 {lines} 行，一页排不下",
        en="the imprint has {lines} lines and does not fit on one page",
        zh_remedy="抄送机关用规范化简称或同类型机关统称，写得短一些。",
        en_remedy="use the normative short names or class names of the copied organs.",
        clause="7.4.2",
    ),
    "layout-imprint-wide": Sentence(
        zh="印发机关“{office}”和印发日期一行排不下",
        en="the printing office '{office}' and its date do not fit on one line",
        zh_remedy="印发机关用规范化简称。",
        en_remedy="use the normative short name of the printing office.",
        clause="7.4.3",
    ),
    "layout-mark-wide": Sentence(
        zh="发文机关标志“{name}”太长，压到一半宽也排不进一行",
        en="the mark '{name}' is too long: even at half its width it does not fit on one line",
        zh_remedy="标志用发文机关规范化简称。",
        en_remedy="use the organ's normative short name for the mark.",
        clause="7.2.4",
    ),
    "layout-first-page-full": Sentence(
        zh="首页显示不出正文：版头和标题已占满首页",
        en="page 1 shows no text: header and title fill it",
        zh_remedy="联合行文的标志可以只用主办机关名称；把标题写短一些。",
        en_remedy="in a joint issue the mark may name the lead organ alone; shorten the title.",
        severity="warning",
        clause="7.3.3",
    ),
    "layout-signers-wide": Sentence(
        zh="签发人“{names}”旁边排不下发文字号“{number}”",
        en="there is no room for the number '{number}' beside the signers '{names}'",
        zh_remedy="缩短发文机关代字；签发人只写姓名。",
        en_remedy="shorten the number's prefix; give only the signers' names.",
        clause="7.2.5",
    ),
    "layout-table-high": Sentence(
        zh="表格的第 {number} 行（“{row}”）比一页还高",
        en="row {number} of this table ('{row}') is taller than a page",
        zh_remedy="把这一行的内容分成几行，或者移到正文里写；也可以减少栏数。",
        en_remedy="split it into several rows, write it in the text, or use fewer columns.",
        clause="8",
    ),
    "layout-picture-large": Sentence(
        zh="图片宽 {width} 毫米、高 {height} 毫米，版心里最大放得下 {widest} × {highest} 毫米",
        en="this picture is {width} mm wide and {height} mm high; the type area holds {widest} × {highest} mm at most",
        zh_remedy="给出合适的宽度，如 | image(width=120)。",
        en_remedy="give it a width that fits, such as | image(width=120).",
    ),
    "layout-attachment-pages": Sentence(
        zh="附件“{title}”是 Word 文件，按 {pages} 页计算页数和版记的位置",
        en="the attachment '{title}' is a Word file; it is counted as {pages} pages to place the 版记",
        zh_remedy="打开成文看一遍，版记应当在最后的偶数页；不对的，在 Word 或 WPS 里打开这个附件，保存一次再生成。",
        en_remedy="look at the finished document: the 版记 must be on the last, even page; if it is not, open "
        "the attachment in Word or WPS, save it and build again.",
        severity="warning",
        clause="7.5",
    ),
}
