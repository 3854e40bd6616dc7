"""Sentences about title and recipients (7.3.1 and 7.3.2): TI, RC."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "TI-01": Sentence(
        zh="标题一般用二号小标宋体，不加粗：现为{measured}，应为{wanted}",
        en="the title is usually 22 pt 小标宋, not bold: it is {measured}, it should be {wanted}",
        zh_remedy="改为小标宋体（方正小标宋简体）、二号，不加粗。",
        en_remedy="use 小标宋 (方正小标宋简体), 22 pt, not bold.",
        severity="warning",
        clause="7.3.1",
    ),
    "TI-02": Sentence(
        zh="标题与红色分隔线之间空 {measured}，应为 {wanted}",
        en="the title is {measured} below the red rule, it should be {wanted}",
        zh_remedy="分隔线下空两行：插入两个空行，或者用段前间距留出 20.8 mm 的空白。",
        en_remedy="leave two lines below the rule: two empty lines, or 20.8 mm of white.",
        severity="warning",
        clause="7.3.1",
    ),
    "TI-03": Sentence(
        zh="标题没有居中：偏离中线 {measured}，应为 {wanted}",
        en="the title is not centred: it is {measured} off the middle, it should be {wanted}",
        zh_remedy="设为居中，去掉左右缩进和首行缩进，不用空格凑。",
        en_remedy="centre it, take away its indents, and use no blanks to shift it.",
        clause="7.3.1",
    ),
    "TI-04": Sentence(
        zh="标题各行没有排成梯形或菱形：各行字数是 {measured}，应为{wanted}",
        en="the title's lines have {measured} characters, they should form {wanted}",
        zh_remedy="重新分行：各行由短到长、由长到短，或者中间长两头短；末行不要只剩一两个字。",
        en_remedy="break it differently: lines that grow, shrink, or grow and shrink, and no last line of a character "
        "or two.",
        severity="warning",
        clause="7.3.1",
    ),
    "TI-05": Sentence(
        zh="标题断行不当：“{measured}”，“{wanted}”应在一行里",
        en="the title is broken at a wrong place: '{measured}', '{wanted}' belongs on one line",
        zh_remedy="换一处断行：不拆开词、数字和书名号里的名称，行首不放“的”“和”“与”和标点。",
        en_remedy=(
            "break it elsewhere: words, numbers and names in 《》 stay whole, and no line begins with 的, 和, 与 or a "
            "mark."
        ),
        severity="warning",
        clause="7.3.1",
    ),
    "TI-06": Sentence(
        zh="标题的一行太长：{measured}，应为{wanted}",
        en="a line of the title is too long: it is {measured}, it should be {wanted}",
        zh_remedy="把它分成两行：二号字一行最多排 20 个字。",
        en_remedy="break it in two: at most 20 characters of 22 pt fit on a line.",
        severity="warning",
        clause="7.3.1",
    ),
    "TI-07": Sentence(
        zh="标题的要素不全：“{measured}”，应写成“{wanted}”",
        en="the title is not complete: it is '{measured}', it should be like '{wanted}'",
        zh_remedy="写全发文机关名称、事由和文种，文种用条例规定的 15 种之一。",
        en_remedy="name organ, subject and 文种, the last one of the fifteen of the 条例.",
        clause="条例9",
    ),
    "TI-08": Sentence(
        zh="标题末尾有标点“{measured}”，应{wanted}",
        en="the title ends with '{measured}', it should end {wanted}",
        zh_remedy="删去标题末尾的标点。",
        en_remedy="take out the mark at the title's end.",
        severity="warning",
        clause="GB/T 15834-2011, B.4",
    ),
    "TI-09": Sentence(
        zh="标题里有不常用的标点“{measured}”，一般只用{wanted}",
        en="the title has the mark '{measured}', usual are only {wanted}",
        zh_remedy="改写标题，不用这个标点。",
        en_remedy="word the title without this mark.",
        severity="info",
        clause="7.3.1",
    ),
    "RC-01": Sentence(
        zh="主送机关与标题之间空 {measured}，应为 {wanted}",
        en="the recipients are {measured} below the title, it should be {wanted}",
        zh_remedy="标题下空一行：插入一个空行，或者用段前间距留出 10.4 mm 的空白。",
        en_remedy="leave one line below the title: one empty line, or 10.4 mm of white.",
        severity="warning",
        clause="7.3.2",
    ),
    "RC-02": Sentence(
        zh="主送机关没有顶格：{measured}，应为{wanted}",
        en="the recipients are not flush left: they are {measured}, they should be {wanted}",
        zh_remedy="设为左对齐，去掉缩进和行首的空格，回行也顶格。",
        en_remedy="align them left, and take away indents and blanks before the first line and those that follow.",
        clause="7.3.2",
    ),
    "RC-03": Sentence(
        zh="主送机关末尾{measured}，应为全角冒号“{wanted}”",
        en="the recipients end {measured}, it should be a full-width colon '{wanted}'",
        zh_remedy="在最后一个机关名称后面用全角冒号。",
        en_remedy="put a full-width colon after the last of them.",
        clause="7.3.2",
    ),
    "RC-04": Sentence(
        zh="上行文原则上只主送一个上级机关：现有 {measured} 个，应为 {wanted} 个",
        en="a document to a superior normally has one recipient: it has {measured}, it should have {wanted}",
        zh_remedy="只留一个主送机关，其他机关用抄送。",
        en_remedy="leave one recipient, and send copies to the others.",
        severity="warning",
        clause="条例15",
    ),
    "RC-05": Sentence(
        zh="主送的是个人“{measured}”，应为{wanted}",
        en="a person is addressed, '{measured}': it should be {wanted}",
        zh_remedy="改写机关的名称，不写领导人的姓名、职务。",
        en_remedy="address the organ, not its head.",
        severity="warning",
        clause="条例15",
    ),
    "RC-06": Sentence(
        zh="主送机关不必移到版记：{measured}，应{wanted}",
        en="the recipients need not be in the imprint: {measured}, they should be {wanted}",
        zh_remedy="移回标题下面；只有主送机关太多、首页显不出正文时，才全部移到版记。",
        en_remedy="move them back below the title; only where they leave no room for text on page 1, move all of them.",
        severity="warning",
        clause="7.3.2",
    ),
    "RC-07": Sentence(
        zh="主送机关之间用了{measured}，一般用{wanted}",
        en="the recipients are separated by {measured}, usually by {wanted}",
        zh_remedy="同类机关之间用顿号，不同类机关之间用逗号，不用分号和空格。",
        en_remedy="put 、 within a class and ， between classes, no ； and no blanks.",
        severity="info",
        clause="7.3.2",
    ),
}
