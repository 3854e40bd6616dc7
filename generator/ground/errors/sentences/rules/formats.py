"""Sentences about 信函, 命令 and 纪要 (clause 10): LT, CM, MN."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "LT-01": Sentence(
        zh="信函的发文机关标志不对：{measured}，应为{wanted}",
        en="the mark of the letter is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="标志只用发文机关全称或规范化简称，不加“文件”，上边缘距上页边 30 mm。",
        en_remedy="keep to the organ's name without 文件, 30 mm below the sheet's upper edge.",
        clause="10.1",
    ),
    "LT-02": Sentence(
        zh="信函标志下的红色双线不对：{measured}，应为{wanted}",
        en="the red double rule below the letter's mark is not as it should be: {measured}, it should be {wanted}",
        zh_remedy="在标志下 4 mm 处画一条红色双线，上粗下细。",
        en_remedy="draw a red double rule 4 mm below the mark, thick above thin.",
        clause="10.1",
    ),
    "LT-03": Sentence(
        zh="信函页脚处的红色双线不对：{measured}，应为{wanted}",
        en="the red double rule at the foot of the letter is not as it should be: {measured}, it should be {wanted}",
        zh_remedy="在首页距下页边 20 mm 处画一条红色双线，上细下粗。",
        en_remedy="draw a red double rule 20 mm above the sheet's lower edge on page 1, thin above thick.",
        clause="10.1",
    ),
    "LT-04": Sentence(
        zh="信函双线的长度或位置不对：{measured}，应为{wanted}",
        en="a double rule of the letter has the wrong length or place: it is {measured}, it should be {wanted}",
        zh_remedy="把双线设为长 170 mm，居中。",
        en_remedy="make the rules 170 mm long, and centre them.",
        clause="10.1",
    ),
    "LT-05": Sentence(
        zh="信函版头的这一项位置不对：{measured}，应为{wanted}",
        en="an element at the head of the letter is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="份号、密级、紧急程度顶格居左，发文字号顶格居右，都排在第一条双线之下。",
        en_remedy=(
            "set copy number, classification and urgency flush left, the number flush right, below the first rule."
        ),
        clause="10.1",
    ),
    "LT-06": Sentence(
        zh="信函的标题与上面最后一个要素之间空白 {measured}，应为二行（{wanted}）",
        en="the letter's title is {measured} below the last element above it, it should be two lines ({wanted})",
        zh_remedy="标题与它上面最后一个要素之间空两行。",
        en_remedy="leave two lines between the title and the last element above it.",
        severity="warning",
        clause="10.1",
    ),
    "LT-07": Sentence(
        zh="信函首页的正文会挨近下面的双线：{measured}，应为空白 {wanted}",
        en=(
            "the text on page 1 of the letter comes too close to the lower rule: {measured}, it should be {wanted} of "
            "white"
        ),
        zh_remedy="加大首页的下边距，使最后一行文字与双线相距三号汉字高度的 7/8。",
        en_remedy="make the bottom margin larger: leave 7/8 of a 16 pt character between the last line and the rule.",
        severity="warning",
        clause="10.1",
    ),
    "LT-08": Sentence(
        zh="信函首页的页码不对：{measured}，应为{wanted}",
        en="the numbering of the letter's first page is not as it should be: {measured}, there should be {wanted}",
        zh_remedy="在“页眉和页脚”里选中“首页不同”，首页的页脚留空，页码仍从 1 数起。",
        en_remedy="give the first page a footer of its own without a number; it still counts as page 1.",
        clause="10.1",
    ),
    "LT-09": Sentence(
        zh="信函的版记不对：{measured}，应为{wanted}",
        en="the imprint of the letter is not as it should be: {measured}, it should be {wanted}",
        zh_remedy="信函的版记只留抄送等机关，不加印发机关、印发日期和分隔线。",
        en_remedy="leave printing office, its date and rules out of a letter's imprint.",
        clause="10.1",
    ),
    "LT-10": Sentence(
        zh="联合行文的信函用了 {measured} 个机关的标志，应为 {wanted} 个",
        en="the joint letter has the marks of {measured} organs, it should have {wanted}",
        zh_remedy="只留主办机关的标志。",
        en_remedy="leave the lead organ's mark only.",
        clause="10.1",
    ),
    "CM-01": Sentence(
        zh="命令（令）的标志不对：{measured}，应为{wanted}",
        en="the mark of the order is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="标志用发文机关全称加“命令”或“令”，上边缘距版心上边缘 20 mm。",
        en_remedy="write the organ's full name and 命令 or 令, 20 mm below the upper edge of the type area.",
        clause="10.2",
    ),
    "CM-02": Sentence(
        zh="令号不对：{measured}，应为{wanted}",
        en="the number of the order is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="令号写成“第×号”，居中，排在标志下空两行处。",
        en_remedy="write 第×号, centred, two lines below the mark.",
        clause="10.2",
    ),
    "CM-03": Sentence(
        zh="命令（令）的正文不对：{measured}，应为{wanted}",
        en="the text of the order is not set as it should be: {measured}, it should be {wanted}",
        zh_remedy="令号下空两行就排正文，不要标题、主送机关和红色分隔线。",
        en_remedy="let the text begin two lines below the number, without title, recipients or red rule.",
        severity="warning",
        clause="10.2",
    ),
    "CM-04": Sentence(
        zh="命令（令）的签署不对：{measured}，应为{wanted}",
        en="the order is not signed as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="写签发人职务，加盖签名章，下空一行排成文日期。",
        en_remedy="sign it with the signer's post and stamp, the date one line below.",
        clause="10.2",
    ),
    "MN-01": Sentence(
        zh="纪要的标志不对：{measured}，应为{wanted}",
        en="the mark of the minutes is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="标志用“×××××纪要”，红色，居中，上边缘距版心上边缘 35 mm。",
        en_remedy="end the mark with 纪要, red and centred, 35 mm below the upper edge of the type area.",
        severity="warning",
        clause="10.3",
    ),
    "MN-02": Sentence(
        zh="出席人员名单的字体字号不对：{measured}，一般为{wanted}",
        en="the attendance list is set in {measured}, usually in {wanted}",
        zh_remedy="“出席：”“请假：”“列席：”用三号黑体，单位和姓名用三号仿宋体。",
        en_remedy="set the labels in 16 pt 黑体, units and names in 16 pt 仿宋.",
        severity="warning",
        clause="10.3",
    ),
    "MN-03": Sentence(
        zh="出席人员名单的位置不对：{measured}，应为{wanted}",
        en="the attendance list is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="名单排在正文（或附件说明）下空一行处，左空二字，回行与冒号后的首字对齐。",
        en_remedy="set it one line below the text, two characters in; wrapped lines align with the first name.",
        severity="warning",
        clause="10.3",
    ),
    "MN-04": Sentence(
        zh="出席人员名单的顺序不对：{measured}，应为{wanted}",
        en="the attendance list is not in order: it is {measured}, it should be {wanted}",
        zh_remedy="依次写出席、请假、列席，各另起一行。",
        en_remedy="first 出席, then 请假, then 列席, each on a line of its own.",
        severity="warning",
        clause="10.3",
    ),
}
