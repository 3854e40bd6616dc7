"""Sentences about fixing documents: ``fawen check --fix``."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "mending-refused": Sentence(
        zh="改正后的文字和原来的不一致，多出了没有列明的改动，没有写文件。",
        en="the fixed text differs from the original by more than what is listed; nothing was written.",
        zh_remedy="这是程序的错误，原文件没有动过；请按提示手工改正，并把这份文件的情况告诉我们。",
        en_remedy="this is a bug in the program; the original was not changed. Fix the document by hand and report the "
        "bug.",
    ),
    "mending-over-input": Sentence(
        zh="--fix 的“{out}”就是要检查的文件，改正后的文件不能盖掉原文件。",
        en="'{out}' of --fix is one of the files to check; --fix never overwrites its input.",
        zh_remedy="换一个文件名或文件夹。",
        en_remedy="give another name or folder.",
    ),
    "mending-one-name": Sentence(
        zh="有几份文件要改正，--fix 后面却是一个文件名“{out}”。",
        en="there are several files to fix, but --fix names one file, '{out}'.",
        zh_remedy="--fix 后面写一个文件夹，改正后的文件都放在里面。",
        en_remedy="give a folder with --fix.",
    ),
    "mending-same-name": Sentence(
        zh="改正后的文件“{out}”有两份同名，会互相覆盖。",
        en="two fixed files would both be written to '{out}'.",
        zh_remedy="把这两份文件分两次改正，或者先改一个文件名。",
        en_remedy="fix them one at a time, or rename one of them.",
    ),
    "mending-no-document": Sentence(
        zh="“{file}”不是成稿的公文，--fix 只改正成稿的 .docx。",
        en="'{file}' is not a finished document; --fix works only on finished .docx files.",
        zh_remedy="不要对模板和 notice.md 用 --fix；确实是成稿的，加上 --as document。",
        en_remedy="do not give templates or notice.md; if it is a finished document, add --as document.",
    ),
}
