"""Sentences about papers that cannot be joined into a print file."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "template-print-has": Sentence(
        zh="文件里有{what}，不能并进打印文件。",
        en="the paper has {what}, which cannot be joined into a print file.",
        zh_remedy="在模板里去掉它（脚注、尾注改成正文里的括注，目录删掉）；或者不做打印文件，逐份打印。",
        en_remedy="remove it from the template (move footnotes and endnotes into the text, in brackets; delete the"
        " table of contents); or print the papers one by one instead of making a print file.",
    ),
    "template-print-differs": Sentence(
        zh="文件的{what}和第一份（{first}）不一样，不能并进同一个打印文件。",
        en="the paper's {what} differ from those of the first, {first}: they cannot share one print file.",
        zh_remedy="一个打印文件只收同一个模板做出来的文件；不同模板的分别做打印文件。",
        en_remedy="a print file holds the papers of one template; make a separate one for each template.",
    ),
    "template-print-large": Sentence(
        zh="打印文件会有 {parts} 个部件（最多 {most} 个），最大的有 {bytes} 字节（最多 {most_bytes} 字节），太大了。",
        en="the print file would have {parts} parts (at most {most}), the largest of {bytes} bytes (at most"
        " {most_bytes}): too large.",
        zh_remedy="分几批做打印文件；页眉、页脚里不写各单位不同的内容，部件就少得多。",
        en_remedy="make several print files; if headers and footers are the same for all units, there"
        " are far fewer parts.",
    ),
}
