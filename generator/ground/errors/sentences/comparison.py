"""Sentences about comparing two versions of something."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "comparison-not-docx": Sentence(
        zh="fawen diff 比较两个 .docx，“{name}”不是。",
        en="fawen diff compares two .docx files; '{name}' is not one.",
        zh_remedy="文本文件（.md、.yaml、.csv）请直接用 git diff 看；.doc、.wps 请先另存为 .docx。",
        en_remedy="compare text files (.md, .yaml, .csv) with git diff itself; save a .doc or .wps as .docx first.",
    ),
    "comparison-file-and-folder": Sentence(
        zh="一个是文件，一个是文件夹，比不了。",
        en="one is a file and the other a folder: they cannot be compared.",
        zh_remedy="两个 .docx 比较，或者两次生成的文件夹比较。",
        en_remedy="compare two .docx files, or the folders of two builds.",
    ),
    "comparison-folders": Sentence(
        zh="--html 并排的是两个 .docx 的页面，不能用在文件夹上。",
        en="--html shows the pages of two .docx files side by side and does not work on folders.",
        zh_remedy="不写 --html 就比较两个文件夹；要看页面，写出里面的两个 .docx。",
        en_remedy="remove --html to compare the folders, or give two .docx files in them.",
    ),
    "comparison-bug": Sentence(
        zh="fawen 自己出错了（{why}）。",
        en="internal error of fawen ({why}).",
        zh_remedy="请把这个文件和出错的内容报告给 fawen 的维护者；文件本身没有改动。",
        en_remedy="report it with the file to the maintainers of fawen; the file was not changed.",
    ),
}
