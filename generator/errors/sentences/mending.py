"""Sentences about mending documents: ``fawen check --fix``."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "mending-refused": Sentence(
        zh="改正后的文字和原来的不一致，多出了没有列明的改动，没有写文件。",
        en="the mended text differs from the original by more than what is listed; nothing was written.",
        zh_remedy="这是程序的错误，原文件没有动过；请按提示手工改正，并把这份文件的情况告诉我们。",
        en_remedy="this is a fault of the program, and the original is untouched; mend it by hand and tell us of it.",
    ),
    "mending-over-input": Sentence(
        zh="--fix 的“{out}”就是要检查的文件，改正后的文件不能盖掉原文件。",
        en="'{out}' of --fix is a file that is checked; what is mended never replaces it.",
        zh_remedy="换一个文件名或文件夹。",
        en_remedy="give another name or folder.",
    ),
    "mending-one-name": Sentence(
        zh="有几份文件要改正，--fix 后面却是一个文件名“{out}”。",
        en="several files are to be mended, and --fix names one file, '{out}'.",
        zh_remedy="--fix 后面写一个文件夹，改正后的文件都放在里面。",
        en_remedy="give a folder with --fix, to hold them all.",
    ),
    "mending-same-name": Sentence(
        zh="改正后的文件“{out}”有两份同名，会互相覆盖。",
        en="two files would both be mended into '{out}'.",
        zh_remedy="把这两份文件分两次改正，或者先改一个文件名。",
        en_remedy="mend them one after the other, or rename one of them.",
    ),
    "mending-no-document": Sentence(
        zh="“{file}”不是成稿的公文，--fix 只改正成稿的 .docx。",
        en="'{file}' is no finished document; --fix mends finished .docx files alone.",
        zh_remedy="不要对模板和 notice.md 用 --fix；确实是成稿的，加上 --as document。",
        en_remedy="leave templates and notice.md out; where it is a finished document, add --as document.",
    ),
}
