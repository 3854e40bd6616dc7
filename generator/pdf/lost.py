"""Which characters of a .docx did not come into its PDF."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.pdf.adapted import parsed

_MAIN_PART = "word/document.xml"
# What these hold is not printed, or is printed once already.
_UNPRINTED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})


def lost_characters(parts: Mapping[str, bytes], printed: str) -> str:
    """The characters of the body of the .docx that ``printed``, the text of its PDF, has fewer of.

    Each once, in the order of their code points. Blanks, invisible characters, case and compatibility forms
    (NFKC) are not told apart: a PDF does not keep them.
    """
    body = parsed(parts.get(_MAIN_PART, b""))
    if body is None:
        return ""
    text = "".join(_texts(body))
    missing = _comparable(text) - _comparable(printed)
    return "".join(sorted(char for char in set(text) if _comparable(char).keys() & missing.keys()))


def _comparable(text: str) -> Counter[str]:
    # A hyphen at a line's end is read back as another character.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("-", "")
    return Counter(char for char in folded if unicodedata.category(char)[0] not in "ZC")


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of all runs under ``element`` that are printed."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name == "t":
            yield child.text or ""
        elif name not in _UNPRINTED and not (name == "r" and _hidden(child)):
            yield from _texts(child)


def _hidden(run: etree._Element) -> bool:
    namespace = etree.QName(run).namespace
    vanish = run.find(f"{{{namespace}}}rPr/{{{namespace}}}vanish")
    return vanish is not None and vanish.get(f"{{{namespace}}}val") not in ("0", "false", "off")
