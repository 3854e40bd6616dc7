"""Sentences about 署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6): SG, NT."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "SG-01": Sentence(
        zh="成文日期不合写法：{measured}，应为{wanted}",
        en="the date is not written as it should be: {measured}, it should be {wanted}",
        zh_remedy="用阿拉伯数字写全年、月、日，年份四位，月日不补零，中间不空格。",
        en_remedy="write year, month and day in Arabic digits: four digits of the year, no padding zeros, no blanks.",
        clause="7.3.5.4",
    ),
    "SG-02": Sentence(
        zh="加盖印章的公文，成文日期右空 {measured}，一般为四字（{wanted}）",
        en="on a sealed document the date is {measured} from the right, usually four characters ({wanted})",
        zh_remedy="成文日期设为右对齐，右缩进 4 字符。",
        en_remedy="align the date right, with a right indent of four characters.",
        clause="7.3.5.1",
    ),
    "SG-03": Sentence(
        zh="署名没有以成文日期为准居中：两者中线相差 {measured}，应为 {wanted}",
        en="the signature is not centred over the date: their axes are {measured} apart, it should be {wanted}",
        zh_remedy="调整署名的右缩进，使署名与成文日期的中线重合。",
        en_remedy="change the right indent of the signature until both have the same axis.",
        clause="7.3.5.1",
    ),
    "SG-04": Sentence(
        zh="印章的位置不对：{measured}，应为{wanted}",
        en="the seal is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="把印章图片的环绕方式设为“衬于文字下方”或“浮于文字上方”，端正、居中下压署名和成文日期。",
        en_remedy="let the seal float behind the text or in front of it, centred on the date.",
        severity="warning",
        clause="7.3.5.1",
    ),
    "SG-05": Sentence(
        zh="印章离上面的文字太远，或压住了文字：{measured}，应为空白 {wanted}",
        en="the seal is too far from the text above, or covers it: {measured}, it should be {wanted} of white",
        zh_remedy="删去署名上方多余的空行，使印章顶端距正文（或附件说明）在一行之内。",
        en_remedy="take out empty lines above the signature, so that the seal begins within one line of the text.",
        clause="7.3.5.1",
    ),
    "SG-06": Sentence(
        zh="印章压不住署名和成文日期：{measured}，应{wanted}",
        en="no seal can press on both signature and date: {measured}, it should be {wanted}",
        zh_remedy="成文日期紧接在署名的下一行，中间不留空行；印章居中压住两者。",
        en_remedy="set the date on the line after the signature, without empty lines between.",
        severity="warning",
        clause="7.3.5.1",
    ),
    "SG-07": Sentence(
        zh="联合行文的署名和印章不合要求：{measured}，应为{wanted}",
        en="signatures and seals of the joint issue are not as they should be: {measured}, it should be {wanted}",
        zh_remedy="署名按发文机关顺序整齐排列，印章一一对应，每排不超出版心。",
        en_remedy="set the names in the order of the organs, a seal on each, and no row wider than the type area.",
        clause="7.3.5.1",
    ),
    "SG-08": Sentence(
        zh="联合行文最后一个署名没有以成文日期为准居中：两者中线相差 {measured}，应为 {wanted}",
        en=(
            "the last signature of the joint issue is not centred over the date: {measured} apart, it should be "
            "{wanted}"
        ),
        zh_remedy="调整最后一个署名的右缩进，使它与成文日期的中线重合，最后一个印章压住两者。",
        en_remedy="change its right indent until it has the axis of the date; the last seal presses on both.",
        clause="7.3.5.1",
    ),
    "SG-09": Sentence(
        zh="不加盖印章的署名位置不对：{measured}，应为{wanted}",
        en="the unsealed signature is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="在正文（或附件说明）下空一行，署名右对齐，右缩进 2 字符。",
        en_remedy="set the signature one line below the text, two characters from the right.",
        clause="7.3.5.2",
    ),
    "SG-10": Sentence(
        zh="成文日期首字比署名首字右移 {measured}，应为二字（{wanted}）",
        en="the date begins {measured} to the right of the signature, it should be two characters ({wanted})",
        zh_remedy="在署名下一行编排成文日期，首字比署名首字右移二字。",
        en_remedy="let the date begin two characters to the right of the signature's first character.",
        clause="7.3.5.2",
    ),
    "SG-11": Sentence(
        zh="成文日期长于署名，位置不对：{measured}，应为{wanted}",
        en="the date is longer than the signature and out of place: it is {measured}, it should be {wanted}",
        zh_remedy="成文日期右缩进 2 字符，并加大署名的右缩进，使日期首字仍比署名首字右移二字。",
        en_remedy="set the date two characters from the right, the signature's first character two to its left.",
        clause="7.3.5.2",
    ),
    "SG-12": Sentence(
        zh="联合行文的署名编排不对：{measured}，应为{wanted}",
        en="the signatures of the joint issue are not as they should be: they are {measured}, they should be {wanted}",
        zh_remedy="主办机关在前，其余按发文机关的顺序依次向下，各占一行。",
        en_remedy="the lead organ first, the others below it in their order, one to a line.",
        clause="7.3.5.2",
    ),
    "SG-13": Sentence(
        zh="签名章的位置不对：{measured}，应为{wanted}",
        en="the signature stamp is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="在正文（或附件说明）下空两行，签名章右空四字。",
        en_remedy="set the stamp two lines below the text, four characters from the right.",
        clause="7.3.5.3",
    ),
    "SG-14": Sentence(
        zh="签名人职务的位置不对：{measured}，应为{wanted}",
        en="the signer's post is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="职务排在签名章左边，与它相距二字，上下居中。",
        en_remedy="set the post two characters to the left of the stamp, at half its height.",
        severity="warning",
        clause="7.3.5.3",
    ),
    "SG-15": Sentence(
        zh="签名章下的成文日期位置不对：{measured}，应为{wanted}",
        en="the date below the signature stamp is out of place: it is {measured}, it should be {wanted}",
        zh_remedy="在签名章下空一行，成文日期右对齐，右缩进 4 字符。",
        en_remedy="set the date one line below the stamp, four characters from the right.",
        clause="7.3.5.3",
    ),
    "SG-16": Sentence(
        zh="联合行文的签名章编排不对：{measured}，应为{wanted}",
        en=(
            "the signature stamps of the joint issue are not as they should be: they are {measured}, they should be "
            "{wanted}"
        ),
        zh_remedy="主办机关在前，其余依次向下，每行一个机关，职务和签名章上下对齐。",
        en_remedy="the lead organ first, one to a row, posts and stamps aligned below each other.",
        clause="7.3.5.3",
    ),
    "SG-17": Sentence(
        zh="署名可能单独落到下一页：{measured}，应{wanted}",
        en="the signature may be left alone on a page: it is {measured}, it should be {wanted}",
        zh_remedy="选中署名这一段，在“段落—换行和分页”里选中“与下段同页”；正文也要有两行在同一页。",
        en_remedy="choose 'Keep with next' under Paragraph, Line and Page Breaks, and keep some text on the page.",
        severity="warning",
        clause="7.3.5.5",
    ),
    "SG-18": Sentence(
        zh="发文机关前后不一致：{measured}，应为{wanted}",
        en="the issuing organ is not the same everywhere: {measured}, it should be {wanted}",
        zh_remedy="发文机关标志、标题、署名和发文字号用同一机关（或联合行文的各机关）的全称或规范化简称。",
        en_remedy="name the same organ, or organs of a joint issue, in mark, title, signature and number.",
        clause="条例9",
    ),
    "SG-19": Sentence(
        zh="联合行文的成文日期是 {measured}，应为最后签发机关签发的日期 {wanted}",
        en="the date of the joint issue is {measured}, it should be that of the last signing, {wanted}",
        zh_remedy="核对各机关签发的日期，以最后一个为成文日期。",
        en_remedy="compare the organs' signing dates and take the last.",
        severity="info",
        clause="条例9",
    ),
    "SG-20": Sentence(
        zh="写有“{measured}”，应{wanted}",
        en="it says '{measured}', which should be {wanted}",
        zh_remedy="删去这句话，调整行距、字距，使署名、印章与正文在同一面。",
        en_remedy="delete it, and change the line or character spacing so that signature and text share a page.",
        severity="warning",
        clause="7.3.5.5",
    ),
    "NT-01": Sentence(
        zh="附注的编排不对：{measured}，应为{wanted}",
        en="the note is not set as it should be: it is {measured}, it should be {wanted}",
        zh_remedy="附注用全角圆括号括起来，左缩进 2 字符，排在成文日期的下一行。",
        en_remedy="set the note two characters in, in full-width round brackets, on the line after the date.",
        clause="7.3.6",
    ),
    "NT-02": Sentence(
        zh="请示的附注不全：{measured}，一般有{wanted}",
        en="the note of this 请示 is incomplete: {measured}, usually there is {wanted}",
        zh_remedy="在附注里写明联系人的姓名和电话。",
        en_remedy="name a contact with a telephone number in the note.",
        severity="info",
        clause="7.3.6",
    ),
}
