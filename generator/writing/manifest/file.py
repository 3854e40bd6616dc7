"""One file of a set of papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["notice", "unit", "dispatch"]
"""What a file of a set is: the notice, or what goes with it as it is; a paper of one unit; one of the dispatch."""

NOTICE_SOURCE = "notice.md"
"""What the notice is made from, as a manifest calls it."""

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a set of papers.

    ``path`` is relative to the set's folder, with ``/``; ``unit`` and ``code`` are the unit's name and
    code (None for papers of no unit); ``template`` is the file it was made from, and the digests are
    SHA-256, hexadecimal; ``copies`` is how many to print, ``pages`` None unless known. ``values`` is a digest of what
    a unit's paper, a print file or a PDF was made of, None for other papers; ``tags`` describe the values of a unit's
    paper (:class:`~generator.dispatch.unit_papers.Values`). ``takes`` are the codes, or names, of further units whose
    papers are in the same document. ``laid_out`` are the pages that a text template was laid out on, which may be
    others than those printed. ``told``: there was something to report of the file when it was made, so it is made again
    each time. ``pictures`` are the pictures of the folder that its template read, by their paths, with their digests;
    None where that is not known, and for a file that is made of no template.
    """

    path: str
    kind: Kind
    unit: str | None
    code: str | None
    template: str
    template_sha256: str
    roster_sha256: str
    sha256: str
    bytes: int
    copies: int
    pages: int | None
    values: str | None = None
    tags: str | None = None
    told: bool = False
    takes: tuple[str, ...] = ()
    laid_out: int | None = None
    pictures: Mapping[str, str] | None = None

    @property
    def identities(self) -> tuple[str, ...]:
        """The codes, or names, of the units whose paper it is."""
        return () if self.unit is None else (self.code or self.unit, *self.takes)


def is_notice(file: ManifestFile) -> bool:
    """Whether ``file`` is the notice itself, and nothing that goes with it."""
    return file.kind == "notice" and file.template == NOTICE_SOURCE and not is_printed(file)


def is_printed(file: ManifestFile) -> bool:
    """Whether ``file`` is the PDF of a document of the set, and none that goes with the notice as it is."""
    return file.path.endswith(_PDF) and not file.template.lower().endswith(_PDF)
