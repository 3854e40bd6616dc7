"""Sentences about values that a filter can do nothing with, in Word and in text templates."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH = "标签“{tag}”：过滤器“{filter}”"
_EN = "'{tag}': the filter '{filter}'"
_ZH_DATA = "改正数据里这一项；可能没填的，先用“{{% if %}}”判断。"
_EN_DATA = "correct this entry of the data; where it may be empty, test it with '{{% if %}}' first."

_ROWS: dict[str, Sentence] = {
    "number": Sentence(
        zh=f"{_ZH}要的是一个数，得到的是“{{value}}”。",
        en=f"{_EN} needs a number, not '{{value}}'.",
        zh_remedy=f"只写数字和小数点，例如 1234.5，不带单位，最多 40 位；{_ZH_DATA}",
        en_remedy=f"write only digits and a decimal point, such as 1234.5, without a unit, 40 digits at most; "
        f"{_EN_DATA}",
    ),
    "whole": Sentence(
        zh=f"{_ZH}要的是一个整数（0 到 999999999999），得到的是“{{value}}”。",
        en=f"{_EN} needs a whole number from 0 to 999999999999, not '{{value}}'.",
        zh_remedy=f"只写数字，例如 12；{_ZH_DATA}",
        en_remedy=f"write digits only, such as 12; {_EN_DATA}",
    ),
    "amount": Sentence(
        zh=f"{_ZH}要的是一个金额，“{{value}}”的小数超过两位（不到一分），或者达到一万亿元。",
        en=f"{_EN} needs an amount of money; '{{value}}' has more than two decimals or is 10^12 yuan or more.",
        zh_remedy="核对金额；要四舍五入的，先写“| 千分位(2)”。",
        en_remedy="check the amount; to round it, write '| thousands(2)' before the filter.",
    ),
    "date": Sentence(
        zh=f"{_ZH}要的是一个日期，得到的是“{{value}}”。",
        en=f"{_EN} needs a date, not '{{value}}'.",
        zh_remedy=f"日期写成 2022-02-14 或 2022年2月14日；{_ZH_DATA}",
        en_remedy=f"write a date as 2022-02-14 or 2022年2月14日; {_EN_DATA}",
    ),
    "serial": Sentence(
        zh=f"{_ZH}没有“{{value}}”这个序号。",
        en=f"{_EN} has no serial '{{value}}'.",
        zh_remedy="序号从 1 开始；带圈的只到 50，再多的换一种式样。",
        en_remedy="serials start at 1; circled ones end at 50: use another style for more.",
    ),
    "list": Sentence(
        zh=f"{_ZH}要的是一个列表，得到的不是。",
        en=f"{_EN} needs a list but got something else.",
        zh_remedy="只有一项的内容不用这个过滤器，直接写名字。",
        en_remedy="print the value without this filter, or name a list.",
    ),
    "option": Sentence(
        zh=f"{_ZH}的括号里不能写“{{value}}”。",
        en=f"{_EN} cannot have '{{value}}' in its brackets.",
        zh_remedy="照 templates/README.md 的过滤器一览改写。",
        en_remedy="correct it as the table of filters in templates/README.md shows.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    f"{kind}-needs-{wanted}": sentence for kind in ("template", "text") for wanted, sentence in _ROWS.items()
} | {
    f"{kind}-time": Sentence(
        zh="标签“{tag}”还没算完，时间已经超过限度 {most} 秒。",
        en="'{tag}' did not finish within the limit of {most} seconds.",
        zh_remedy="检查循环有没有写错、数据是不是太多；来历不明的模板不要使用。",
        en_remedy="check the loops for mistakes and the size of the data; do not use templates of unknown origin.",
    )
    for kind in ("template", "text")
}
