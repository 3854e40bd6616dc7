"""Sentences about what ``fawen new`` writes."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "new-exists": Sentence(
        zh="“{name}”已经有了，没有改动它",
        en="'{name}' already exists and was not changed",
        zh_remedy="换一个名字，或者先把原来的移到别处。",
        en_remedy="give another name, or move the old one elsewhere first.",
    ),
    "new-not-empty": Sentence(
        zh="文件夹“{name}”里已经有东西，没有改动它",
        en="the folder '{name}' is not empty and was not changed",
        zh_remedy="换一个文件夹，例如 templates/另一件公文。",
        en_remedy="name another folder, such as templates/another-notice.",
    ),
    "new-letter-name": Sentence(
        zh="信函模板的文件名要以 .docx 或 .md 结尾，“{name}”不是",
        en="the name of a letter must end in .docx or .md; '{name}' does not",
        zh_remedy="用 Word 改的写 .docx，像公文一样写的写 .md，例如 templates/unit/letter.docx。",
        en_remedy="use .docx for a letter to edit in Word, .md for one written like a notice.",
    ),
}
