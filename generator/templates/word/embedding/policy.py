"""How each use sets a document in, and what it refuses: all in one list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from generator.ground.errors import TranslatedText
from generator.office.wordml.wordml_names import SECTION, w

_TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")))
_NOTE, _OBJECT, _INK, _BULLET = w("footnoteReference"), w("object"), w("contentPart"), w("lvlPicBulletId")
_EVERYWHERE = {
    w("endnoteReference"): "embedding-endnotes",
    w("commentReference"): "embedding-comments",
    w("altChunk"): "embedding-file-within",
    w("subDoc"): "embedding-subdocument",
    w("control"): "embedding-control",
}
REFUSED = {
    **_EVERYWHERE,
    **dict.fromkeys(_TRACKED, "embedding-tracked-changes"),
    _NOTE: "embedding-footnotes",
    _OBJECT: "embedding-object",
    _INK: "embedding-ink",
    _BULLET: "embedding-bullet",
    SECTION: "embedding-section-break",
}
"""Elements that some policy refuses, by their tags, with the phrases that name them."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How documents are set in.

    ``keeps``: their "blocks" alone, their "pages", that is blocks and sections, or "everything", also tracked changes
    and what programs may ignore. ``styles``: all are copied "apart" from the target's; those that the target has are
    the target's, "by name"; or those that look as the target's are "shared". ``refused`` are tags of :data:`REFUSED`.
    """

    keeps: Literal["blocks", "pages", "everything"]
    styles: Literal["apart", "by name", "shared"]
    refused: Collection[str]


INSET = Policy("pages", "apart", (*_EVERYWHERE, *_TRACKED, _BULLET))
SUBDOCUMENT = Policy("blocks", "by name", (*_EVERYWHERE, _NOTE, _OBJECT, _INK, _BULLET, SECTION))
PAPER = Policy("everything", "shared", (*_EVERYWHERE, _NOTE))


class Refusal(ValueError):  # noqa: N818  a refusal, not an error of the program
    """A document that cannot be set in: ``what`` names each obstacle, once; ``code`` is that of the problem."""

    def __init__(self, *what: TranslatedText, code: str = "") -> None:
        self.what = tuple(dict.fromkeys(what))
        self.code = code
        super().__init__("; ".join(each.en for each in self.what))
