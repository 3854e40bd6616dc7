"""Our settings in the repository's own configuration; no other repository of the user's is touched.

``diff.docx.cachetextconv`` stays unset: the text of a .docx depends on this program's version, and git would keep
that of an older one. ``core.quotepath`` is set where nobody has set it, so that git shows names in hanzi as they are.
"""

from __future__ import annotations

from generator.desk.repository.fawen_program import own_words, shell
from generator.desk.repository.git_program import Git

TEXTCONV = "diff.docx.textconv"
QUOTE_PATH = "core.quotepath"
_OURS = "fawen.quotepath"
"""The sign that ``core.quotepath`` is ours to take out again."""

_LOCAL = "--local"
_WORD = "textconv"


def set_up(git: Git) -> dict[str, str]:
    """Sets our settings; returns all of them, by key."""
    settings = {TEXTCONV: f"{shell(own_words())} {_WORD}"}
    if git.setting(QUOTE_PATH) is None:
        _set(git, _OURS, "true")
    if git.setting(_OURS, scope=_LOCAL) is not None:
        settings[QUOTE_PATH] = "false"
    for key, value in settings.items():
        _set(git, key, value)
    return settings


def take_out(git: Git) -> tuple[str, ...]:
    """Removes our settings; returns the keys that were set. What somebody else has set since stays."""
    gone = []
    textconv = git.setting(TEXTCONV, scope=_LOCAL)
    if textconv is not None and textconv.endswith(f" {_WORD}"):
        gone.append(TEXTCONV)
    if git.setting(_OURS, scope=_LOCAL) is not None:
        if git.setting(QUOTE_PATH, scope=_LOCAL) == "false":
            gone.append(QUOTE_PATH)
        git.output("config", _LOCAL, "--unset-all", _OURS)
    for key in gone:
        git.output("config", _LOCAL, "--unset-all", key)
    return tuple(gone)


def _set(git: Git, key: str, value: str) -> None:
    if git.setting(key, scope=_LOCAL) != value:
        git.output("config", _LOCAL, "--replace-all", key, value)
