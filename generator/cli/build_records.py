"""Records of ``build --json`` and ``merge --json``: the action for every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.printing import Record, record_of

if TYPE_CHECKING:
    from generator.dispatch.file_changes import Change

_ACTIONS = {"new": "made", "remade": "remade", "unchanged": "kept", "removed": "removed", "renamed": "moved"}
_EDITED = "edited"
"""Why a file that somebody changed is moved."""


def file_records(
    folder: Path, changes: Sequence[Change], moved: Mapping[str, str], *, planned: bool, lost: int = 0, refused: int = 0
) -> Iterator[Record]:
    """A record for each of ``changes`` and of the ``moved`` files, by path; then the counts.

    ``path`` is relative to ``folder``, ``before`` the earlier path if it was another; a removed file has its last path.
    ``why`` has names of values (``unit.contact``) or of inputs (``template``, ``notice`` …). ``moved`` are files that
    somebody edited. ``planned``: nothing has been done yet. Constructs are ``lost``, PDFs ``refused``.
    """
    event = "plan" if planned else "file"
    by_path = {change.before or change.path: change for change in changes}
    lines = [_line(change, change.path, change.before, _ACTIONS[change.action], change.reasons) for change in changes]
    lines += [_line(by_path.get(path), to, path, "moved", (_EDITED,)) for path, to in moved.items()]
    for line in sorted(lines, key=lambda each: str(each["path"])):
        yield {"event": event, **line}
    counts = Counter(str(line["action"]) for line in lines)
    counted = {action: counts[action] for action in ("made", "remade", "kept", "removed", "moved")}
    yield {"event": "result", "folder": str(folder), **counted, "lost": lost, "refused": refused}


def _line(change: Change | None, path: str, before: str | None, action: str, why: Sequence[str]) -> Record:
    return {
        "path": path,
        **record_of(change, "kind", "unit", "code"),
        "action": action,
        "why": list(why),
        "before": before,
    }
