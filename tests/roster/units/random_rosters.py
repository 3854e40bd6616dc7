"""Rosters at random: plain ones, odd but right ones, and such as people and hostile hands spoil."""

from hypothesis import strategies as st

_TEXTS = (
    "示例甲", "'0042'", '"A&B"', "x y", "", "''", "~", "3", "1 # 注", "'a''b'", "{{ x }}", "a：b", "💡",
    '"\\u4e8c"',
)  # fmt: skip
_ODD = (
    "|\n            块\n", "\n            接", "[[a]]", "{a: b}", '"\\x07"', "a: b", "&x 甲", "*x", "!t 甲",
    '"接\n  着"',
)  # fmt: skip
_LISTS = ("旧", "[旧, 老]", "[]", "['']", "", "\n            - 旧\n            - 老")
_VALUES = {
    "name": tuple(f"单位{number}" for number in range(20)),
    "code": tuple(f'"{number:03}"' for number in range(99)),
    "copies": ("1", "2", "'3'", "", "100000", "0", "二"),
    "old_names": _LISTS,
    "beds": ("1", "2.50", "", "'7'", "007"),
    "opened": ("2020-01-02", "2022年2月14日", "", "2020.1.2"),
}
_KEYS = ("name", "office", "addressee", "code", "copies", "phone", "email", "old_names", "beds", "opened")
_SLIPS = ("名称", '"name"', "'code'", "fone", "－name", "? name\n        ")
_SPOILS = (
    *("&a ", "*a", "!x ", "[", "]", "{", "}", '"', "'", "：", ":", ": ", "- ", "\t", "\u3000", "| ", "? "),
    *("---\n", "\\", "#", "%", "@", "，", " ", "  ", "\n", "\r", "\ufeff", "\x85", "\x07", "name: x\n"),
    *("{name：1}", '{"name"：1}', "[" * 25),
)


def _value(key: str) -> st.SearchStrategy[str]:
    usual = st.sampled_from(_VALUES.get(key, _TEXTS))
    return st.one_of(usual, usual, usual, usual, st.sampled_from(_TEXTS), st.sampled_from(_LISTS + _ODD))


@st.composite
def _unit(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(_KEYS), max_size=6, unique=True))
    if draw(st.integers(0, 9)):
        keys = ["name", *(key for key in keys if key != "name")]
    if not draw(st.integers(0, 19)):
        keys.append(draw(st.sampled_from(_SLIPS)))
    entries = [f"{key}: {draw(_value(key))}" for key in keys]
    if not draw(st.integers(0, 9)):
        entries.reverse()
    return f"{{{', '.join(entries)}}}" if not draw(st.integers(0, 5)) else "\n        ".join(entries) or "甲"


@st.composite
def _group(draw: st.DrawFn) -> str:
    listed = "".join(f"\n      - {unit}" for unit in draw(st.lists(_unit(), max_size=4)))
    parts = [f"name: 组{draw(st.integers(0, 9))}", f"units:{listed or draw(st.sampled_from((' []', '', ' 甲')))}"]
    if draw(st.booleans()):
        parts.insert(1, draw(st.sampled_from(("class: 类", "class: [甲, 乙]", "class:"))))
    return "\n    ".join(parts if draw(st.integers(0, 4)) else parts[::-1])


@st.composite
def rosters(draw: st.DrawFn) -> str:
    """The text of a units.yaml; about half of them are read without a problem."""
    required = draw(st.sampled_from(("", "", ", required: true")))
    fields = f"fields:\n  - {{name: beds, title: 床位数, kind: number{required}}}\n  - {{name: opened, kind: date}}\n"
    groups = "groups:\n" + "".join(f"  - {group}\n" for group in draw(st.lists(_group(), min_size=1, max_size=3)))
    text = fields + groups if draw(st.integers(0, 4)) else groups + fields
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(_SPOILS)) + text[at + draw(st.integers(0, 2)) :]
    return text
