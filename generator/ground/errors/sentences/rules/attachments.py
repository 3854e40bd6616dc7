"""Sentences about 附件说明 and attachments (7.3.4 and 7.3.7): AT, AN."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "AT-01": Sentence(
        zh="附件说明的位置不对：{measured}，应为{wanted}",
        en="the attachment list is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="附件说明排在正文下空一行处，左缩进 2 字符。",
        en_remedy="set it one line below the text, two characters in.",
        severity="warning",
        clause="7.3.4",
    ),
    "AT-02": Sentence(
        zh="附件说明的开头写作“{measured}”，应为“{wanted}”",
        en="the attachment list begins with '{measured}', it should be '{wanted}'",
        zh_remedy="改为“附件”二字加全角冒号，后面直接写序号和名称。",
        en_remedy="write 附件 and a full-width colon, then serial and name.",
        clause="7.3.4",
    ),
    "AT-03": Sentence(
        zh="附件的顺序号不对：{measured}，应为{wanted}",
        en="an attachment is not numbered as it should be: {measured}, it should be {wanted}",
        zh_remedy="两个以上附件用阿拉伯数字从 1 起连续编号，数字后用小圆点，如“附件：1.×××”。",
        en_remedy="number two and more attachments from 1 in Arabic digits, each with a low dot: 附件：1.×××",
        clause="7.3.4",
    ),
    "AT-04": Sentence(
        zh="附件名称后面有标点“{measured}”，应{wanted}",
        en="the name of an attachment ends with '{measured}', it should end {wanted}",
        zh_remedy="删去附件名称后面的标点。",
        en_remedy="delete the mark after the name.",
        clause="7.3.4",
    ),
    "AT-05": Sentence(
        zh="附件名称回行没有与上一行名称的首字对齐：回行左空 {measured}，应为 {wanted}",
        en="a wrapped attachment name does not align with its first character: {measured} in, it should be {wanted}",
        zh_remedy="给这一段设悬挂缩进，使回行与名称的首字对齐。",
        en_remedy="give the paragraph a hanging indent up to the name's first character.",
        clause="7.3.4",
    ),
    "AT-06": Sentence(
        zh="附件前后不一致：{measured}，应为{wanted}",
        en="attachments do not agree: {measured}, it should be {wanted}",
        zh_remedy="使正文提到的附件、附件说明里的序号和名称、附件上的序号和标题完全一致。",
        en_remedy="make the text, the attachment list and the attachments' own labels and titles agree.",
        clause="7.3.7",
    ),
    "AT-07": Sentence(
        zh="附件说明写作“{measured}”，一般写作“{wanted}”",
        en="the attachment list says '{measured}', usually it says '{wanted}'",
        zh_remedy="只有一个附件的，删去序号；附件名称不加书名号。",
        en_remedy="give a single attachment no serial, and take 《》 away from names.",
        severity="info",
        clause="7.3.4",
    ),
    "AN-01": Sentence(
        zh="附件没有另面编排：{measured}，应{wanted}",
        en="an attachment does not begin a new page: it is {measured}, it should be {wanted}",
        zh_remedy="在“附件”前插入分页符，或者给这一段设“段前分页”。",
        en_remedy="set a page break before the line 附件.",
        clause="7.3.7",
    ),
    "AN-02": Sentence(
        zh="附件{measured}，应{wanted}",
        en="an attachment is {measured}, it should be {wanted}",
        zh_remedy="把附件移到版记之前，与正文一起装订。",
        en_remedy="move the attachment in front of the imprint.",
        clause="7.3.7",
    ),
    "AN-03": Sentence(
        zh="附件序号的写法或位置不对：{measured}，应为{wanted}",
        en="the attachment's label is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="“附件”二字和顺序号用三号黑体，不加冒号，顶格排在附件的第一行。",
        en_remedy="set 附件 and its serial in 16 pt 黑体, without a colon, flush left in the first line of the page.",
        clause="7.3.7",
    ),
    "AN-04": Sentence(
        zh="附件标题的编排不对：{measured}，应为{wanted}",
        en="the attachment's title is not set as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="附件标题居中排在版心第三行，字体字号与公文标题相同。",
        en_remedy="centre the title on the third line, in the type of the document's title.",
        severity="warning",
        clause="7.3.7",
    ),
    "AN-05": Sentence(
        zh="附件上的序号与附件说明不一致：{measured}，应为{wanted}",
        en="an attachment's label does not agree with the attachment list: it is {measured}, it should be {wanted}",
        zh_remedy="使附件左上角的序号与附件说明一致，并按顺序排列。",
        en_remedy="give the attachment the serial of the list, and keep the list's order.",
        clause="7.3.7",
    ),
    "AN-06": Sentence(
        zh="单独的附件首行不对：{measured}，应为{wanted}",
        en="the first line of a detached attachment is not as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="不与正文一起装订的附件，在首行顶格写公文的发文字号，后面写“附件”和顺序号。",
        en_remedy="begin a detached attachment with the document's number, then 附件 and its serial, flush left.",
        severity="warning",
        clause="7.3.7",
    ),
    "AN-07": Sentence(
        zh="附件的页码没有接着正文编：从 {measured} 编起，应为{wanted}",
        en=(
            "the pages of an attachment are not numbered on from the text: they begin at {measured}, it should be "
            "{wanted}"
        ),
        zh_remedy="在“设置页码格式”里把附件这一节的页码设为“续前节”。",
        en_remedy="choose 'Continue from previous section' under Format Page Numbers.",
        clause="7.5",
    ),
}
