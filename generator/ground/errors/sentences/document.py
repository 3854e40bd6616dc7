"""Sentences about finished documents as files."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "document-unreadable": Sentence(
        zh="文件打不开（{why}）",
        en="the file cannot be opened ({why})",
        zh_remedy="看看它是不是正被别的程序占用，自己有没有读它的权限。",
        en_remedy="check whether another program has it open, and whether you may read it.",
    ),
    "document-empty": Sentence(
        zh="文件是空的：没有文字，也没有图片",
        en="the file is empty: it has neither text nor pictures",
        zh_remedy="看看是不是存错了文件，或者还没有写；写好以后再检查。",
        en_remedy="check that it is the right file and was saved.",
    ),
}
"""Every sentence by its code."""
