"""Parsing of a field's instruction: its type, arguments and switches (ECMA-376 part 1, 17.16.1)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.office.wordml.wordml_names import SIMPLE_INSTRUCTION
from generator.templates.word.fields.field_finding import Atom, Field

COMPARISONS = ("<=", ">=", "<>", "=", "<", ">")
COMPARING = frozenset({"IF", "COMPARE", "NEXTIF", "SKIPIF"})

_STRAIGHT = '"'
_CURLY = frozenset("“”„")
_QUOTES = _CURLY | {_STRAIGHT}
_FORMATS = frozenset("*#@")
_WITH_ARGUMENT = frozenset("*#@bf")


@dataclass(frozen=True, slots=True)
class InstructionPiece:
    """A piece of a word: a character (``text``) of an atom, a nested field, or an atom that is no text.

    ``place`` is the index of the character in its atom's text. A simple field's characters have no ``atom``.
    """

    text: str = ""
    atom: Atom | None = None
    place: int = 0
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One argument, from ``start`` to ``end`` among the instruction's pieces, quotation marks included."""

    pieces: tuple[InstructionPiece, ...]
    start: int
    end: int
    quoted: bool = False

    @property
    def text(self) -> str:
        """The text without fields and objects."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_text(self) -> bool:
        """Whether it consists of text only."""
        return all(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Switch:
    r"""A switch such as ``\* Upper``: its character, in lower case, and its argument."""

    name: str
    argument: Word | None = None


class InstructionError(Exception):
    """An instruction that cannot be parsed: the problem's ``code``, and ``what``, the word concerned."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code)
        self.code = code
        self.what = what


@dataclass(frozen=True, slots=True)
class Instruction:
    """A parsed instruction: all its ``pieces`` in order, and its type, ``kind``, in capitals.

    ``head`` is the word of the type, ``words`` are the arguments after it; in a comparison the operator is one of them.
    """

    kind: str
    head: Word
    words: tuple[Word, ...]
    switches: tuple[Switch, ...]
    pieces: tuple[InstructionPiece, ...]


def instruction_of(field: Field) -> Instruction:
    """The instruction of ``field``. Raises InstructionError."""
    pieces = tuple(_pieces(field))
    words, switches = _Scanning(pieces, comparing=field.kind in COMPARING).scanned()
    head = words[0] if words else Word((), 0, 0)
    return Instruction(field.kind, head, tuple(words[1:]), tuple(switches), pieces)


def _pieces(field: Field) -> list[InstructionPiece]:
    if field.is_simple:
        return [InstructionPiece(character) for character in field.begin.get(SIMPLE_INSTRUCTION) or ""]
    pieces: list[InstructionPiece] = []
    for each in field.code:
        if isinstance(each, Field):
            pieces.append(InstructionPiece(field=each))
        elif each.kind == "text":
            pieces += (InstructionPiece(text, each, place) for place, text in enumerate(each.element.text or ""))
        else:
            pieces.append(InstructionPiece(atom=each))
    return pieces


class _Scanning:
    """Parses the pieces once, from the type to the last switch."""

    def __init__(self, pieces: tuple[InstructionPiece, ...], *, comparing: bool) -> None:
        self._pieces = pieces
        self._place = 0
        self._comparing = comparing
        self._words: list[Word] = []

    def scanned(self) -> tuple[list[Word], list[Switch]]:
        switches: list[Switch] = []
        while self._skip_blanks():
            if self._at("\\") and not self._follows("\\"):
                switches.append(self._switch())
            else:
                word = self._word()
                self._comparing = self._comparing and word.text not in COMPARISONS
                self._words.append(word)
        return self._words, switches

    def _skip_blanks(self) -> bool:
        """Skips blanks and paragraph marks; whether anything is left."""
        while self._place < len(self._pieces):
            piece = self._pieces[self._place]
            blank = piece.text.isspace() or (piece.atom is not None and piece.atom.kind == "paragraph")
            if not blank:
                return True
            self._place += 1
        return False

    def _at(self, characters: str | frozenset[str]) -> bool:
        if self._place >= len(self._pieces):
            return False
        text = self._pieces[self._place].text
        return bool(text) and text in characters

    def _follows(self, characters: str | frozenset[str]) -> bool:
        following = self._pieces[self._place + 1 : self._place + 2]
        return bool(following) and bool(following[0].text) and following[0].text in characters

    def _switch(self) -> Switch:
        self._place += 1
        name = self._pieces[self._place].text.lower() if self._place < len(self._pieces) else ""
        self._place += 1
        if name not in _WITH_ARGUMENT:
            while self._place < len(self._pieces) and self._pieces[self._place].text.isalnum():
                name += self._pieces[self._place].text
                self._place += 1
            return Switch(name)
        if not self._skip_blanks() or (name in _FORMATS and self._at("\\")):
            raise InstructionError("template-field-switch-argument", f"\\{name}")
        return Switch(name, self._word())

    def _word(self) -> Word:
        if self._at(_QUOTES):
            return self._quoted()
        operator = self._operator()
        if operator:
            start = self._place
            self._place += len(operator)
            return Word(self._pieces[start : self._place], start, self._place)
        return self._bare()

    def _operator(self) -> str:
        """The comparison operator here, where one is expected: once, after the first word."""
        if not self._comparing or len(self._words) < 2:
            return ""
        ahead = "".join(piece.text for piece in self._pieces[self._place : self._place + 2])
        return next((each for each in COMPARISONS if ahead.startswith(each)), "")

    def _bare(self) -> Word:
        start = self._place
        taken: list[InstructionPiece] = []
        while self._place < len(self._pieces) and not self._ends_bare(len(taken)):
            if self._at("\\") and self._follows('\\"'):
                self._place += 1
            taken.append(self._pieces[self._place])
            self._place += 1
        return Word(tuple(taken), start, self._place)

    def _ends_bare(self, count: int) -> bool:
        piece = self._pieces[self._place]
        if piece.text.isspace() or (piece.atom is not None and piece.atom.kind == "paragraph"):
            return True
        if not count:
            return False
        if piece.field is not None:
            return not self._words  # a type ends where a field begins
        if piece.text == "\\":
            return not self._follows('\\"')
        due = self._comparing and len(self._words) == 1 and piece.text in {"=", "<", ">"}
        return due or piece.text in _QUOTES

    def _quoted(self) -> Word:
        start = self._place
        opener = self._pieces[start].text
        closers = _CURLY - {"“", "„"} | {_STRAIGHT} if opener in _CURLY else {_STRAIGHT}
        depth = 0
        taken: list[InstructionPiece] = []
        self._place += 1
        while self._place < len(self._pieces):
            if self._at("\\") and self._follows('\\"“”'):
                self._place += 1
            elif self._pieces[self._place].text in closers and not depth:
                self._place += 1
                return Word(tuple(taken), start, self._place, quoted=True)
            elif opener in _CURLY and self._at(_CURLY):
                depth += 1 if self._at("“„") else -1
            taken.append(self._pieces[self._place])
            self._place += 1
        raise InstructionError("template-field-quote", "".join(piece.text for piece in self._pieces[start:])[:20])
