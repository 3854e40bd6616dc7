"""Sentences about builds that are compared: ``fawen diff``."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "builds-none": Sentence(
        zh="“{name}”里没有 manifest.json，不是 fawen build 做出来的文件夹，没法比较。",
        en="'{name}' has no manifest.json: it was not made by fawen build and cannot be compared.",
        zh_remedy="请写 output 文件夹，或者其中一件公文的文件夹。",
        en_remedy="give the output folder, or the folder of one dispatch in it.",
    ),
    "builds-manifest": Sentence(
        zh="这个 manifest.json 读不出来，或者不是 fawen build 写的。",
        en="this manifest.json cannot be read, or was not written by fawen build.",
        zh_remedy="请把这件公文重新生成一次（fawen build），再比较。",
        en_remedy="build that dispatch again (fawen build), then compare.",
    ),
}
