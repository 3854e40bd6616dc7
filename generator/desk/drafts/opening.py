"""The bytes of a draft → its opened .docx, by way of LibreOffice where it is of another format."""

from __future__ import annotations

from generator.desk.drafts.draft import require_bounds
from generator.desk.drafts.file_content import Suffix
from generator.ground.errors import InputError, Problem, Span
from generator.office.converting import NotConvertedError, to_docx
from generator.office.live_content import chunks
from generator.office.package import end_of_zip
from generator.office.reading.docx_parts import DocxParts
from generator.office.wordml.wordml_names import P, T, w

_ZIPS = (".docx", ".odt")
_CONFORMANCE = w("conformance")
_CODES = {
    "missing": "draft-suite-missing",
    "broken": "draft-suite-broken",
    "late": "draft-suite-late",
    "failed": "draft-not-converted",
}


def opened(data: bytes, suffix: Suffix, name: str, *, timeout: float) -> tuple[DocxParts, list[Problem]]:
    """The parts of the draft in ``data``, and notes on bytes that were ignored.

    ``name`` is the file's name in problems. Raises InputError: LibreOffice is missing, fails or takes longer than
    ``timeout`` seconds; the package is damaged or too large, its text longer than is read of a draft; other files are
    taken in only when Word opens it.
    """
    notes: list[Problem] = []
    if suffix in _ZIPS and (end := end_of_zip(data)) < len(data):
        notes.append(Problem("draft-behind", Span(name), {"bytes": len(data) - end}))
        data = data[:end]
    if suffix != ".docx":
        data = _converted(data, suffix, name, timeout)
    parts = DocxParts(data, name)
    texts = (len(each.text or "") for each in parts.document.iter(T))
    require_bounds(name, sum(1 for _ in parts.document.iter(P)), sum(texts))
    if chunks(parts.package) or next(parts.document.iter(w("subDoc")), None) is not None:
        raise InputError(Problem("draft-chunks", Span(name)))
    attributes = parts.package.tree(parts.main).attrib
    if _CONFORMANCE in attributes:  # the names of Strict Open XML have been replaced by the usual ones
        del attributes[_CONFORMANCE]
    return parts, notes


def _converted(data: bytes, suffix: Suffix, name: str, timeout: float) -> bytes:
    try:
        return to_docx(data, suffix, timeout=timeout)
    except NotConvertedError as fault:
        facts = {"said": fault.said or "—", "seconds": f"{timeout:g}"}
        raise InputError(Problem(_CODES[fault.why], Span(name), facts)) from fault
