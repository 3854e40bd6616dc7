"""Sentences about watching the inputs."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "watch-library-missing": Sentence(
        zh="没有安装 watchfiles，只能每秒看一次有没有保存",
        en="watchfiles is not installed, so files are polled only once a second",
        zh_remedy='要一保存就生成，请安装："pip install fawen[watch]"。',
        en_remedy='for immediate rebuilds, install "fawen[watch]".',
        severity="info",
    ),
}
