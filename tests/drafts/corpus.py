"""The corpus of drafts: what each draft has in it, and what a reader has to make of it.

A case is a YAML file of ``cases/``, whose name begins with the number of its kind (``KINDS``). ``document`` lists what
is on the draft's pages from top to bottom, ``truth`` the elements that it is. ``use`` names a block of
``blocks.yaml``, whose document is put in and whose truth holds wherever the case's own says nothing. ``rejected`` is
what is true otherwise with the tracked changes rejected; ``text: false`` marks a draft that is known by its looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.drafts.pages import Document, document_of
from tests.drafts.truth import Truth, truth_of

FOLDER = Path(__file__).parent / "cases"
BLOCKS = Path(__file__).parent / "blocks.yaml"
SEVERAL, POSTINGS, AGREEMENTS, BULLETINS, TELEGRAMS = 30, 31, 36, 38, 39

KINDS = {
    1: "placed by blanks",
    2: "title broken by hand",
    3: "organ's name as a letterhead",
    4: "dates in other forms",
    5: "date not filled",
    6: "forms of the number, its serial open",
    7: "number without a year or without room for the serial",
    8: "headings with other numbers",
    9: "headings without numbers",
    10: "automatic numbers",
    11: "tracked changes and comments",
    12: "head, signature and imprint in tables",
    13: "head and imprint in text boxes",
    14: "hard-wrapped paste",
    15: "one paragraph",
    16: "name and date on one line",
    17: "joint signature on one line",
    18: "signature on lines of its own",
    19: "issued text without the label 附件",
    20: "no signature, or a placeholder",
    21: "letter, minutes, order, telegram; an empty field of the head",
    22: "a file that is an attachment",
    23: "notes of the drafter",
    24: "lists of attachments, and attachments that follow",
    25: "kinds of documents, their notes and imprints",
    26: "tables",
    27: "pictures and seals",
    28: "headers, footers, footnotes, fields, odd characters",
    29: "made public, adopted by a meeting, or to all: counted numbers, 题注, no 主送机关",
    SEVERAL: "several kinds at once",
    POSTINGS: "sheets to be posted",
    32: "what is made public before it is decided",
    33: "papers within the office",
    34: "letters without number",
    35: "agendas",
    AGREEMENTS: "agreements that both parties sign",
    37: "papers with a cover",
    BULLETINS: "bulletins",
    TELEGRAMS: "telegrams",
}
"""The kinds of drafts; those to 23 are the kinds that clerks' drafts were found to be of."""

_KEYS = {"about", "document", "truth", "rejected", "text"}


@dataclass(frozen=True, slots=True)
class Case:
    """A draft and its truth.

    ``truth`` is that of the draft with its tracked changes accepted, ``rejected`` with all of them rejected; without
    changes the two are equal. ``in_text`` is whether the draft can be written as plain text and its truth still holds.
    """

    name: str
    about: str
    document: Document
    truth: Truth
    rejected: Truth
    in_text: bool

    @property
    def kind(self) -> int:
        """The number of its kind."""
        return int(self.name[:2])


def cases() -> list[Case]:
    """All cases by name; raises ValueError, with the file's name, where one is not written as a case."""
    return [_read(path) for path in sorted(FOLDER.glob("*.yaml"))]


def case(name: str) -> Case:
    """The case of this name, which is that of its file without ``.yaml``."""
    return _read(FOLDER / f"{name}.yaml")


@cache
def _read(path: Path) -> Case:
    try:
        return _case(path.stem, _loaded(path))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


@cache
def _loaded(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def _case(name: str, written: Mapping[str, Any]) -> Case:
    if unknown := set(written) - _KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    items, known = _with_blocks(written["document"])
    document = document_of(items)
    truth = known | written["truth"]
    return Case(
        name=name,
        about=written["about"],
        document=document,
        truth=truth_of(truth),
        rejected=truth_of(truth | written.get("rejected", {})),
        in_text=written.get("text", True) and document.is_plain,
    )


def _with_blocks(written: Sequence[Any]) -> tuple[list[Any], dict[str, Any]]:
    """The items with each ``use`` replaced by its block, and what the blocks' truths say together."""
    items: list[Any] = []
    known: dict[str, Any] = {}
    for item in written:
        if not (isinstance(item, dict) and "use" in item):
            items.append(item)
            continue
        block = _loaded(BLOCKS)[item["use"]]
        items += block["document"]
        for key, value in block["truth"].items():
            known[key] = [*known[key], *value] if key in known else value
    return items, known
