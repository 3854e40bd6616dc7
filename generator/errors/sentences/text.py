"""Sentences about the Jinja in text templates."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "text-syntax": Sentence(
        zh="模板标记写得不对：{reason}",
        en="the template's tags are wrong: {reason}",
        zh_remedy="检查这一行前后的 {{{{ }}}} 和 {{% %}} 是否成对，每个 if、for 是否都有 endif、endfor。",
        en_remedy="check that {{{{ }}}} and {{% %}} are paired here, and that each if and for is closed.",
    ),
    "text-forbidden": Sentence(
        zh="模板里不能用 {statement}",
        en="a template cannot use '{statement}'",
        zh_remedy="把要引用的内容直接写在这里。",
        en_remedy="write the text itself here.",
    ),
    "text-missing-name": Sentence(
        zh="没有“{name}”这个字段",
        en="there is no field '{name}'",
        zh_remedy="改正字段名；能用的字段见 templates/README.md。",
        en_remedy="correct the name; templates/README.md lists the fields.",
    ),
    "text-not-text": Sentence(
        zh="这里要填的不是一项内容，而是{kind}",
        en="what is to be printed here is not a text but a {kind}",
        zh_remedy="写出要用其中哪一项，例如 notice.contact.name；列表用 for 逐项写出。",
        en_remedy="name the item that is meant, such as notice.contact.name; write lists with a for.",
    ),
    "text-limit": Sentence(
        zh="模板展开后太大：{reason}",
        en="the template grows too large: {reason}",
        zh_remedy="减少循环次数。",
        en_remedy="loop less often.",
    ),
    "text-failed": Sentence(
        zh="模板这一行算不出来：{reason}",
        en="this line of the template cannot be worked out: {reason}",
        zh_remedy="检查这一行里的运算和过滤器。",
        en_remedy="check the expressions and filters of this line.",
    ),
}
