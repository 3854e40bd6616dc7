"""What file systems want of a name, written down from their makers' documents and from nothing of ours.

Microsoft, "Naming Files, Paths, and Namespaces" (reserved characters, reserved names, the last character);
POSIX (`/` and NUL); what is said in brackets is our own bar on top of these.
"""

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath, PureWindowsPath

MOST_BYTES = 200


_RESERVED_CHARACTERS = frozenset('<>:"/\\|?*') | {chr(each) for each in range(32)}
_RESERVED_NAMES = frozenset(
    (
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
    )
)
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff")


def broken_rules(name: str) -> list[str]:
    """What some system has against ``name`` as the name of one file."""
    return [said for said, broken in _RULES.items() if broken(name)]


def _leads_out(name: str) -> bool:
    return any(path("set", name).parts != ("set", name) for path in (PurePosixPath, PureWindowsPath))


_RULES: dict[str, Callable[[str], bool]] = {
    "a name is never empty": lambda name: not name,
    "a reserved character": lambda name: bool(set(name) & _RESERVED_CHARACTERS),
    "half a character of UTF-16": lambda name: any("\ud800" <= each <= "\udfff" for each in name),
    "[longer than the bar]": lambda name: len(name.encode(errors="replace")) > MOST_BYTES,
    "Windows drops a blank or a dot at the end": lambda name: name.endswith((" ", ".")),
    "the name of a device, with or without an extension": lambda name: _base(name) in _RESERVED_NAMES,
    "it leads out of its folder": _leads_out,
    "[hidden, or taken for a lock file]": lambda name: name.startswith((".", "~", " ")),
    "[changes how the name reads, or nobody sees it]": lambda name: bool(set(name) & (_BIDI_CONTROLS | _ZERO_WIDTH)),
}


def as_one(names: Iterable[str]) -> list[list[str]]:
    """Those ``names`` that a system without case (NTFS), without composition (HFS+) or without both takes as one."""
    names = list(names)
    folds: tuple[Callable[[str], str], ...] = (
        str.casefold,
        _composed,
        lambda name: _composed(name.casefold()),
        lambda name: _composed(name).casefold(),
    )
    found = []
    for fold in folds:
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(fold(name), []).append(name)
        found += [group for group in groups.values() if len(group) > 1]
    return found


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _base(name: str) -> str:
    """What Windows compares with its devices: all before the first dot, without blanks behind, in capitals."""
    return name.split(".")[0].rstrip(" ").upper()
