"""Conditions between keys of the notice's front matter: keys that 文种 or format require, and those that they have not.

An editor requires the former; it does not suggest the latter, and says nothing where one is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.desk.schemas.defaults import Defaults
from generator.desk.schemas.hover import chinese_names
from generator.desk.schemas.value_shapes import Schema, required_key, unsuited_key
from generator.official.document import SignatureKind
from generator.standard import KINDS, Format
from generator.templates.text.front_matter.keys import NAMES
from generator.templates.text.front_matter.nature import Nature


def _words(key: str) -> list[str]:
    """All names of ``key``."""
    return [key, *chinese_names(NAMES, key)]


_NATURES = tuple(Nature(kind, kind.format) for kind in KINDS.values())
_BREAK = r"\s*\|?\s*"
_IN_BRACKETS = r"(?:（[^（）]*）)?\s*$"
_UNSAID: Schema = {"not": {"anyOf": [{"required": [word]} for key in ("kind", "format") for word in _words(key)]}}

_STAMPS = (SignatureKind.STAMP, NAMES.word(f"signature={SignatureKind.STAMP}", "zh"))


def conditions(behind: Defaults) -> list[Schema]:
    """The conditions that hold whatever house.yaml has for other keys; a condition on a key that it has is left out."""
    required = [
        required_key(missing, NAMES, asked)
        for missing, others, asked in _rules()
        if not any(map(behind.has, (missing, *others)))
    ]
    unsuited = [
        unsuited_key(key, NAMES, asked) for key, others, asked in _unsuited() if not any(map(behind.has, others))
    ]
    return [*required, *unsuited]


def _rules() -> Iterator[tuple[str, tuple[str, ...], Schema]]:
    """Each rule: the missing key, the keys of house.yaml that would change it, the front matter it applies to."""
    received = _names(each for each in _NATURES if each.takes_recipients)
    upward = _names(each for each in _NATURES if each.upward)
    usual = _one_of((Format.GENERAL, Format.LETTER))
    yield "recipients", ("format",), _if("kind", kind=_one_of(received), format=usual)
    yield "recipients", ("kind", "format"), _UNSAID | _if("title", title={"type": "string", "not": _ending(_without())})
    yield "signers", (), _if("kind", kind=_one_of(upward))
    yield "signers", ("kind", "format"), _UNSAID | _if("title", title={"type": "string", **_ending(upward)})
    yield "stamp", (), _if("signature", signature=_one_of(_STAMPS))
    yield "copy_number", (), _if("secrecy")


def _unsuited() -> Iterator[tuple[str, tuple[str, ...], Schema]]:
    """Each key that some notices do not have, the keys of house.yaml that would change it, and these notices."""
    of_kind = ("kind", "format")
    downward = _names(each for each in _NATURES if each.downward)
    other_signatures = [each for each in SignatureKind if each is not SignatureKind.STAMP]
    words = [*other_signatures, *(NAMES.word(f"signature={each}", "zh") for each in other_signatures)]
    yield "recipients", of_kind, _in_format(Format.ORDER)
    yield "imprint", of_kind, _in_format(Format.LETTER)
    yield "attendance", of_kind, {"not": _in_format(Format.MINUTES)}
    yield "signers", of_kind, {"not": _in_format(Format.GENERAL)}
    yield "signers", (), _if("kind", kind=_one_of(downward))
    yield "signers", of_kind, _UNSAID | _if("title", title={"type": "string", **_ending(downward)})
    yield "stamp", (), _if("signature", signature=_one_of(words))


def _in_format(format_: Format) -> Schema:
    """What holds for notices in this format: as written, else that of the 文种, else the general one."""
    kinds = [kind.name for kind in KINDS.values() if kind.format is format_]
    of_kind: Schema = {"allOf": [{"not": _has("format")}, _if("kind", kind=_one_of(kinds))]}
    neither = [_UNSAID] if format_ is Format.GENERAL else []
    return {"anyOf": [_if("format", format=_one_of([format_])), of_kind, *neither]}


def _without() -> list[str]:
    """The 文种 that may do without recipients in some format."""
    bare = (Nature(each.kind, Format.GENERAL) for each in _NATURES)
    return _names(each for pair in zip(_NATURES, bare, strict=True) for each in pair if not each.takes_recipients)


def _names(natures: Iterable[Nature]) -> list[str]:
    return list(dict.fromkeys(each.kind.name for each in natures if each.kind is not None))


def _if(needed: str, **properties: Schema) -> Schema:
    """What holds where ``needed`` is there and the ``properties`` are so, each under any of its names."""
    named = {word: shape for key, shape in properties.items() for word in _words(key)}
    return {"properties": named, **_has(needed)}


def _has(key: str) -> Schema:
    """What holds where ``key`` is there under any of its names."""
    return {"anyOf": [{"required": [word]} for word in _words(key)]}


def _one_of(values: Iterable[str]) -> Schema:
    return {"enum": [str(each) for each in values]}


def _ending(names: Iterable[str]) -> Schema:
    """A pattern of titles with this ending, whatever follows in brackets and wherever a line is broken."""
    return {"pattern": f"(?:{'|'.join(_BREAK.join(name) for name in names)}){_BREAK}{_IN_BRACKETS}"}
