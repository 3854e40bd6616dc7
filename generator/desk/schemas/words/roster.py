"""The hover texts of keys of units.yaml; those of standard fields are in :class:`generator.roster.units.Unit`."""

from generator.desk.schemas.hover import Hover
from generator.ground.source import KeyNames
from generator.roster.units import FIELD_NAMES, GROUP_NAMES, ROSTER_NAMES, UNIT_FIELDS

ROSTER = Hover(
    "单位名单：文件发给谁。每个值都按原样读取，前面的零不会丢。",
    "The roster; every value is text as typed.",
    title="单位名单",
)


def _title(names: KeyNames, key: str) -> str:
    return names.names[key][0]


TOP = {
    "fields": Hover(
        "本单位自己要用的栏目，写在这里以后每个单位就可以写；改了以后运行 fawen schema，编辑器才认得。",
        "Fields of the office's own, which units can then have; run fawen schema after a change.",
        "fields:\n  - {name: beds, title: 床位数, kind: number}",
        _title(ROSTER_NAMES, "fields"),
    ),
    "groups": Hover(
        "单位的分组，按发文的顺序写。",
        "The groups of units, in the order of distribution.",
        "groups:\n  - name: 乡镇街道\n    class: 乡镇（街道）民政办\n    units:\n      - {name: 示例镇}",
        _title(ROSTER_NAMES, "groups"),
    ),
}

GROUP = {
    "name": Hover(
        "这一组的名称，不能重复。",
        "What the group is called; no two are called the same.",
        "name: 乡镇街道",
        _title(GROUP_NAMES, "name"),
    ),
    "class": Hover(
        "公文的主送机关怎样称呼这一组，可以写几个；不写就是组名。前面的“各”“有关”写不写都行。",
        "How a notice's recipients call this group, with or without 各: one text or several; default: its name.",
        "class: 乡镇（街道）民政办",
        _title(GROUP_NAMES, "class"),
    ),
    "everybody": Hover(
        '主送称呼里有 "*" 的：公文里的“各……”“有关……”在名单里没有的，就发给这一组。',
        "With '*' in its class: the group is meant by whatever 各… or 有关… the roster does not have.",
        "everybody: true",
        _title(GROUP_NAMES, "everybody"),
    ),
    "units": Hover(
        "这一组的单位，一个一项。",
        "The units of the group.",
        "units:\n  - {name: 示例镇, copies: 2}",
        _title(GROUP_NAMES, "units"),
    ),
}

UNIT = {name: Hover(each.zh, each.en, each.example, each.titles[0]) for name, each in UNIT_FIELDS.items()}

FIELD = {
    "name": Hover(
        "模板里用的名字：字母开头，只用字母、数字、下划线。",
        "The name that templates read: letters, digits and underscores.",
        "name: beds",
        _title(FIELD_NAMES, "name"),
    ),
    "title": Hover(
        "中文名称，Word 合并域也可以用它。",
        "Its Chinese title, for merge fields, too.",
        "title: 床位数",
        _title(FIELD_NAMES, "title"),
    ),
    "required": Hover(
        "是不是每个单位都要写；不写是 false。",
        "Whether every unit must have it.",
        "required: true",
        _title(FIELD_NAMES, "required"),
    ),
    "kind": Hover(
        "写的是文字、数字还是日期；不写是文字。",
        "Text, number or date; default: text.",
        "kind: number",
        _title(FIELD_NAMES, "kind"),
    ),
}

KINDS = {
    "text": Hover("文字，照原样印", "text, printed as typed"),
    "number": Hover("数字，可以合计", "a number, which can be summed up"),
    "date": Hover("日期，写 2022-02-14 或 2022年2月14日", "a date, as 2022-02-14 or 2022年2月14日"),
    "list": Hover("列表，模板里用 for 逐项写", "a list, for a loop in a template"),
    "mapping": Hover("对象，里面各有名称", "a mapping, whose entries have names"),
}


def declared(title: str, kind: str) -> Hover:
    """The hover text of a field that the roster declares."""
    explained = KINDS[kind]
    return Hover(f"本单位自定的栏目：{explained.zh}。", f"A field of the office's own: {explained.en}.", title=title)
