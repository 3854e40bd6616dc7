"""Sentences about watching the inputs."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "watch-library-missing": Sentence(
        zh="没有安装 watchfiles，只能每秒看一次有没有保存",
        en="watchfiles is not installed, so files are looked at once a second only",
        zh_remedy='要一保存就生成，请安装："pip install fawen[watch]"。',
        en_remedy='to be told at once, install "fawen[watch]".',
        severity="info",
    ),
}
