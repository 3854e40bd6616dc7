"""Sentences about the text (7.3.3): BD."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "BD-01": Sentence(
        zh="首页没有显出正文：{measured}，应为 {wanted}",
        en="page 1 shows no text: {measured}, it should be {wanted}",
        zh_remedy="删去正文前的分页符；主送机关太多的，移到版记。",
        en_remedy="take out page breaks before the text; move recipients to the imprint where they are too many.",
        clause="7.3.3",
    ),
    "BD-02": Sentence(
        zh="正文没有紧接在主送机关的下一行：{measured}，应当{wanted}",
        en="the text does not follow the recipients on the next line: {measured} between, there should be {wanted}",
        zh_remedy="删去主送机关与正文之间的空行，段前、段后设为 0。",
        en_remedy="take out empty lines and spacing between the recipients and the text.",
        clause="7.3.3",
    ),
    "BD-03": Sentence(
        zh="段落首行的缩进不对：{measured}，应为左空二字（{wanted}）",
        en="the first line of the paragraph is not two characters in: it is {measured}, it should be {wanted}",
        zh_remedy="在“段落—特殊格式”里选“首行缩进”，设为 2 字符。",
        en_remedy="set a first-line indent of two characters under Paragraph, Special.",
        clause="7.3.3",
    ),
    "BD-04": Sentence(
        zh="正文回行没有顶格：{measured}，应为{wanted}",
        en="wrapped lines of the text are not flush: they are {measured}, it should be {wanted}",
        zh_remedy="在“段落”里把左、右缩进设为 0，只留首行缩进。",
        en_remedy="set left and right indents to 0, leave the first line's only.",
        clause="7.3.3",
    ),
    "BD-05": Sentence(
        zh="段首用 {measured}代替缩进，应为{wanted}",
        en="the paragraph begins with {measured}, it should have {wanted}",
        zh_remedy="删去段首的空格，在“段落—特殊格式”里设首行缩进 2 字符。",
        en_remedy="take out the blanks and set a first-line indent of two characters.",
        severity="warning",
        clause="7.3.3",
    ),
    "BD-06": Sentence(
        zh="层次序号“{measured}”不是公文的写法，应为{wanted}之一",
        en="'{measured}' is not a numbering of official documents, it should be {wanted}",
        zh_remedy="由大到小依次用“一、”“（一）”“1.”“（1）”。",
        en_remedy="use 一、, （一）, 1. and （1） in this order.",
        severity="warning",
        clause="7.3.3",
    ),
    "BD-07": Sentence(
        zh="层次序号不连贯：“{measured}”，应为“{wanted}”",
        en="numbering out of sequence: found {measured}, expected {wanted}",
        zh_remedy="改正序号：层次依次为“一、”“（一）”“1.”“（1）”，同一层连续编号；只有两层的可以用“一、”和“1.”。",
        en_remedy=(
            "renumber: levels go 一、, （一）, 1., （1）, each counted without gaps; two levels may be 一、 and 1."
        ),
        severity="warning",
        clause="7.3.3",
    ),
    "BD-08": Sentence(
        zh="这一层标题的字体字号不对：现为{measured}，一般为{wanted}",
        en="a heading of this level is set in {measured}, usually in {wanted}",
        zh_remedy="第一层用黑体，第二层用楷体，第三层和第四层用仿宋体，都是三号。",
        en_remedy="use 黑体 for the first level, 楷体 for the second, 仿宋 for third and fourth, all of 16 pt.",
        severity="warning",
        clause="7.3.3",
    ),
    "BD-09": Sentence(
        zh="标题是{measured}的，应{wanted}",
        en="the heading is {measured}, it should be {wanted}",
        zh_remedy="选中标题，去掉加粗。",
        en_remedy="remove the bold type: the standard never requires it.",
        severity="info",
        clause="7.3.3",
    ),
    "BD-10": Sentence(
        zh="标题的写法不妥：{measured}，应当{wanted}",
        en="the heading is not written as usual: {measured}, there should be {wanted}",
        zh_remedy="独占一行的标题末尾不加标点；与正文接排的标题后加句号，后面的正文用仿宋体。",
        en_remedy="a heading on its own line has no final mark; one that runs in ends with 。 and 仿宋 follows.",
        severity="info",
        clause="7.3.3",
    ),
    "BD-11": Sentence(
        zh="正文段落之间有多余的空白：{measured}，应当{wanted}",
        en="there is white between paragraphs of the text: {measured}, there should be {wanted}",
        zh_remedy="删去空段落，在“段落”里把段前、段后设为 0。",
        en_remedy="take out empty paragraphs, and set the space before and after to 0.",
        severity="warning",
        clause="7.3.3",
    ),
    "BD-12": Sentence(
        zh="标题可能落在页末，与下文分开：{measured}，应{wanted}",
        en=(
            "the heading may be left at the foot of a page, separated from its text: it is {measured}, it should be "
            "{wanted}"
        ),
        zh_remedy="在“段落—换行和分页”里选中“与下段同页”。",
        en_remedy="choose 'Keep with next' under Paragraph, Line and Page Breaks.",
        severity="warning",
        clause="7.3.3",
    ),
    "BD-13": Sentence(
        zh="行首或行末会出现不该有的标点：{measured}，应为{wanted}",
        en="punctuation may begin or end a line where it must not: {measured}, it should be {wanted}",
        zh_remedy="在“段落—中文版式”里选中“按中文习惯控制首尾字符”；有手工换行的，删去。",
        en_remedy=(
            "choose 'Use Asian rules for controlling first and last character' under Paragraph, Asian Typography."
        ),
        severity="warning",
        clause="GB/T 15834-2011, 5.1",
    ),
    "BD-14": Sentence(
        zh="数字会被拆在两行：{measured}，应为{wanted}",
        en="a number may be broken over two lines: {measured}, it should be {wanted}",
        zh_remedy="在“段落—中文版式”里不选“允许西文在单词中间换行”，并删去数字中间的换行。",
        en_remedy=(
            "do not allow Latin text to wrap in the middle of a word (Paragraph, Asian Typography); take out line "
            "breaks."
        ),
        severity="warning",
        clause="GB/T 15835-2011, 5.1.7",
    ),
    "BD-15": Sentence(
        zh="正文共 {measured} 字，一般不超过 {wanted} 字",
        en="the text has {measured} characters, usually at most {wanted}",
        zh_remedy="精简正文：地方和部门的文件一般不超过 5000 字，部署专项工作的一般不超过 4000 字。",
        en_remedy="shorten it: local and departmental documents keep to 5000 characters, those for one task to 4000.",
        severity="info",
        clause="整治形式主义为基层减负若干规定（2024）",
    ),
}
