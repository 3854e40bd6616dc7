"""Rosters as many hands type them, at random: what each line says is known beside its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from hypothesis import strategies as st

from generator.ground.errors import Span
from generator.ground.source.nodes import Place, ScalarNode
from generator.ground.source.yaml_values import read_number
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Group, Roster
from generator.roster.units.unit import Unit

BEDS = DeclaredField("beds", "床位数", required=False, kind="number")
FIELDS = ("name", "office", "addressee", "code", "copies", "postcode", "address", "phone", "old_names", "beds")
TEXT_FIELDS = ("office", "addressee", "postcode", "address", "phone")
GROUPS = ("甲组", "乙组", "丙组")
IN_BRACKETS = -1
"""Instead of a unit's number: all units of a group are in these lines."""

HEAD = "# 单位名单\n\nfields:  # 自己的\n  - {name: beds, title: 床位数, kind: number}\n"

Values = dict[str, str | tuple[str, ...]]
"""What is said of a unit: texts as typed, several for ``old_names``."""

_PLAIN = ("示例甲", "x y", "a：b", "023-0000 0000", "004700", "it's", "no", "-1", "💡")
_ODD = ("", "甲\n乙", "a: b # c", "'\"\\", " 前后 ", "[x", "\u200b", "5E1")
TEXTS = st.one_of(
    st.sampled_from(_PLAIN), st.sampled_from(_PLAIN + _ODD), st.text(st.sampled_from("甲 #:'\"\n,]}"), max_size=4)
)
_NAMES = st.lists(st.sampled_from(("旧一", "旧二", "旧 三", "旧: 四", "#")), min_size=1, max_size=3, unique=True)


@dataclass
class Line:
    """A line of the file: ``unit`` is the number of the unit it belongs to, ``fields`` are those that it says."""

    text: str
    unit: int | None = None
    fields: frozenset[str] = frozenset()


@dataclass
class Typed:
    """A roster's file, its ``lines`` each ended by ``line_end``, and what it says of its units."""

    lines: list[Line]
    units: list[Values]
    groups: list[str]
    """The group of each unit."""
    line_end: str
    mark: str
    last: str
    names: list[str] = field(default_factory=list)
    """The groups that there are."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        text = self.line_end.join(line.text.replace("\n", self.line_end) for line in self.lines)
        return f"{self.mark}{text}{self.last}".encode()


@st.composite
def said_values(draw: st.DrawFn, number: int) -> Values:
    """What is said of the unit of this ``number``, which no other is taken for."""
    said: Values = {"name": f"单位{number}"}
    if draw(st.booleans()):
        said["code"] = f"00{number}"
    for name in draw(st.lists(st.sampled_from(TEXT_FIELDS), max_size=3, unique=True)):
        said[name] = draw(TEXTS)
    if draw(st.booleans()):
        said["copies"] = draw(st.sampled_from(("1", "2", "30")))
    if draw(st.booleans()):
        said["beds"] = draw(st.sampled_from(("0", "2.50", "2.5", "-7")))
    if draw(st.booleans()):
        said["old_names"] = tuple(draw(_NAMES))
    return said


@st.composite
def typed_rosters(draw: st.DrawFn) -> Typed:
    """A right roster with comments, empty lines, marks and brackets wherever they can be."""
    writing = _Writing(draw)
    for name in GROUPS[: draw(st.integers(1, 2))]:
        writing.group(name)
    ends = draw(st.sampled_from(("\n", "\n", "\r\n", "\r")))
    last = draw(st.sampled_from(("", ends, f"{ends}# 完{ends}")))
    mark = draw(st.sampled_from(("", "\ufeff")))
    return Typed(writing.lines, writing.units, writing.groups, ends, mark, last, writing.names)


class _Writing:
    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._comments = 0
        self.lines = [Line(text) for text in HEAD.splitlines()]
        self.units: list[Values] = []
        self.groups: list[str] = []
        self.names: list[str] = []
        self._maybe_comment("")
        self.lines.append(Line("groups:" + self._comment()))

    def group(self, name: str) -> None:
        draw = self._draw
        self.names.append(name)
        self._maybe_comment("  ")
        self.lines.append(Line(f"  - name: {name}{self._comment()}"))
        self.lines += [Line(f"    class: {name}类")] if draw(st.booleans()) else []
        count = draw(st.integers(0, 4))
        if not count:
            self.lines.append(Line(f"    units: []{self._comment()}"))
        elif draw(st.integers(0, 5)):
            self.lines.append(Line(f"    units:{self._comment()}"))
            indent = draw(st.sampled_from(("      ", "    ")))
            for _ in range(count):
                self._unit(name, indent)
        else:
            self._in_brackets(name, count)
        self._maybe_comment("  ")

    def _unit(self, group: str, indent: str) -> None:
        draw, number = self._draw, len(self.units)
        said = draw(said_values(number))
        self.units.append(said)
        self.groups.append(group)
        self._maybe_comment(indent)
        keys = list(said)
        if not draw(st.integers(0, 3)):
            keys = draw(st.permutations(keys))
        if not draw(st.integers(0, 4)):
            text = ", ".join(f"{key}: {self._value(said[key], flow=True)}" for key in keys)
            self.lines.append(Line(f"{indent}- {{{text}}}{self._comment()}", number, frozenset(FIELDS)))
            return
        start = "- "
        if not draw(st.integers(0, 5)):
            self.lines.append(Line(f"{indent}-{self._comment()}", number))
            start = "  "
        for key in keys:
            self._entry(f"{indent}{start}", key, said[key], number)
            start = "  "
            if not draw(st.integers(0, 9)):
                self.lines.append(Line(f"{indent}  {self._comment().strip() or '# .'}", number))

    def _entry(self, start: str, key: str, value: str | tuple[str, ...], number: int) -> None:
        draw, said = self._draw, frozenset({key})
        indent = " " * len(start)
        if isinstance(value, tuple) and draw(st.booleans()):
            self.lines.append(Line(f"{start}{key}:{self._comment()}", number))
            self.lines += [Line(f"{indent}  - {self._value(each, flow=False)}", number, said) for each in value]
        elif isinstance(value, str) and value.strip() and _fits_a_block(value) and not draw(st.integers(0, 4)):
            mark = draw(st.sampled_from(("|-", "|-  # 块", ">-"))) if "\n" not in value else "|-"
            text = "\n".join(f"{indent}  {line}" for line in value.split("\n"))
            self.lines.append(Line(f"{start}{key}: {mark}\n{text}", number, said))
        else:
            self.lines.append(Line(f"{start}{key}: {self._value(value, flow=False)}{self._comment()}", number, said))

    def _in_brackets(self, group: str, count: int) -> None:
        numbers = range(len(self.units), len(self.units) + count)
        texts = []
        for number in numbers:
            said = self._draw(said_values(number))
            self.units.append(said)
            self.groups.append(group)
            text = ", ".join(f"{key}: {self._value(value, flow=True)}" for key, value in said.items())
            texts.append(f"{{{text}}}")
        separator = self._draw(st.sampled_from((", ", f",  # 隔{group}\n      ")))
        line = Line(f"    units: [{separator.join(texts)}]{self._comment()}", IN_BRACKETS, frozenset(FIELDS))
        self.lines.append(line)

    def _value(self, value: str | tuple[str, ...], *, flow: bool) -> str:
        if isinstance(value, tuple):
            return f"[{', '.join(self._value(each, flow=True) for each in value)}]"
        if not self._draw(st.integers(0, 2)) and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        if _is_plain(value, flow=flow):
            return value
        return yaml.dump(value, default_style='"', allow_unicode=True, width=10**9).strip()

    def _comment(self) -> str:
        self._comments += 1
        return f"  # 注{self._comments}" if not self._draw(st.integers(0, 3)) else ""

    def _maybe_comment(self, indent: str) -> None:
        choice = self._draw(st.integers(0, 5))
        if choice == 0:
            self.lines.append(Line(""))
        elif choice == 1:
            self._comments += 1
            self.lines.append(Line(f"{indent}# 段{self._comments}"))


def _fits_a_block(value: str) -> bool:
    return all(line and line == line.strip() and line.isprintable() for line in value.split("\n"))


def _is_plain(value: str, *, flow: bool) -> bool:
    """Whether PyYAML reads the text alone as the same text."""
    if not value.isprintable() or value != value.strip() or not value:
        return False
    text = f"[{value}]" if flow else f"a: {value}"
    try:
        read = yaml.load(text, Loader=yaml.BaseLoader)  # texts alone come of it
    except yaml.YAMLError:
        return False
    return bool(read == ([value] if flow else {"a": value}))


def roster_of(
    units: list[Values], groups: list[str], classes: Mapping[str, tuple[str, ...]], columns: set[str]
) -> ExplicitRoster:
    """A roster of these units as it comes in: no two groups of one name, units in the order of their groups."""
    order = [number for name in classes for number, group in enumerate(groups) if group == name]
    made = {number: unit_of(units[number], groups[number], number) for number in order}
    listed = tuple(
        Group(name, kinds, tuple(made[number] for number in order if groups[number] == name), Span("来"))
        for name, kinds in classes.items()
    )
    said = tuple(frozenset(units[number]) for number in order)
    return ExplicitRoster(Roster("来", b"", (BEDS,), listed, {}), said, frozenset(columns.union(*said)))


def unit_of(said: Values, group: str, number: int) -> Unit:
    """The unit of which this is said."""
    beds = read_number(ScalarNode(_text(said, "beds"), Span("")), "beds", []) if said.get("beds") else None
    old_names = said.get("old_names", ())
    return Unit(
        name=_text(said, "name"),
        group=group,
        place=Place("来", number + 1, 1, 1),
        office=_text(said, "office") or _text(said, "name"),
        addressee=_text(said, "addressee") or _text(said, "name"),
        code=_text(said, "code"),
        copies=int(_text(said, "copies") or 1),
        postcode=_text(said, "postcode"),
        address=_text(said, "address"),
        phone=_text(said, "phone"),
        old_names=(old_names,) if isinstance(old_names, str) else old_names,
        extra={"beds": "" if beds is None else beds},
    )


def _text(said: Values, field: str) -> str:
    return str(said.get(field, ""))
