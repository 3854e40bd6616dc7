"""Sentences about the papers of one dispatch, held against one another: MM."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "MM-07": Sentence(
        zh="这份文件写的文号是“{measured}”，这次发文的文号是“{wanted}”",
        en="this paper names the number '{measured}', the number of the dispatch is '{wanted}'",
        zh_remedy="改成这次发文的文号；整套文件都不对的，改 notice.md 里的 number 后重新生成。",
        en_remedy="name the number of the dispatch; where all papers are wrong, correct it in notice.md and build "
        "again.",
        clause="ours",
    ),
}
"""Every sentence by its code."""
