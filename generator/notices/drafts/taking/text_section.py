"""One text of a draft, the notice's or an attachment's: its lines as those of a text template, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.notices.drafts.taking.draft_conversion import Alteration
from generator.notices.drafts.taking.source_text import Rows, TakenPicture, row_lines
from generator.official.recognition.elements import Element, RecognisedAttachment, RecognisedIssuedText


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a paragraph, or the ``rows`` of a table; ``is_text``: they are text of the draft and no remark."""

    order: int
    lines: tuple[str, ...] = ()
    rows: Rows = ()
    is_text: bool = True


@dataclass(slots=True, eq=False)
class TextSection:
    """The text of the notice, or that of an ``attachment``, which may be what it issues without a label.

    ``first`` is the number of its first paragraph. ``altered`` is what has another form than in the draft, ``unread``
    are headings that will be text, ``pictures`` those of its lines.
    """

    attachment: RecognisedAttachment | RecognisedIssuedText | None = None
    first: int = -1
    altered: list[Alteration] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    pictures: list[TakenPicture] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)

    @property
    def label(self) -> Element | None:
        """The label of the attachment: 附件n."""
        return self.attachment.label if isinstance(self.attachment, RecognisedAttachment) else None

    @property
    def serial(self) -> int | None:
        """The serial of the attachment's label."""
        return self.attachment.serial if isinstance(self.attachment, RecognisedAttachment) else None

    @property
    def title(self) -> Element | None:
        """The title of the attachment."""
        return None if self.attachment is None else self.attachment.title

    @property
    def prints(self) -> bool:
        """Whether any of its lines is printed."""
        return any(piece.is_text and (piece.lines or piece.rows) for piece in self._pieces)

    def put(self, order: int, lines: Iterable[str]) -> None:
        """Adds ``lines`` of the paragraph with the number ``order``."""
        self._pieces.append(_Piece(order, tuple(lines)))

    def put_rows(self, order: int, rows: Rows) -> None:
        """Adds the ``rows`` of a table whose first paragraph has the number ``order``."""
        self._pieces.append(_Piece(order, rows=rows))

    def put_remark(self, order: int, line: str) -> None:
        """Adds a ``line`` that is not printed."""
        self._pieces.append(_Piece(order, (line,), is_text=False))

    def lines(self) -> list[str]:
        """Its lines, in the order of the draft."""
        return [line for run in self._runs() for line in _lines_of(run)]

    def remarks(self) -> list[str]:
        """Its lines that are not printed."""
        return [line for piece in self._ordered() if not piece.is_text for line in piece.lines]

    def _ordered(self) -> list[_Piece]:
        return sorted((piece for piece in self._pieces if piece.lines or piece.rows), key=lambda piece: piece.order)

    def _runs(self) -> Iterator[Sequence[_Piece]]:
        """Pieces that are one table in a template, because no text is between them, together; others one by one."""
        in_table = False
        run: list[_Piece] = []
        for piece in self._ordered():
            joins = in_table and (bool(piece.rows) or not piece.is_text)
            if run and not joins:
                yield run
                run = []
            run.append(piece)
            in_table = bool(piece.rows) or joins
        if run:
            yield run


def _lines_of(run: Sequence[_Piece]) -> Iterator[str]:
    width = max((len(row) for piece in run for row in piece.rows), default=0)
    for piece in run:
        yield from row_lines(piece.rows, width) if piece.rows else piece.lines
