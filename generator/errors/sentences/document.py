"""Sentences about finished documents as files."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "document-unreadable": Sentence(
        zh="文件打不开（{why}）",
        en="the file cannot be opened ({why})",
        zh_remedy="看看它是不是正被别的程序占用，自己有没有读它的权限。",
        en_remedy="see whether another program holds it, and whether you may read it.",
    ),
}
"""Every sentence by its code."""
