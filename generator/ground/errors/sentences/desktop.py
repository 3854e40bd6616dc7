"""Sentences about the files that are double-clicked."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "desktop-occupied": Sentence(
        zh="这里已有一个同名文件，不是 fawen desktop 放的，没有动它",
        en="there is a file of this name that fawen desktop did not write; it was not changed",
        zh_remedy="请先把它移走或改名，再运行一次。",
        en_remedy="move or rename it, then run again.",
    ),
    "desktop-no-templates": Sentence(
        zh="这个文件夹里没有 {missing}，双击时会找不到要生成的内容",
        en="this folder has no {missing}: a double click will find nothing to build",
        zh_remedy="请把它放进这个文件夹，或者换成放着模板和名单的文件夹再运行一次。",
        en_remedy="put it there, or run this again for the folder of your templates and roster.",
        severity="warning",
    ),
}
