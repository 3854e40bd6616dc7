"""Sentences about what in a template or an attached file reaches out of it or acts by itself."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "live-acts": Sentence(
        zh="文件里有{what}，谁打开，它就在谁的电脑上起作用，不能用来做文件。",
        en="the file has {what}, which runs on the computer of whoever opens it; no paper is made with it.",
        zh_remedy="不知来历的文件不要用。自己的文件，在 Word、Excel 或 WPS 里删去它再保存：宏另存为不带宏的格式，"
        "控件和对象删除，域选中后按 Ctrl+Shift+F9 变成文字，链接取消或者改成网址。",
        en_remedy="do not use a file of unknown origin. In your own, remove it in Word, Excel or WPS and save: "
        "macros by saving in a format without them, controls and objects by deleting them, a field by Ctrl+Shift+F9, "
        "which turns it into text, a link by removing it or giving it a web address.",
    ),
    "live-reaches": Sentence(
        zh="文件里有{what}，做出来的文件都带着它，打开时可能访问外部，或者显示不出来。",
        en="the file has {what}; so do the papers made from it; they may access the network or show nothing when "
        "opened.",
        zh_remedy="图片重新插入，不选“链接到文件”；公式改成算好的数值或者普通链接。确实要用的，可以不管。",
        en_remedy="insert pictures again without linking them, replace formulas with values or ordinary links; "
        "no action needed if it is intended.",
        severity="warning",
    ),
    "live-left-out": Sentence(
        zh="文件带着{what}，做出来的文件里已经去掉。",
        en="the file has {what}, which is left out of the papers made from it.",
        zh_remedy="可以不管。想去掉这条提醒，在 Word 的“开发工具—文档模板”里把模板改为 Normal.dotm，再保存。",
        en_remedy="no action needed; to silence this warning, attach Normal.dotm under 'Developer, Document "
        "Template' in Word and save.",
        severity="warning",
    ),
}
