"""Sentences about documents made tidy: ``fawen template tidy``."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "tidying-signed": Sentence(
        zh="文档有数字签名，一整理签名就失效了，没有改动它。",
        en="the document has a digital signature, which tidying would invalidate; it was not changed.",
        zh_remedy="签过名的文档不要整理；确实要整理的，先在 Word 里删去签名，再另存一份。",
        en_remedy="do not tidy signed documents; to tidy one, remove the signature in Word and save a copy.",
    ),
    "tidying-macros": Sentence(
        zh="文档里有宏（.docm 之类），不整理这样的文档。",
        en="the document has macros (like a .docm); such documents are not tidied.",
        zh_remedy="在 Word 里“另存为”选“Word 文档（*.docx）”，宏就不在里面了。",
        en_remedy="save it in Word as 'Word document (*.docx)', which removes the macros.",
    ),
    "tidying-no-document": Sentence(
        zh="“{file}”不是 .docx 或 .dotx，里面也没有这样的文件，没有可以整理的。",
        en="'{file}' is not a .docx or .dotx and contains none: nothing to tidy.",
        zh_remedy="请写 .docx、.dotx 文件，或者有这样文件的文件夹；别的格式先在 Word 或 WPS 里另存为 .docx。",
        en_remedy="give .docx or .dotx files, or a folder that contains some; save other formats as .docx first.",
    ),
    "tidying-other-kind": Sentence(
        zh="整理不改变文件的种类：“{file}”整理后仍是 {suffix}。",
        en="tidying does not change the file type: '{file}' stays a {suffix}.",
        zh_remedy="请把 --output 的文件名改成以 {suffix} 结尾。",
        en_remedy="give --output a name that ends in {suffix}.",
    ),
    "tidying-one-name": Sentence(
        zh="有几份文件要整理，--output 的“{out}”放不下：它是一个文件名，或者其中有同名的文件。",
        en="'{out}' of --output cannot hold several files: it is a single file, or two of them have the same name.",
        zh_remedy="--output 写一个文件夹，同名的文件分两次整理；不写 --output 就在原处整理。",
        en_remedy="give a folder, and tidy files of the same name separately; without --output they are tidied in "
        "place.",
    ),
}
