"""ValueShapes as a YAML editor sees them: JSON Schema (draft 7) for each way in which the readers take a value.

To fawen every value is text as typed; to the editor ``500237001`` is a number and ``yes: true`` a truth value. So a
text may be any scalar here, and only what an editor takes for text is matched with a pattern. Where the editor could
only raise a false alarm (``004700``, which it sees as 4700), checking is left to fawen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.ground.errors import Problem
from generator.ground.source import DATE_FORMS, DATE_HOW, FLAG_VALUES, FLAGS, NO_NAMES, WRITTEN_NUMBER, KeyNames
from generator.roster.units import FieldKind

Schema = dict[str, object]

ANY_TEXT = r"[\s\S]"
"""What a text matches that is not empty."""

NOT_BLANK = r"[^\s：:]"
"""What a text matches that says something: more than blanks and colons."""

_NO_WORDS: Mapping[str, str] = {}
_SCALARS = ("string", "number", "boolean")
_TAG = r"\{[{%#]"
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


def whole(*forms: str | re.Pattern[str], blanks: bool = False) -> str:
    """A pattern of the whole text for alternative regular expressions of Python; ``blanks`` may surround it.

    Patterns of JSON Schema are those of ECMA-262, which names no groups in Python's way.
    """
    plain = (_NAMED_GROUP.sub("(?:", form if isinstance(form, str) else form.pattern) for form in forms)
    around = r"\s*" if blanks else ""
    return f"^{around}(?:{'|'.join(plain)}){around}$"


def remedy(code: str, **facts: object) -> str:
    """The remedy of the problem ``code``, in fawen's own words."""
    return Problem(code, None, facts).remedy("zh") or ""


def mapping(
    shapes: Mapping[str, Schema], keys: Iterable[str], names: KeyNames = NO_NAMES, required: Iterable[str] = ()
) -> Schema:
    """A mapping with these ``keys``, each under any of its ``names``; those that are ``required`` have to be there."""
    ordered = list(keys)
    needed = [key for key in ordered if key in set(required)]
    plain = [key for key in needed if not _chinese_names(names, key)]
    named = [_required_key(key, names) for key in needed if key not in plain]
    properties = {word: shape for key in ordered for word, shape in _named(key, shapes[key], names)}
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": plain} if plain else {}) | ({"allOf": named} if named else {})


def _named(key: str, shape: Schema, names: KeyNames) -> Iterator[tuple[str, Schema]]:
    """The shape of ``key`` under each of its names; entries to insert have Chinese keys below a Chinese name."""
    yield key, shape
    snippets = _in_chinese(shape.get("defaultSnippets"), names.below.get(key, NO_NAMES))
    for name in _chinese_names(names, key):
        yield name, shape | ({"defaultSnippets": snippets} if snippets else {})


def _in_chinese(snippet: object, names: KeyNames) -> object:
    """An entry that an editor inserts, with Chinese keys; its label stays."""
    if isinstance(snippet, list):
        return [_in_chinese(each, names) for each in snippet]
    if not isinstance(snippet, dict):
        return snippet
    return {names.word(key, "zh"): _in_chinese(each, names.below.get(key, names)) for key, each in snippet.items()}


def _chinese_names(names: KeyNames, key: str) -> list[str]:
    return [name for name in names.names.get(key, ()) if name != key]


def _required_key(key: str, names: KeyNames) -> Schema:
    """Requires ``key``, unless one of its Chinese ``names`` is there."""
    absent = [{"not": {"required": [name]}} for name in _chinese_names(names, key)]
    return {"if": absent[0] if len(absent) == 1 else {"allOf": absent}, "then": {"required": [key]}}


def listed(items: Schema, *, empty: bool = True, **further: object) -> Schema:
    """A list of ``items``; with ``empty`` the value may be left out."""
    schema: Schema = {"type": ["array", "null", "string"] if empty else "array", "items": items}
    nothing = {"pattern": "^$", "errorMessage": remedy("source-not-list", field="")} if empty else {}
    return schema | nothing | further


class ValueShapes:
    """The scalars of one kind of file; where that may hold ``tags``, a text with a tag is always accepted."""

    def __init__(self, *, tags: bool = False) -> None:
        self._tags = tags
        self._scalars = (*_SCALARS, *(["object"] if tags else []))  # {{ name }} without quotes looks like a mapping

    def text(self, pattern: str = "", hint: str = "", *, empty: bool = False) -> Schema:
        """Any scalar; a text has to match ``pattern``, or ``hint`` says what to write."""
        return {"type": _or_nothing(self._scalars, empty), **self._held(pattern, hint)}

    def written(self, pattern: str, hint: str) -> Schema:
        """A text that no editor takes for a number, such as a date."""
        return {"type": "string", **self._held(pattern, hint)}

    def texts(self, pattern: str = "", hint: str = "", *, empty: bool = False) -> Schema:
        """One such text, or a list of them."""
        one = self.text(pattern, hint, empty=empty)
        least = {} if empty else {"minItems": 1}
        return one | {"type": [*_or_nothing(self._scalars, empty), "array"], "items": one} | least

    def number(
        self,
        hint: str,
        least: float | None = None,
        most: float | None = None,
        *,
        whole_only: bool = False,
        empty: bool = False,
    ) -> Schema:
        """A number from ``least`` to ``most``, typed with quotes or without."""
        types = ["integer" if whole_only else "number", "string"]
        bounds = {key: bound for key, bound in (("minimum", least), ("maximum", most)) if bound is not None}
        return {"type": _or_nothing(types, empty), **bounds, **self._held(_or_empty(WRITTEN_NUMBER, empty=empty), hint)}

    def date(self, *, empty: bool = False) -> Schema:
        """A date in one of the two ways in which it is typed."""
        hint = f"{DATE_HOW.zh}。"
        return {"type": _or_nothing(["string"], empty), **self._held(_or_empty(*DATE_FORMS, empty=empty), hint)}

    def flag(self, *, empty: bool = False) -> Schema:
        """Yes or no."""
        hint = remedy("source-not-flag", field="", value="")
        forms = whole(*FLAGS, *FLAG_VALUES.values(), *([""] if empty else []))
        return {"type": _or_nothing(["boolean", "string"], empty)} | self._held(forms, hint)

    def choice(
        self,
        values: Iterable[str],
        chinese: Mapping[str, str] = _NO_WORDS,
        *,
        blanks: bool = True,
        empty: bool = False,
    ) -> Schema:
        """One of ``values`` or of their ``chinese`` words; ``blanks`` around it are allowed."""
        choices = list(dict.fromkeys([*map(str, values), *chinese.values()]))
        hint = remedy("notice-choice", field="", value="", choices="、".join(choices))
        listed_choices: Schema = {"enum": choices, "errorMessage": hint}
        ways = [listed_choices]
        if blanks:
            ways.append(self.written(whole(*map(re.escape, choices), blanks=True), hint))
        if empty:
            ways.append({"type": ["null", "string"], "pattern": "^$", "errorMessage": hint})
        return listed_choices if len(ways) == 1 else {"anyOf": ways}

    def of_kind(self, kind: FieldKind, *, empty: bool) -> Schema:
        """A value of a declared field of that kind."""
        if kind == "number":
            return self.number(remedy("source-not-number", field="", value=""), empty=empty)
        if kind == "date":
            return self.date(empty=empty)
        if kind == "list":
            return listed({}, empty=empty)
        if kind == "mapping":
            return {"type": _or_nothing(["object"], empty)}
        return self.text("" if empty else ANY_TEXT, remedy("source-missing-key", key=""), empty=empty)

    def _held(self, pattern: str, hint: str) -> Schema:
        if not pattern:
            return {}
        return {"pattern": f"{pattern}|{_TAG}" if self._tags else pattern, "errorMessage": hint}


def _or_nothing(types: Sequence[str], empty: bool) -> list[str]:
    return [*types, *(["null"] if empty else [])]


def _or_empty(*forms: re.Pattern[str], empty: bool) -> str:
    return whole(*forms, *([""] if empty else []))
