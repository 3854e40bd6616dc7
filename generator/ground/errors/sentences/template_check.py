"""Sentences about what a check sees in a Word template, beyond what keeps it from being opened."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_AS_IS = "它不是标签，会原样印出来"
_EN_AS_IS = "it is not a tag and will be printed unchanged"

_LOOKALIKES: dict[str, Sentence] = {
    "template-like-single": Sentence(
        zh=f"“{{tag}}”只有一层大括号，{_ZH_AS_IS}。",
        en=f"'{{tag}}' has single braces: {_EN_AS_IS}.",
        zh_remedy="要填内容的，写成“{right}”；本来就要印大括号的，不用管。",
        en_remedy="to have it filled in, write '{right}'; if the braces are intended, ignore this.",
        severity="warning",
    ),
    "template-like-wide": Sentence(
        zh=f"“{{tag}}”用了全角的括号或百分号，{_ZH_AS_IS}。",
        en=f"'{{tag}}' is written with full-width braces or percent signs: {_EN_AS_IS}.",
        zh_remedy="关掉中文输入法再打一遍，写成“{right}”。",
        en_remedy="type it again with the Chinese input method off: '{right}'.",
        severity="warning",
    ),
    "template-like-spaced": Sentence(
        zh=f"“{{tag}}”的两个括号之间有空格，{_ZH_AS_IS}。",
        en=f"'{{tag}}' has blanks between its two braces: {_EN_AS_IS}.",
        zh_remedy="去掉括号之间的空格，写成“{right}”。",
        en_remedy="remove the blanks: '{right}'.",
        severity="warning",
    ),
    "template-like-angle": Sentence(
        zh=f"“{{tag}}”只是打上去的尖括号，不是合并域；{_ZH_AS_IS}。",
        en=f"'{{tag}}' is typed text, not a merge field: {_EN_AS_IS}.",
        zh_remedy="写成“{right}”，或者在 Word 里用“插入合并域”。",
        en_remedy="write '{right}', or insert a merge field in Word.",
        severity="warning",
    ),
    "template-in-deletion": Sentence(
        zh="修订里删掉的文字“{text}”含有标签；删掉的内容不会出现在做出来的文件里。",
        en="the text '{text}', deleted in a tracked change, contains a tag; deleted text never reaches a document.",
        zh_remedy="在“审阅”里接受或拒绝这处修订，再保存模板。",
        en_remedy="accept or reject the change under 'Review' and save the template.",
        severity="warning",
    ),
}

_STRUCTURE: dict[str, Sentence] = {
    "template-prefix-written": Sentence(
        zh="标签“{tag}”的字头写得不对：字头要紧挨着“{{%”，后面空一格。",
        en="the prefix of '{tag}' is malformed: write it directly after '{{%', followed by a blank.",
        zh_remedy="写成“{right}”。",
        en_remedy="write '{right}'.",
    ),
    "template-block-tables": Sentence(
        zh="“{opener}”和“{tag}”不在同一个表格（同一行）里，做出来的表格会是坏的。",
        en="'{opener}' and '{tag}' are not in the same table (or row); the resulting table is broken.",
        zh_remedy="tr 的开头和结尾放在同一个表格里，tc 的开头和结尾放在同一行里。",
        en_remedy="put both tr tags into one table, both tc tags into one row.",
    ),
    "template-block-cells": Sentence(
        zh="“{opener}”和“{tag}”不在同一个单元格里，这一行的单元格会变多或变少，和别的行对不齐。",
        en="'{opener}' and '{tag}' are in different cells; the row would have more cells, or fewer, than the others.",
        zh_remedy="两个标签放进同一格；要管整格的用“{{%tc ... %}}”，要管整行的用“{{%tr ... %}}”。",
        en_remedy="put both into one cell; for whole cells use '{{%tc ... %}}', for whole rows '{{%tr ... %}}'.",
        severity="warning",
    ),
    "template-block-empty": Sentence(
        zh="“{opener}”和“{tag}”之间什么也没有，这两个标签不起作用。",
        en="there is nothing between '{opener}' and '{tag}', so they have no effect.",
        zh_remedy="把要管的内容放到两个标签之间（带字头的标签各占一段、一行或一格），或者把它们都删掉。",
        en_remedy="put content between them, each prefixed tag in its own paragraph, row or cell, or delete both.",
        severity="warning",
    ),
}

_NAMES: dict[str, Sentence] = {
    "template-loop-variable": Sentence(
        zh="“{tag}”用的“{name}”只在循环（for 到 endfor）里面有，这里已经在循环外面。",
        en="'{name}', used in '{tag}', exists only inside its loop (for … endfor), but this is outside.",
        zh_remedy="把这个标签移到“{{% for %}}”和“{{% endfor %}}”之间。",
        en_remedy="move the tag between '{{% for %}}' and '{{% endfor %}}'.",
    ),
    "template-shadow": Sentence(
        zh="“{tag}”又起了一个叫“{name}”的名字，在它管的范围里，原来的“{name}”就用不到了。",
        en="'{tag}' reuses the name '{name}', which hides the earlier '{name}' inside the block.",
        zh_remedy="换一个没有用过的名字，例如 each。",
        en_remedy="choose an unused name, such as each.",
        severity="warning",
    ),
    "template-set-unused": Sentence(
        zh="“{tag}”起的名字“{name}”，后面一次也没有用到。",
        en="the name '{name}' that '{tag}' sets is never used.",
        zh_remedy="检查后面的名字是不是写得不一样；不需要的就把这个标签删掉。",
        en_remedy="check whether the name is spelled differently later; delete the tag if it is not needed.",
        severity="warning",
    ),
    "template-set-in-loop": Sentence(
        zh="“{tag}”在循环里改“{name}”，循环一结束就变回原来的值。",
        en="'{tag}' changes '{name}' inside a loop; after the loop it has its old value again.",
        zh_remedy="要合计的用“| sum(attribute=...)”，要连起来的用“| join”，要数数的用“loop.index”。",
        en_remedy="for totals use '| sum(attribute=...)', for lists '| join', for counting 'loop.index'.",
        severity="warning",
    ),
    "template-dispatch-unit": Sentence(
        zh="“{tag}”用了“{name}”，可 dispatch 文件夹里的模板是整件公文一份，没有某一个单位。",
        en="'{tag}' reads '{name}', but a template in the folder dispatch is made once for all units and has no unit.",
        zh_remedy="用“{{% for each in units %}} ... {{% endfor %}}”逐个写；要每个单位一份的，把模板移到 unit 文件夹。",
        en_remedy="loop over them with '{{% for each in units %}}', or move the template into the folder unit.",
    ),
    "template-unquoted": Sentence(
        zh="“{tag}”里的“{name}”没有加引号，会被当成字段，可是没有这个字段。",
        en="'{name}' in '{tag}' has no quotes, so it is read as a field, but there is no such field.",
        zh_remedy='是文字的，加上引号："{name}"；是字段的，改正名字。',
        en_remedy='if it is text, put it in quotes: "{name}"; if it is a field, correct the name.',
    ),
}

_SENSE: dict[str, Sentence] = {
    "template-condition-always": Sentence(
        zh="“{tag}”的条件总是成立，写了等于没写。",
        en="the condition of '{tag}' is always true.",
        zh_remedy='检查条件：用 or 连起来的，每一边都要写完整，例如“unit.group == "甲" or unit.group == "乙"”。',
        en_remedy="check it: each side of 'or' must be complete, as in 'unit.group == \"A\" or unit.group == \"B\"'.",
        severity="warning",
    ),
    "template-condition-never": Sentence(
        zh="“{tag}”的条件永远不成立，它管的内容不会出现。",
        en="the condition of '{tag}' is never true; its content never appears.",
        zh_remedy="改正条件，或者把这一段删掉。",
        en_remedy="correct the condition, or delete the block.",
        severity="warning",
    ),
    "template-compare-kinds": Sentence(
        zh="“{tag}”拿“{name}”和 {value} 比，一个是文字、一个是数字，永远不会相等。",
        en="'{tag}' compares '{name}' with {value}: one is text and the other a number, and the two are never equal.",
        zh_remedy="数字不加引号，文字要加引号。",
        en_remedy="write numbers without quotes, and text with quotes.",
        severity="warning",
    ),
    "template-compare-value": Sentence(
        zh="“{tag}”要找“{name}”是“{value}”的单位，名单上一个也没有。",
        en="'{tag}' selects units whose '{name}' is '{value}', but the roster has none.",
        zh_remedy="和名单里的写法核对。",
        en_remedy="compare it with the roster.",
        severity="warning",
    ),
    "template-loop-text": Sentence(
        zh="“{tag}”要逐项重复“{name}”，可它不是列表。",
        en="'{tag}' loops over '{name}', which is not a list.",
        zh_remedy="for 后面要用列表，例如 units、notice.attachments；只印一项内容的用“{{{{ {name} }}}}”。",
        en_remedy="give it a list, such as units or notice.attachments; to print one value write '{{{{ {name} }}}}'.",
    ),
    "template-filter-arguments": Sentence(
        zh="“{tag}”里过滤器“{name}”括号里的内容不对：多了、少了或者名字不对。",
        en="the filter '{name}' in '{tag}' has too many or too few arguments, or an unknown one.",
        zh_remedy='查一查这个过滤器的写法；例如“| join("、")”“| default("无")”。',
        en_remedy="check the syntax of the filter, for example '| join(\", \")', '| default(\"none\")'.",
    ),
    "template-filter-list": Sentence(
        zh="“{tag}”里的过滤器“{filter}”是处理列表的，可“{name}”不是列表。",
        en="the filter '{filter}' in '{tag}' works on lists, but '{name}' is not one.",
        zh_remedy="去掉这个过滤器，或者换成列表，例如 units、unit.old_names。",
        en_remedy="remove the filter, or use a list, such as units or unit.old_names.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_LOOKALIKES, **_STRUCTURE, **_NAMES, **_SENSE}
