"""The values that a unit's paper depends on, found without rendering.

Two builds with equal template, values and program make equal bytes, so the second need not make the paper. The manifest
keeps one digest over all values of a paper, and for each name that is read four hexadecimal digits of a checksum:
enough to say which value has changed, too little to find a telephone number by trying them all.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.dispatch import build_sources, manifest, remake_reasons
from generator.dispatch.templates import Compiled, Template
from generator.ground.source.date import OfficialDate
from generator.templates.expressions.bare_names import split_name, with_titles
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate

_ABSENT = b"-"
_TAG = 4
_ROOTS = frozenset({"notice", "unit", "units", "serial", "total", "papers"})
_MARKS = frozenset(".[]")
"""What divides a dotted name, so that a field whose name has one is read with all others."""


class PaperValues(NamedTuple):
    """The values of one paper: ``sha256`` over all, hexadecimal; ``tags``, four digits for each name.

    Both are empty where a value cannot be compared: then the paper is always made again.
    """

    sha256: str
    tags: str

    def changed(self, names: Sequence[str], before: str) -> tuple[str, ...]:
        """The ``names`` whose values differ from those of the tags ``before``."""
        pairs = (slice(place, place + _TAG) for place in range(0, len(self.tags), _TAG))
        return tuple(name for name, pair in zip(names, pairs, strict=False) if self.tags[pair] != before[pair])


class Dependencies:
    """The names that a template reads; values that all units share are looked up once.

    ``shared`` is what the template can read of the dispatch, ``fields`` are the names of a unit's fields, ``titles``
    the titles by which merge fields and bare names may name them; ``stamp`` is a digest of everything else that decides
    the bytes, but for pictures: the template, the program.
    """

    def __init__(
        self,
        template: Compiled,
        shared: Mapping[str, object],
        fields: Sequence[str],
        titles: Mapping[str, str],
        stamp: bytes,
    ) -> None:
        self.names = names_read(template, fields, titles)
        self._stamp = stamp
        paths = [tuple(name.replace("[]", ".[]").split(".")) for name in self.names]
        self._values: list[bytes | tuple[str, ...]] | None
        try:
            self._values = [_value_at(shared, path) if path[0] in shared else path for path in paths]
        except TypeError:
            self._values = None

    def of(self, context: Mapping[str, object], sequence: int | None = None) -> PaperValues:
        """The values of the paper that is made with ``context``.

        ``sequence`` is its record's number among the merged ones, where that is not its serial.
        """
        if self._values is None:
            return PaperValues("", "")
        try:
            values = [each if isinstance(each, bytes) else _value_at(context, each) for each in self._values]
        except TypeError:
            return PaperValues("", "")
        tags = "".join([f"{zlib.crc32(value) & 0xFFFF:04x}" for value in values])
        counted = b"" if sequence is None else b"%d" % sequence
        return PaperValues(hashlib.sha256(_joined([self._stamp, counted, *values])).hexdigest(), tags)


def names_read(template: Compiled, fields: Sequence[str], titles: Mapping[str, str]) -> tuple[str, ...]:
    """The names whose values decide a paper; a name inside another one of them is left out.

    A merge field may name any field of the unit, by name or title, and else a name at the top level; fields that go
    from record to record read those of other units. A bare name is the unit's field, or else the notice's element.
    """
    if isinstance(template, PaperTemplate):
        read = {read.name for read, _ in template.reads}
    else:
        read = {each.name for each in template.variables() if not each.merge_field}
    names = {_in_full(name, fields, titles) for name in read}
    if isinstance(template, DocxTemplate) and template.has_merge_fields:
        names |= {"unit", "serial", "total"} | ({"units"} if template.takes_records else set())
        merged = {each.name for each in template.variables() if each.merge_field}
        names |= set() if merged <= {*fields, *titles} else {"notice"}
    if "unit" in names and not any(_MARKS.intersection(field) for field in fields):
        names |= {f"unit.{field}" for field in fields}
        names.remove("unit")
    outer = tuple(f"{name}{mark}" for name in names for mark in (".", "[]"))
    return tuple(sorted(name for name in names if not name.startswith(outer)))


def _in_full(name: str, fields: Sequence[str], titles: Mapping[str, str]) -> str:
    """The dotted ``name`` from ``unit``, ``units`` or ``notice`` on; its root alone where a field is not one piece."""
    unit = dict.fromkeys(fields)
    pieces = split_name(name, with_titles({"unit": unit, "units": [unit]}, titles))
    if pieces[0] not in _ROOTS:
        return f"notice.{name}"
    has_marks = any(_MARKS.intersection(each) for each in pieces if each != "[]")
    return pieces[0] if has_marks else ".".join(pieces).replace(".[]", "[]")


def _value_at(context: object, pieces: Sequence[str]) -> bytes:
    """The value of a dotted name, split into ``pieces``, in ``context``, in a form that can be compared.

    ``[]`` is each item of a list. Raises TypeError for a value that has no such form.
    """
    value = context
    for place, piece in enumerate(pieces):
        if piece == "[]" and isinstance(value, list | tuple):
            return _list(_value_at(each, pieces[place + 1 :]) for each in value)
        if not isinstance(value, Mapping):
            return _canonical(value)  # the name goes on within it: all of it counts
        if piece not in value:
            return _ABSENT
        value = value[piece]
    return _canonical(value)


def _canonical(value: object) -> bytes:
    """``value`` as bytes that differ where it prints differently. Raises TypeError for an unknown kind."""
    if type(value) is str:
        return b'"' + value.encode(errors="surrogatepass")
    if value is None or isinstance(value, bool | int | float | Decimal | OfficialDate):
        return f"{type(value).__name__} {value!r}".encode()
    if isinstance(value, Mapping):
        return b"{" + _joined(_canonical(each) for pair in value.items() for each in pair)
    if isinstance(value, list | tuple):
        return _list(map(_canonical, value))
    raise TypeError(type(value))


def _list(values: Iterable[bytes]) -> bytes:
    return b"[" + _joined(values)


def _joined(values: Iterable[bytes]) -> bytes:
    return b"".join(b"%d:%b" % (len(each), each) for each in values)


def stamp(template: Template, sources: build_sources.Sources, inputs: Mapping[str, str]) -> bytes:
    """A digest of this program, of ``template`` and of those ``inputs`` that decide its papers as wholes.

    With the values that the template reads, it covers everything that decides a paper's bytes. The inputs are the
    fields' titles; for a text template also the notice, the house and the edition. Workbooks are dated by the notice.
    """
    facts = [manifest.program(), template.compiled.sha256, str(sources.notice.edition)]
    facts += [inputs[name] for name in remake_reasons.inputs_behind(template)]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).digest()
