"""One request to the page: its desk, the ids in its address, what was filled in, the day on which it comes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.ground.errors import Lang
from generator.web.open_desk import OpenDesk, OpenNotice, Upload

_MOST_DIGITS = 9


def whole_number(text: str) -> int | None:
    """The whole number that a field or a parameter is, from 0, of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def today() -> datetime.date:
    """Today, by the clock of this machine: the day of an entry that is made on the page, asked for nowhere else."""
    return datetime.date.today()


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form in their order, several with one name included."""

    entries: tuple[tuple[str, str | Upload], ...] = ()

    def text(self, name: str, default: str = "") -> str:
        """The text of the first field ``name``, with line feeds alone at the ends of its lines."""
        return next(iter(self.texts(name)), default)

    def texts(self, name: str) -> list[str]:
        """The texts of all fields ``name``."""
        return [value for key, value in self.all_texts() if key == name]

    def texts_by_name(self) -> dict[str, list[str]]:
        """The texts of all fields, by their names."""
        found: dict[str, list[str]] = {}
        for name, value in self.all_texts():
            found.setdefault(name, []).append(value)
        return found

    def all_texts(self) -> Iterable[tuple[str, str]]:
        """The names and texts of all fields but files; browsers send CRLF at the ends of lines, here are LF."""
        for key, value in self.entries:
            if isinstance(value, str):
                yield key, value.replace("\r\n", "\n")

    def upload(self, name: str) -> Upload | None:
        """The file of the field ``name``, None where none was chosen."""
        return next(iter(self.uploads(name)), None)

    def uploads(self, name: str) -> list[Upload]:
        """The files of all fields ``name``."""
        return [value for key, value in self.entries if key == name and isinstance(value, Upload)]

    @property
    def is_text(self) -> bool:
        """Whether texts were sent, and no files."""
        return bool(self.entries) and all(isinstance(value, str) for _, value in self.entries)

    def has(self, name: str) -> bool:
        """Whether there is a field ``name``, such as the button that was pressed."""
        return any(key == name for key, _ in self.entries)


@dataclass(frozen=True)
class DeskRequest:
    """One request to the desk.

    ``path`` are the ids in its ``address``, ``query`` its parameters; ``is_sent``: a form was. ``wants_fragment``: a
    script asks for a part of a page, which it puts in by itself.
    """

    desk: OpenDesk
    lang: Lang = "zh"
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Form = field(default_factory=Form)
    address: str = "/"
    is_sent: bool = False
    wants_fragment: bool = False

    @cached_property
    def notice(self) -> OpenNotice:
        """The notice in the address. Raises NotFoundError."""
        return self.desk.notice(self.path["notice"])

    @property
    def here(self) -> str:
        """The address that shows the page again; that of the notice, else ``""``, where a form was sent."""
        return self.address if not self.is_sent else self.notice.address if "notice" in self.path else ""

    @property
    def named_notice(self) -> str:
        """The id of a notice that the request names; ``""`` where it names none."""
        return self.path.get("notice") or self.query.get("notice") or self.form.text("notice")

    @cached_property
    def current(self) -> OpenNotice | None:
        """The notice that the page is about: that of the address, else the first."""
        notices = self.desk.notices()
        return next((each for each in notices if each.id == self.named_notice), notices[0] if notices else None)
