"""Values that programs stumble over, to be put where others stood."""

import random

NUMBERS = (
    *("0", "-1", "-0", "1", "65535", "65536", "2147483647"),
    *("2147483648", "-2147483649", "4294967296", "9223372036854775808"),
    "9" * 30,
    "9" * 400,
    "9" * 5000,
    *("1e9", "1e400", "-1e400", "1.5", ".5", "1.", "0x10", "NaN", "nan", "inf", "-inf"),
    *("Infinity", "١٢٣", "１２３", "²", "½", "一二三", "1_000", " 12 ", "+7", "12pt", "50%", ""),
)

TEXTS = (
    *("", " ", "\u3000", "\t", "\n", "\r\n", "\u2028", "\x85", "\xa0", "\u200b"),
    *("\u202eabc", "\ufeff", "\u0301", "\ue000", "\U000f0000", "𠮷", "👨\u200d👩\u200d👧"),
    "e\u0301" * 40,
    *("\ufffe", "ﷺ", "İ", "ß", "ﬁ", "\u1160", "字\U000e0100", "<w:p/>", "&amp;", "]]>", "<!--", "-->"),
    *("<?x?>", "%s%n", "{0}", "${x}", "../..", "C:\\", "\\", "'", '"', "`", "$", "null", "true", "no"),
    *("~", "2024-02-30", "2022-02-14", "0000-00-00", "9999-99-99", "12:30:45", "1e5", "0o17", "="),
    *("<<", "〔2022〕31号", "附件：", "附件1", "一、", "（一）", "1.", "（1）", "2022年2月31日"),
    *("抄送：", "主送：", "签发人：", "机密★1年", "特急", "（此件公开发布）", "印发"),
    *("第999999999999999999999期", "令", "纪要", "——", "……", "“", "”", "《", "》", "，，", "。。"),
)

TAGS = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ unit.name }}", "{{ notice.title }}", "{{ x }}"),
    *("{{ 1/0 }}", "{{ 9**9**9 }}", "{% if unit.name %}", "{% endif %}", "{% else %}", "{% elif 1 %}"),
    *("{% for unit in units %}", "{% endfor %}", "{%- endif -%}", "{%p if 1 %}"),
    *("{%tr for u in units %}", "{%tr endfor %}", "{%tc for u in units %}", "{%tc endfor %}"),
    *("{%r if 1 %}", "{{r unit.name }}", "{{p unit.name }}", "{%p endfor %}", "{% set a = units %}"),
    *("{{ a }}", "{{ a[0].name }}", "{{ units }}", "{% raw %}", "{% endraw %}", "{% include 'x' %}"),
    *("{% macro m() %}", "{% endmacro %}", "{% block b %}", "{{ loop.index }}", "{{ unit.__class__ }}"),
    *("{{ ''.join(units) }}", "{{ unit|upper|lower }}", "{{ unit.name|replace('a', 'b') }}"),
    *("{{ range(10**9) }}", "{{ unit.name", "unit.name }}", "{{ '}}' }}", "{{ unit['name'] }}"),
    *("{{ {'a': 1} }}", "{{ [1][5] }}", "{{ units|length }}", "{% cellbg 'FF0000' %}", "{% colspan 3 %}"),
    *("{% vm %}", "{% hm %}", "{{ unit.name|qr }}", "{{ unit.copies|chinese }}", "{{ '\\f\\a' }}"),
)

_RUNS = (30, 300, 3_000, 20_000)
_CHARACTERS = "，。、0123９a一国（）〔〕《》“”—…·： \u3000-./*年月日号"


def odd_number(dice: random.Random) -> str:
    """A number, or what somebody takes for one."""
    return dice.choice(NUMBERS)


def odd_text(dice: random.Random) -> str:
    """A text to stumble over; at times an unbroken run of a character or two."""
    if dice.random() < 0.08:
        return run_of(dice)
    return dice.choice(TEXTS) if dice.random() < 0.7 else dice.choice(NUMBERS)


def run_of(dice: random.Random) -> str:
    """One to three characters over and over, at most 20,000 of them."""
    piece = "".join(dice.choices(_CHARACTERS, k=dice.randint(1, 3)))
    length = dice.choices(_RUNS, (40, 30, 20, 10))[0]
    return (piece * length)[:length]


def odd_words(dice: random.Random) -> str:
    """A text with a tag in it, or next to one, or none at all."""
    pieces = [dice.choice(TAGS) if dice.random() < 0.6 else odd_text(dice) for _ in range(dice.choice((1, 1, 1, 2, 4)))]
    return "".join(pieces)
