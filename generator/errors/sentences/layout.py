"""Sentences about the layout."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "layout-title-wide": Sentence(
        zh="标题的这一行比版心宽 {excess}：“{line}”",
        en="this line of the title is {excess} wider than the type area: '{line}'",
        zh_remedy="压缩字距最多能容 5%。把这一行分成两行，或删去“|”由本工具断行。",
        en_remedy="squeezing helps up to 5 %. Break the line in two, or leave out the '|' to have it broken for you.",
        clause="7.3.1",
    ),
    "layout-signature-wide": Sentence(
        zh="署名“{name}”比版心还宽",
        en="the signature '{name}' is wider than the type area",
        zh_remedy="署名用规范化简称。",
        en_remedy="sign with the organ's normative short name.",
        clause="7.3.5",
    ),
}
