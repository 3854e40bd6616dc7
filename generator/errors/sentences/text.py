"""Sentences about the Jinja in text templates. What a tag does wrong is worded as for Word templates."""

from generator.errors.sentences import template
from generator.errors.sentences.sentence import Sentence

_SHARED = {
    "text-syntax": "template-syntax",
    "text-syntax-character": "template-syntax-character",
    "text-syntax-unfinished": "template-syntax-unfinished",
    "text-syntax-extra": "template-syntax-extra",
    "text-syntax-expected": "template-syntax-expected",
    "text-tag-unopened": "template-tag-unopened",
    "text-block-unopened": "template-block-unopened",
    "text-filter": "template-filter",
    "text-test": "template-test",
    "text-deep": "template-deep",
    "text-value-nothing": "template-value-nothing",
    "text-value-group": "template-value-group",
    "text-value-list": "template-value-list",
    "text-value-object": "template-value-object",
    "text-limit": "template-limit",
    "text-unsafe": "template-forbidden",
    "text-failed": "template-failed",
}

SENTENCES: dict[str, Sentence] = {
    **{code: template.SENTENCES[same] for code, same in _SHARED.items()},
    "text-tag-open": Sentence(
        zh="“{tag}”后面没有“{closer}”收尾",
        en="'{tag}' is not closed with '{closer}'",
        zh_remedy="补上“{closer}”；要原样印出这两个符号，写成 {{{{ '{tag}' }}}}。",
        en_remedy="add '{closer}'; to print the two marks themselves, write {{{{ '{tag}' }}}}.",
    ),
    "text-block-unclosed": Sentence(
        zh="“{tag}”没有对应的“{{% end{word} %}}”",
        en="'{tag}' has no '{{% end{word} %}}'",
        zh_remedy="在需要结束的地方补上“{{% end{word} %}}”。",
        en_remedy="add '{{% end{word} %}}' where it should end.",
    ),
    "text-statement": Sentence(
        zh="“{tag}”：正文里没有“{word}”这个语句",
        en="'{tag}': a text has no statement '{word}'",
        zh_remedy="可用的语句有 if、elif、else、endif，for、endfor，set，with、endwith。",
        en_remedy="the statements are if, elif, else, endif, for, endfor, set, with and endwith.",
    ),
    "text-forbidden": Sentence(
        zh="“{tag}”要读别的文件，这里不行",
        en="'{tag}' asks for another file, which cannot be had here",
        zh_remedy="把要引用的内容直接写在这里。",
        en_remedy="write the text itself here.",
    ),
    "text-missing-name": Sentence(
        zh="“{tag}”要填的“{name}”不存在，或者没有填写",
        en="'{name}', used in '{tag}', does not exist or was not filled in",
        zh_remedy="改正名字；名字没错就在文头里写上这一项；可有可无的，用 {{% if ... %}} 和 {{% endif %}} 包起来。",
        en_remedy="correct the name; if it is right, give the value in the front matter; where it may be absent, put "
        "{{% if ... %}} and {{% endif %}} around.",
    ),
    "text-character": Sentence(
        zh="“{tag}”填出了 Word 文件存不下的字符 {character}",
        en="'{tag}' makes the character {character}, which cannot be kept in a Word file",
        zh_remedy="检查这个标签里的反斜杠和过滤器，删去这个字符。",
        en_remedy="check the backslashes and filters of this tag, and leave that character out.",
    ),
    "text-table": Sentence(
        zh="这一行以“|”开头，是表格；这个版本还不能排正文里的表格",
        en="this line begins with '|' and is a table; this version cannot lay out tables in the text yet",
        zh_remedy="把表格放进 .xlsx 或 .pdf 附件，或者改写成文字；要印出“|”这个符号本身，写成 {{{{ '|' }}}}。",
        en_remedy="put the table into an .xlsx or .pdf attachment, or write it as sentences; to print the mark itself, "
        "write {{{{ '|' }}}}.",
    ),
}
