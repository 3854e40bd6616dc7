"""Sentences about the 版头 (7.2): HD."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "HD-01": Sentence(
        zh="份号一般是三号字的 6 位阿拉伯数字：现为{measured}，应为{wanted}",
        en="the copy number is usually six Arabic digits of 16 pt: it is {measured}, it should be {wanted}",
        zh_remedy="写满 6 位，不足的在前面补 0，如 000001，用三号字。",
        en_remedy="write six digits, with zeros in front (000001), in 16 pt.",
        severity="warning",
        clause="7.2.1",
    ),
    "HD-02": Sentence(
        zh="份号没有顶格排在版心第一行：{measured}，应为{wanted}",
        en="the copy number is not flush left in the first line: it is {measured}, it should be {wanted}",
        zh_remedy="把份号移到版心左上角第一行，左对齐，不缩进。",
        en_remedy="move it to the first line of the type area, at the left and without an indent.",
        severity="warning",
        clause="7.2.1",
    ),
    "HD-03": Sentence(
        zh="涉密公文{measured}，应编 6 位份号，如 {wanted}",
        en="this classified document has {measured}, it should have one of six digits, such as {wanted}",
        zh_remedy="在密级的上一行编份号，每份一个号。",
        en_remedy="number the copies in the line above the classification, each with a number of its own.",
        clause="条例9",
    ),
    "HD-04": Sentence(
        zh="密级和保密期限不合要求：{measured}，应为{wanted}",
        en="classification and period are not as they should be: it is {measured}, it should be {wanted}",
        zh_remedy="写成“机密★1年”的样子，期限用阿拉伯数字，三号黑体，顶格排在版心左上角第二行。",
        en_remedy="write it as 机密★1年, the period in Arabic digits, in 16 pt 黑体, flush left in the second line.",
        clause="7.2.2",
    ),
    "HD-05": Sentence(
        zh="密级没有标注保密期限：现为“{measured}”，应为“{wanted}”的样子",
        en="the classification has no period: it is '{measured}', it should be such as '{wanted}'",
        zh_remedy="在密级后面加★和期限，如“机密★1年”。",
        en_remedy="add ★ and the period, such as 机密★1年.",
        severity="warning",
        clause="条例9",
    ),
    "HD-06": Sentence(
        zh="保密期限太长：{measured}，应在 {wanted}",
        en="the period of secrecy is too long: it is {measured}, it should be {wanted}",
        zh_remedy="改短期限：绝密不超过 30 年，机密不超过 20 年，秘密不超过 10 年；另有规定的除外。",
        en_remedy="shorten it: at most 30 years for 绝密, 20 for 机密, 10 for 秘密, unless otherwise provided.",
        severity="warning",
        clause="保守国家秘密法20",
    ),
    "HD-07": Sentence(
        zh="紧急程度写作“{measured}”，应为{wanted}",
        en="the urgency is '{measured}', it should be {wanted}",
        zh_remedy="改为“特急”或“加急”；“特提”“平急”是电报用的。",
        en_remedy="write 特急 or 加急; 特提 and 平急 belong to telegrams.",
        clause="条例9",
    ),
    "HD-08": Sentence(
        zh="份号、密级、紧急程度排得不对：{measured}，应为{wanted}",
        en="copy number, classification and urgency are not as they should be: it is {measured}, it should be {wanted}",
        zh_remedy="在版心左上角从上到下依次排份号、密级和保密期限、紧急程度，各占一行；后两项用三号黑体。",
        en_remedy=(
            "set copy number, classification and urgency below each other at the top left, the latter two in 16 pt "
            "黑体."
        ),
        severity="warning",
        clause="7.2.3",
    ),
    "HD-09": Sentence(
        zh="没有标保密期限时，密级、紧急程度的两个字之间空一字：现为“{measured}”，应为“{wanted}”",
        en=(
            "without a period one character's space parts the two characters: it is '{measured}', it should be "
            "'{wanted}'"
        ),
        zh_remedy="在两个字中间加一个全角空格。",
        en_remedy="put one full-width blank between the two characters.",
        severity="info",
        clause="7.2.3",
    ),
    "HD-10": Sentence(
        zh="发文机关标志写作“{measured}”，应为“{wanted}”",
        en="the mark reads '{measured}', it should be '{wanted}'",
        zh_remedy="标志只用发文机关全称或规范化简称加“文件”二字，也可以只用机关名称；删去其他字和标点。",
        en_remedy=(
            "keep to the organ's full or normative short name, with or without 文件, and take away everything else."
        ),
        clause="7.2.4",
    ),
    "HD-11": Sentence(
        zh="发文机关标志上边缘距纸张上边 {measured}，应为 {wanted}",
        en="the mark begins {measured} from the sheet's top, it should be {wanted}",
        zh_remedy="在“段落”里调整标志的段前间距，使它的上边缘距版心上边缘 35 mm；上面有份号等几行的，相应减少。",
        en_remedy="change the space before it: it begins 35 mm below the top of the type area, whatever is above it.",
        clause="7.2.4",
    ),
    "HD-12": Sentence(
        zh="发文机关标志没有居中：偏离中线 {measured}，应为 {wanted}",
        en="the mark is not centred: it is {measured} off the middle, it should be {wanted}",
        zh_remedy="设为居中，去掉左右缩进和首行缩进。",
        en_remedy="centre it, and take away its indents.",
        clause="7.2.4",
    ),
    "HD-13": Sentence(
        zh="发文机关标志推荐用红色小标宋体：现为{measured}，推荐{wanted}",
        en="the mark is best set in red 小标宋: it is {measured}, better is {wanted}",
        zh_remedy="字体改为小标宋体（方正小标宋简体），颜色改为红色。",
        en_remedy="use 小标宋 (方正小标宋简体) in red.",
        severity="warning",
        clause="7.2.4",
    ),
    "HD-14": Sentence(
        zh="发文机关标志一行排不下：{measured}，应为{wanted}",
        en="the mark does not fit on one line: it is {measured}, it should be {wanted}",
        zh_remedy="缩小字号，或者在“字体—高级”里把缩放调小，使它排在一行里。",
        en_remedy="use a smaller size, or scale the characters under Font, Advanced, so that it fits on one line.",
        clause="7.2.4",
    ),
    "HD-15": Sentence(
        zh="联合行文的标志里主办机关没有排在最前：现为“{measured}”，应为“{wanted}”",
        en="the lead organ does not come first in the joint mark: it is '{measured}', it should be '{wanted}'",
        zh_remedy="把主办机关的名称移到第一行。",
        en_remedy="move the lead organ to the first row.",
        clause="7.2.4",
    ),
    "HD-16": Sentence(
        zh="联合行文标志里“文件”二字的位置不对：{measured}，应为{wanted}",
        en="文件 is out of place in the joint mark: it is {measured}, it should be {wanted}",
        zh_remedy="用两列的表格：左列是机关名称，右列是“文件”，单元格垂直居中。",
        en_remedy="use a table of two columns: the names at the left, 文件 at the right, centred vertically.",
        clause="7.2.4",
    ),
    "HD-17": Sentence(
        zh="联合行文标志里各机关名称宽度不一：这一个宽 {measured}，应与最宽的一样宽（{wanted}）",
        en=(
            "the names of the joint mark differ in width: this one has {measured}, it should have {wanted} like the "
            "widest"
        ),
        zh_remedy="把各机关名称设为分散对齐，两端取齐。",
        en_remedy="distribute the names, so that they begin and end at the same places.",
        severity="info",
        clause="7.2.4",
    ),
    "HD-18": Sentence(
        zh="发文字号写作“{measured}”，应为“{wanted}”",
        en="the document number is '{measured}', it should be '{wanted}'",
        zh_remedy="写成“机关代字〔2022〕31号”的样子：年份四位，用六角括号〔〕；序号前不加“第”，不补零，后面加“号”。",
        en_remedy=(
            "write it like 机关代字〔2022〕31号: a four-digit year in 〔〕, no 第, no leading zero, 号 at the end."
        ),
        clause="7.2.5",
    ),
    "HD-19": Sentence(
        zh="发文字号（签发人）与发文机关标志之间空 {measured}，应为 {wanted}",
        en="the number (or 签发人) is {measured} below the mark, it should be {wanted}",
        zh_remedy="标志下空两行：插入两个空行，或者用段前间距留出 20.8 mm 的空白。",
        en_remedy="leave two lines below the mark: two empty lines, or 20.8 mm of white.",
        severity="warning",
        clause="7.2.5",
    ),
    "HD-20": Sentence(
        zh="发文字号没有居中：偏离中线 {measured}，应为 {wanted}",
        en="the document number is not centred: it is {measured} off the middle, it should be {wanted}",
        zh_remedy="设为居中，去掉缩进。",
        en_remedy="centre it, and take away its indents.",
        clause="7.2.5",
    ),
    "HD-21": Sentence(
        zh="上行文的发文字号位置不对：{measured}，应为左空一字（{wanted}）",
        en="the number of an upward document is not one character in: it is {measured}, it should be {wanted}",
        zh_remedy="设为左对齐，左缩进 1 字符。",
        en_remedy="align it left, with an indent of one character.",
        clause="7.2.5",
    ),
    "HD-22": Sentence(
        zh="上行文的发文字号没有和最后一个签发人排在同一行：{measured}，应为{wanted}",
        en="the number is not on the line of the last signer: it is {measured}, it should be {wanted}",
        zh_remedy="把发文字号移到最后一个签发人姓名所在的一行，居左空一字。",
        en_remedy="move the number to the line of the last signer's name, one character from the left.",
        clause="7.2.5",
    ),
    "HD-23": Sentence(
        zh="联合行文只用主办机关的发文字号：现为“{measured}”，应为{wanted}",
        en="a joint issue has only the lead organ's number: it is '{measured}', it should be {wanted}",
        zh_remedy="只留一个发文字号，用主办机关的机关代字。",
        en_remedy="leave one number, that of the lead organ.",
        clause="条例9",
    ),
    "HD-24": Sentence(
        zh="签发人与行文方向不符：{measured}，应当{wanted}",
        en="the signers do not go with the document's direction: {measured}, it should be {wanted}",
        zh_remedy="上行文（请示、报告等）标注签发人；其他公文删去签发人。",
        en_remedy="name the signers only on documents to a superior (请示, 报告 …).",
        clause="条例9",
    ),
    "HD-25": Sentence(
        zh="签发人的写法或字体字号不对：{measured}，应为{wanted}",
        en="签发人 is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="“签发人：”用全角冒号、三号仿宋体，姓名用三号楷体。",
        en_remedy="write 签发人： with a full-width colon in 16 pt 仿宋, the names in 16 pt 楷体.",
        clause="7.2.6",
    ),
    "HD-26": Sentence(
        zh="签发人的位置不对：{measured}，应为右空一字（{wanted}）",
        en="签发人 is out of place: it is {measured}, it should be one character ({wanted})",
        zh_remedy="设为右对齐，右缩进 1 字符。",
        en_remedy="align it right, with a right indent of one character.",
        clause="7.2.6",
    ),
    "HD-27": Sentence(
        zh="几个签发人排得不对：{measured}，应为{wanted}",
        en="the signers are not as they should be: {measured}, it should be {wanted}",
        zh_remedy="每行排两个姓名，回行时与上一行第一个姓名对齐。",
        en_remedy="set two names on a line, further lines below the first name.",
        severity="warning",
        clause="7.2.6",
    ),
    "HD-28": Sentence(
        zh="版头的红色分隔线不对：{measured}，应为{wanted}",
        en="the red rule of the header is not as it should be: {measured}, it should be {wanted}",
        zh_remedy="在发文字号下 4 mm 处画一条红线，可以用发文字号这一段的下框线。",
        en_remedy="draw a red rule 4 mm below the number, such as a bottom border of its paragraph.",
        clause="7.2.7",
    ),
    "HD-29": Sentence(
        zh="红色分隔线没有与版心等宽：{measured}，应为{wanted}",
        en="the red rule is not as wide as the type area: it is {measured}, it should be {wanted}",
        zh_remedy="红线从版心左边画到右边，长 156 mm；用段落框线的，去掉这一段的左右缩进。",
        en_remedy=(
            "let it run from edge to edge of the type area, 156 mm; where it is a border, its paragraph has no indents."
        ),
        clause="7.2.7",
    ),
    "HD-30": Sentence(
        zh="红色分隔线粗 {measured}，通常为 {wanted}",
        en="the red rule is {measured} thick, commonly {wanted}",
        zh_remedy="把线宽设为 1 至 2 磅，通常用 1.5 磅。",
        en_remedy="make it 1 to 2 pt thick, commonly 1.5 pt.",
        severity="info",
        clause="7.2.7",
    ),
    "HD-31": Sentence(
        zh="这是稿件，发文字号还没有序号：现为“{measured}”，缺{wanted}",
        en="this is a draft, its number has no serial yet: it is '{measured}', what is missing is {wanted}",
        zh_remedy="签发、登记以后填上序号，去掉稿本标注，再印正式文本。",
        en_remedy="give the serial when it has been signed and registered, and take the mark of the draft away.",
        severity="info",
        clause="条例25",
    ),
}
