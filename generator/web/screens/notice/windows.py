"""What each window shows of the texts of a notice, so that none overwrites what another has written since.

A form says which window it is in, and for each text the digest of what it showed first or was answered last. Texts that
windows show are remembered for a while: what was typed is what differs from them.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from weakref import WeakKeyDictionary

from generator.notices.editing.kept_drafts import digest_of
from generator.notices.editing.open_texts import OpenText
from generator.web.forms.field_names import other_name, shown_name
from generator.web.kept_files import Latest
from generator.web.open_desk import OpenDesk

WINDOW = "window"
"""The name of the field with what a window calls itself."""

MINE = "mine"
"""The name of the button that puts what was typed in the place of what another window has written."""

_MOST = 50
_WRITER = re.compile("[0-9a-f]{16}")
_shown: WeakKeyDictionary[OpenDesk, Latest[bytes]] = WeakKeyDictionary()


def new_window() -> str:
    """What a window calls itself, for a page that is shown."""
    return secrets.token_hex(8)


def window_of(typed: Mapping[str, str]) -> str:
    """The window that a form is in, ``""`` where it does not say."""
    said = typed.get(WINDOW, "")
    return said if _WRITER.fullmatch(said) else ""


def shown_digest(text: OpenText, typed: Mapping[str, str]) -> str:
    """The digest of the text as the window knows it; where the form does not say, that of ``text`` itself."""
    known = typed.get(other_name(text.name)) if MINE in typed else None
    return known or typed.get(shown_name(text.name)) or digest_of(text.data)


def shows(text: OpenText, typed: Mapping[str, str]) -> bool:
    """Whether the window has the text at all; one that does not say which it is has what it names."""
    return WINDOW not in typed or shown_name(text.name) in typed


def is_known(text: OpenText, typed: Mapping[str, str]) -> bool:
    """Whether ``text`` is what the window shows or has written itself."""
    return shows(text, typed) and text.is_known_to(window_of(typed), shown_digest(text, typed))


def remember_shown(desk: OpenDesk, text: OpenText) -> None:
    """Remembers ``text``, which a window is about to show."""
    _shown.setdefault(desk, Latest(_MOST))[digest_of(text.data)] = text.data


def remembered(desk: OpenDesk, digest: str) -> bytes | None:
    """The text of that digest that some window shows; None where it is not remembered."""
    return _shown.setdefault(desk, Latest(_MOST)).get(digest)
