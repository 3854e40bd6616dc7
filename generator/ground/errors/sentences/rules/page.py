"""Sentences about sheet, type area, grid, type and colours (clauses 5 and 6): PG."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "PG-01": Sentence(
        zh="纸张是 {measured}，应为 A4（{wanted}）",
        en="the sheet is {measured}, it should be A4 ({wanted})",
        zh_remedy="在“布局”（WPS 为“页面”）里把纸张大小设为 A4；横排的表格用 A4 横向。",
        en_remedy="choose A4 under Layout, Size, in landscape for wide tables.",
        clause="5.1",
    ),
    "PG-02": Sentence(
        zh="天头（上白边）是 {measured}，应为 {wanted}",
        en="the white above the type area is {measured}, it should be {wanted}",
        zh_remedy="在“布局—页边距—自定义页边距”里把上边距设为 37 mm；按 GB/T 33476.2 排版的设为 34.58 mm。",
        en_remedy="set the top margin to 37 mm, or to 34.58 mm where GB/T 33476.2 is followed.",
        clause="5.2.1",
    ),
    "PG-03": Sentence(
        zh="订口（左白边）是 {measured}，应为 {wanted}",
        en="the white at the binding edge is {measured}, it should be {wanted}",
        zh_remedy="在“布局—页边距—自定义页边距”里把左边距设为 28 mm，装订线设为 0。",
        en_remedy="set the left margin to 28 mm and the gutter to 0.",
        clause="5.2.1",
    ),
    "PG-04": Sentence(
        zh="版心的宽度不对：{measured}，应为 {wanted}",
        en="the type area has the wrong width: it is {measured}, it should be {wanted}",
        zh_remedy="把左边距设为 28 mm，右边距设为 26 mm，版心就宽 156 mm；文字不要越出版心。",
        en_remedy=(
            "set the left margin to 28 mm and the right one to 26 mm: the type area is 156 mm wide, and text keeps "
            "within it."
        ),
        clause="5.2.1",
    ),
    "PG-05": Sentence(
        zh="版心的高度不对：{measured}，应为 {wanted}",
        en="the type area has the wrong height: it is {measured}, it should be {wanted}",
        zh_remedy="把上、下边距设为 37 mm 和 35 mm；按 GB/T 33476.2 排版的设为 34.58 mm 和 32.58 mm。",
        en_remedy="set top and bottom margins to 37 and 35 mm, or to 34.58 and 32.58 mm by GB/T 33476.2.",
        clause="5.2.1",
    ),
    "PG-06": Sentence(
        zh="每面排 {measured} 行，一般为 {wanted} 行",
        en="a page takes {measured} lines, usually {wanted}",
        zh_remedy="在“段落”里把正文行距设为固定值 28.95 磅（按 GB/T 33476.2 排版的设为 29.6 磅）。",
        en_remedy="set the lines of the text exactly 28.95 pt apart (29.6 pt by GB/T 33476.2).",
        severity="warning",
        clause="5.2.3",
    ),
    "PG-07": Sentence(
        zh="每行排 {measured} 个字，一般为 {wanted} 个字",
        en="a line takes {measured} characters, usually {wanted}",
        zh_remedy="在“页面设置—文档网格”里设为每行 28 字，或者在“字体—高级”里把三号字的间距设为紧缩 0.25 磅。",
        en_remedy="set 28 characters a line under Page Setup, Document Grid, or condense the text by 0.25 pt.",
        severity="warning",
        clause="5.2.3",
    ),
    "PG-08": Sentence(
        zh="文档网格没有铺满版心：剩 {measured}，应小于 {wanted}",
        en="the document grid does not fill the type area: {measured} are left, it should be less than {wanted}",
        zh_remedy=(
            "在“页面设置—文档网格”里把跨度设为 28.95 磅（按 GB/T 33476.2 排版的设为 29.6 磅）、每页 22 行，"
            "或者选“无网格”。"
        ),
        en_remedy=(
            "set the pitch of the grid to 28.95 pt (29.6 pt by GB/T 33476.2) and 22 lines a page, or use no grid."
        ),
        severity="warning",
        clause="5.2.3",
    ),
    "PG-09": Sentence(
        zh="正文的行距不统一或者不是固定值：{measured}，应为{wanted}",
        en="the lines of the text are not all set to one exact height: {measured}, it should be {wanted}",
        zh_remedy="选中全部正文，在“段落—行距”里选“固定值”，设为同一个数。",
        en_remedy="select the whole text and set one exact line spacing.",
        severity="warning",
        clause="5.2.3",
    ),
    "PG-10": Sentence(
        zh="双面印的公文，背面的订口宽 {measured}，应为 {wanted}",
        en="printed on both sides, the back has {measured} at its binding edge, it should be {wanted}",
        zh_remedy="双面印刷时，在“页面设置—页边距”的“多页”里选“对称页边距”，内侧 28 mm，外侧 26 mm。",
        en_remedy="to print on both sides, choose mirror margins, 28 mm inside and 26 mm outside.",
        severity="info",
        clause="6.2",
    ),
    "PG-11": Sentence(
        zh="版心外除页码外还有内容：{measured}，应当{wanted}",
        en="there is more than the page number outside of the type area: {measured}, there should be {wanted}",
        zh_remedy="双击页眉、页脚，删去文字和横线，只留页脚的页码。",
        en_remedy="take text and lines out of the headers, leave nothing but the page number in the footers.",
        severity="warning",
        clause="7.1",
    ),
    "PG-12": Sentence(
        zh="文字不是黑色：{measured}，应为{wanted}",
        en="text is not black: it is {measured}, it should be {wanted}",
        zh_remedy="把文字颜色改为“自动”或黑色。",
        en_remedy="set the colour of the text to automatic or black.",
        clause="5.2.4",
    ),
    "PG-13": Sentence(
        zh="这里不该用红色：{measured}，应为{wanted}",
        en="red is not allowed here: it is {measured}, it should be {wanted}",
        zh_remedy="改为黑色：只有发文机关标志、版头的分隔线（信函的双线）、印章和签名章用红色。",
        en_remedy=(
            "make it black: red are only the mark, the rules of the header (double in a letter), seals and stamps."
        ),
        clause="5.2.4",
    ),
    "PG-14": Sentence(
        zh="红色不是标准的红：现为 {measured}，应为 {wanted}",
        en="the red is not plain red: it is {measured}, it should be {wanted}",
        zh_remedy="在“字体颜色—其他颜色”里改为标准红（RGB 255, 0, 0）；付印时用 Y80、M80。",
        en_remedy="use plain red (RGB 255, 0, 0); in print it is Y80 M80.",
        severity="info",
        clause="6.2",
    ),
    "PG-15": Sentence(
        zh="这里一般用三号仿宋体：现为{measured}，应为{wanted}",
        en="this is usually set in 16 pt 仿宋: it is {measured}, it should be {wanted}",
        zh_remedy="选中这一段，改为仿宋体（仿宋_GB2312、仿宋）、三号。",
        en_remedy="set it in 仿宋 (仿宋_GB2312, FangSong), 16 pt.",
        severity="warning",
        clause="5.2.2",
    ),
    "PG-16": Sentence(
        zh="字体“{measured}”不是公文常用的字体，应为{wanted}之一",
        en="official documents do not use the font '{measured}', it should be one of {wanted}",
        zh_remedy="改用小标宋、仿宋、楷体、黑体或宋体，印发前确认字体已经安装、嵌入。",
        en_remedy="use 小标宋, 仿宋, 楷体, 黑体 or 宋体; see that they are installed and embedded.",
        clause="5.2.2",
    ),
}
