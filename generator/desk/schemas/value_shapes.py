"""ValueShapes as a YAML editor sees them: JSON Schema (draft 7) for each way in which the readers take a value.

To fawen every value is text as typed; to the editor ``500237001`` is a number and ``yes: true`` a truth value. So a
text may be any scalar here, and only what an editor takes for text is matched with a pattern. Where the editor could
only raise a false alarm (``004700``, which it sees as 4700), checking is left to fawen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.desk.schemas.hover import Hover, chinese_names, remarks
from generator.ground.errors import Problem
from generator.ground.source import DATE_FORMS, DATE_HOW, FLAG_VALUES, FLAGS, NO_NAMES, WRITTEN_NUMBER, KeyNames
from generator.roster.units import FieldKind

Schema = dict[str, object]

ANY_TEXT = r"[\s\S]"
"""What a text matches that is not empty."""

NOT_BLANK = r"[^\s：:]"
"""What a text matches that says something: more than blanks and colons."""

UNSUGGESTED = "doNotSuggest"
"""The keyword that keeps editors from suggesting a key."""

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


def mapping(properties: Mapping[str, Schema], required: Iterable[str] = (), names: KeyNames = NO_NAMES) -> Schema:
    """A mapping with these keys; each that is ``required`` may be there under one of its Chinese ``names``."""
    needed = [key for key in properties if key in set(required)]
    plain = [key for key in needed if not chinese_names(names, key)]
    named = [required_key(key, names) for key in needed if key not in plain]
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return schema | ({"required": plain} if plain else {}) | ({"allOf": named} if named else {})


def required_key(key: str, names: KeyNames, asked: Schema | None = None) -> Schema:
    """Requires ``key``, unless one of its Chinese ``names`` is there; only where ``asked`` holds."""
    absent = [{"not": {"required": [name]}} for name in chinese_names(names, key)]
    conditions = [*([] if asked is None else [asked]), *absent]
    return {"if": conditions[0] if len(conditions) == 1 else {"allOf": conditions}, "then": {"required": [key]}}


def unsuited_key(key: str, names: KeyNames, asked: Schema) -> Schema:
    """Says that ``key``, under any of its ``names``, is not to be suggested where ``asked`` holds."""
    return {
        "if": asked,
        "then": {"properties": {word: {UNSUGGESTED: True} for word in (key, *chinese_names(names, key))}},
    }


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

    def choice(self, choices: Mapping[str, Hover], *, blanks: bool = True, empty: bool = False) -> Schema:
        """One of ``choices``, each with its hover text; ``blanks`` around it are allowed."""
        hint = remedy("notice-choice", field="", value="", choices="、".join(choices))
        listed_choices: Schema = {"enum": list(choices), **remarks(choices.values()), "errorMessage": hint}
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
