"""A unit, the table of its standard fields, and the lists and mappings that its other fields may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Literal, Protocol, TypeAlias

from generator.ground.errors import Problem, Span
from generator.ground.source.date import OfficialDate
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.yaml_values import Number, read_items, read_mapping, read_text

MOST_COPIES = 100_000
"""How many copies one unit can get."""

Value: TypeAlias = "str | Number | OfficialDate | list[_Nested] | dict[str, _Nested]"
"""The value of a declared field; empty where the roster gives none."""


class UnitPlace(Protocol):
    """The place of a unit: a line of a text file, a row of a sheet. It is small, and pickled without the file."""

    @property
    def line(self) -> int:
        """The line, or the row, from 1."""

    @property
    def span(self) -> Span:
        """The place as problems print it."""


_KEY = "standard field"

_StandardKind = Literal["text", "texts", "copies"]
"""How a value is read: one text, one or several texts, or a number of copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardField:
    """A field that units have in every roster.

    ``titles`` are its Chinese titles, the usual one first; ``headers`` the other words above its column in a sheet.
    Pages and guides show ``zh``, what it means, and ``en``, the same in English.
    """

    titles: tuple[str, ...]
    headers: tuple[str, ...]
    zh: str = ""
    en: str = ""
    kind: _StandardKind = "text"
    is_name_by_default: bool = False
    """Whether it defaults to the unit's name."""

    is_one_word: bool = False
    """Whether a blank between hanzi is a slip, unlike in a person's name, which is often typed 张　三."""

    is_quoted: bool = False
    """Whether it is always written in quotation marks, like a code that looks like a number."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words above its column in a sheet."""
        return (*self.titles, *self.headers)

    @property
    def metadata(self) -> Mapping[str, StandardField]:
        """The metadata of a dataclass field that is a standard field."""
        return {_KEY: self}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that gets papers, and the table of its standard fields: each is read, checked and explained by its row.

    ``name`` is the area or body, ``office`` the office that acts and signs for it, ``addressee`` whom a letter is
    addressed to. ``extra`` has the values of declared fields.
    """

    name: str = field(
        metadata=StandardField(
            titles=("单位名称", "名称"),
            headers=("单位", "单位全称", "全称", "单位名字", "unit", "unit name"),
            zh="区域或单位的名称，必填。",
            en="The area or body; required.",
            is_one_word=True,
        ).metadata,
    )  # fmt: skip
    group: str
    place: UnitPlace
    office: str = field(
        default="",
        metadata=StandardField(
            titles=("办事机构", "机关名称"),
            headers=("机关", "办事机关", "署名机关"),
            zh="办事和署名的机关；不写就用单位名称。",
            en="The office that acts and signs; default: name.",
            is_name_by_default=True,
            is_one_word=True,
        ).metadata,
    )
    addressee: str = field(
        default="",
        metadata=StandardField(
            titles=("主送", "收文单位"),
            headers=("主送机关", "主送单位", "收文机关", "收件单位", "recipient"),
            zh="信封和主送上写的收文单位；不写就用单位名称。",
            en="Who a letter is addressed to; default: name.",
            is_name_by_default=True,
            is_one_word=True,
        ).metadata,
    )
    code: str = field(
        default="",
        metadata=StandardField(
            titles=("单位代码", "代码"),
            headers=(
                "编码",
                "单位编码",
                "机构代码",
                "机构编码",
                "区划代码",
                "行政区划代码",
                "统一社会信用代码",
                "unit code",
            ),
            zh="单位代码，不能重复；同名的单位靠它区分。",
            en="The unit's code; distinguishes units of one name.",
            is_one_word=True,
            is_quoted=True,
        ).metadata,
    )
    copies: int = field(
        default=1,
        metadata=StandardField(
            titles=("份数",),
            headers=("发放份数", "印发份数", "文件份数", "number of copies"),
            zh=f"发几份，1 到 {MOST_COPIES} 的整数；不写是 1。",
            en="How many copies it gets; default: 1.",
            kind="copies",
        ).metadata,
    )
    postcode: str = field(
        default="",
        metadata=StandardField(
            titles=("邮政编码", "邮编"),
            headers=("zip", "zip code", "postal code", "post code"),
            zh="邮政编码，前面的零不会丢。",
            en="The postcode; its zeros are kept.",
            is_one_word=True,
        ).metadata,
    )
    address: str = field(
        default="",
        metadata=StandardField(
            titles=("地址", "通信地址"),
            headers=(
                "通讯地址",
                "联系地址",
                "单位地址",
                "办公地址",
                "详细地址",
                "邮寄地址",
                "postal address",
                "mailing address",
            ),
            zh="通信地址，印在信封上。",
            en="The address, for envelopes.",
        ).metadata,
    )
    contact: str = field(
        default="",
        metadata=StandardField(
            titles=("联系人",),
            headers=("联络人", "联系人姓名", "经办人", "contact person", "contact name"),
            zh="联系人。",
            en="Whom to ask for.",
        ).metadata,
    )
    phone: str = field(
        default="",
        metadata=StandardField(
            titles=("联系电话", "电话"),
            headers=(
                "电话号码", "联系方式", "联系人电话", "办公电话", "手机", "手机号", "手机号码", "tel", "telephone",
                "phone number", "telephone number", "contact number",
            ),
            zh="联系电话，照原样印。",
            en="A telephone number, printed as typed.",
        ).metadata,
    )  # fmt: skip
    email: str = field(
        default="",
        metadata=StandardField(
            titles=("电子邮箱", "邮箱"),
            headers=("电子邮件", "电子信箱", "邮箱地址", "e-mail", "mail", "email address", "e-mail address"),
            zh="电子邮箱。",
            en="An e-mail address.",
        ).metadata,
    )
    old_names: tuple[str, ...] = field(
        default=(),
        metadata=StandardField(
            titles=("曾用名",),
            headers=("旧名", "旧称", "原名", "原名称", "曾用名称", "old names", "former names"),
            zh="曾用名，可以写几个。",
            en="Former names: one or several.",
            kind="texts",
        ).metadata,
    )
    extra: Mapping[str, Value] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The place of the unit's name in the roster."""
        return self.place.span

    @property
    def identity(self) -> str:
        """The unit's code where it has one, else its name."""
        return self.code or self.name

    def value(self, field: str) -> object:
        """What templates see of one ``field``. Raises KeyError for none of the roster."""
        if field not in STANDARD_FIELDS:
            return self.extra[field]
        value = getattr(self, field)
        return list(value) if field in FIELDS_OF_TEXTS else value

    def as_mapping(self) -> dict[str, object]:
        """The ``unit`` of templates: standard fields, declared fields and ``group``."""
        seen = dict(zip(STANDARD_FIELDS, _standard(self), strict=True))
        seen.update((name, list(seen[name])) for name in FIELDS_OF_TEXTS)
        seen.update(self.extra)
        return seen

    def __reduce__(self) -> tuple[type[Unit], tuple[object, ...]]:
        """Pickles only the values: thousands of units go to other processes."""
        return Unit, _values(self)


_values = attrgetter(*(each.name for each in fields(Unit)))


UNIT_FIELDS: Mapping[str, StandardField] = {
    each.name: each.metadata[_KEY] for each in fields(Unit) if _KEY in each.metadata
}
"""The standard fields of a unit that are keys in units.yaml; its group is the one that contains it."""

GROUP_FIELD = StandardField(titles=("组别", "分组"), headers=("组", "组名", "分组名称"))
"""The name of a unit's group, a variable of templates and a column of sheets."""

CLASS_FIELD = StandardField(titles=("主送类别",), headers=("类别", "单位类别", "类", "发文类别"))
"""The class by which notices address a unit's group, a column of sheets."""

EVERYBODY_FIELD = StandardField(titles=("全部都发",), headers=())
"""Whether a unit's group is for everybody, a column of sheets."""

STANDARD_FIELDS: Mapping[str, StandardField] = {**UNIT_FIELDS, "group": GROUP_FIELD}
"""The standard fields in their usual order."""

FIELDS_OF_TEXT, FIELDS_OF_TEXTS = (
    tuple(name for name, each in UNIT_FIELDS.items() if each.kind == kind) for kind in ("text", "texts")
)
"""The fields that hold one text, and those that hold several."""

NAME_BY_DEFAULT = tuple(name for name, each in UNIT_FIELDS.items() if each.is_name_by_default)
"""The fields that default to the unit's name."""

_standard = attrgetter(*STANDARD_FIELDS)


# Only a roster in YAML can have lists and mappings as values of declared fields.


_Nested: TypeAlias = "str | list[_Nested] | dict[str, _Nested]"
"""A text as typed, or a list or mapping of such values."""

NESTED_KINDS = ("list", "mapping")
"""The kinds of declared fields that no cell of a sheet can hold."""


def read_nested_list(node: Node, field: str, problems: list[Problem]) -> list[_Nested] | None:
    """The list at ``node``, whose items are all of the kind of the first one.

    Returns None after noting a problem at each item that is not, or at ``node`` where it is no list.
    """
    items = read_items(node, field, problems)
    noted = len(problems)
    found = _items(items or (), field, problems)
    return None if items is None or len(problems) > noted else found


def read_nested_mapping(node: Node, field: str, problems: list[Problem]) -> dict[str, _Nested] | None:
    """The mapping at ``node``; None after noting a problem in it, or at ``node`` where it is no mapping."""
    if isinstance(node, ScalarNode) and not node.value:
        return {}
    mapping = read_mapping(node, field, problems)
    noted = len(problems)
    found = {} if mapping is None else _entries(mapping, field, problems)
    return None if mapping is None or len(problems) > noted else found


def _items(nodes: Sequence[Node], field: str, problems: list[Problem]) -> list[_Nested]:
    first = nodes[0] if nodes else None
    if isinstance(first, MappingNode):
        mappings = (read_mapping(each, field, problems) for each in nodes)
        return [_entries(each, field, problems) for each in mappings if each is not None]
    if isinstance(first, SequenceNode):
        lists = (read_items(each, field, problems) for each in nodes)
        return [_items(each, field, problems) for each in lists if each is not None]
    return [text for each in nodes if (text := read_text(each, field, problems)) is not None]


def _entries(node: MappingNode, field: str, problems: list[Problem]) -> dict[str, _Nested]:
    return {key: _value(value, f"{field}.{key}", problems) for key, value in node.entries.items()}


def _value(node: Node, field: str, problems: list[Problem]) -> _Nested:
    if isinstance(node, SequenceNode):
        return _items(node.items, field, problems)
    return _entries(node, field, problems) if isinstance(node, MappingNode) else node.value
