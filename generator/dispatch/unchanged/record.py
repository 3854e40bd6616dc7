"""The record of a build that changed nothing: a file in the cache folder for each set of arguments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator.ground.disk import MANIFEST, ROSTER, read_plain
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem, Said, Span
from generator.writing.cache import keep
from generator.writing.manifest.plain_files import digest

_FOLDER = "builds"
_QUOTED = "\0"
"""Stands for a line that a warning quotes; no text file that fawen reads has such a character."""


@dataclass(frozen=True)
class Record:
    """A build that changed nothing.

    ``state`` is that of :func:`~generator.dispatch.unchanged.state.state_of`, ``name`` the folder of the set,
    ``manifest`` the digest of its manifest.json, ``order`` the places in it of the files, in the order in which the
    build reported them, ``warnings`` and ``account`` those of the build.
    """

    state: str
    name: str
    manifest: str
    order: tuple[int, ...]
    warnings: tuple[Problem, ...]
    account: Said


def read_record(arguments: tuple[object, ...]) -> Record | None:
    """The record of a build with these ``arguments``; None where none can be read."""
    try:
        read = json.loads(read_plain(_place(arguments), most=MANIFEST.most))
        warnings = tuple(map(_problem, read["warnings"]))
        return Record(
            **{
                **read,
                "order": tuple(map(int, read["order"])),
                "warnings": warnings,
                "account": Said(*read["account"]),
            }
        )
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError):
        return None


def write_record(arguments: tuple[object, ...], record: Record) -> None:
    """Writes ``record`` to the cache folder, if it can be written.

    It is left out where a fact has no form in JSON, the disk is full, or the user has no folder.
    """
    try:
        kept = {**asdict(record), "warnings": [_unquoted(each) for each in record.warnings]}
        data = json.dumps(kept).encode()
        keep(_place(arguments), data)
    except (OSError, TypeError, ValueError, RuntimeError):
        return


def _place(arguments: tuple[object, ...]) -> Path:
    return cache_folder() / _FOLDER / f"{digest(repr(arguments).encode())}.json"


def _unquoted(problem: Problem) -> dict[str, Any]:
    """``problem`` as a mapping, without the line of a text file that it quotes: that stays in its file."""
    span = problem.span
    if span is not None and span.source is not None and span.line is not None and span.part is None:
        problem = replace(problem, span=replace(span, source=_QUOTED))
    facts = {name: fact._asdict() if isinstance(fact, Said) else fact for name, fact in problem.facts.items()}
    return asdict(replace(problem, facts=facts))


def _problem(read: Mapping[str, Any]) -> Problem:
    """The problem that :func:`_unquoted` made ``read`` of, with its line read again. Raises OSError, ValueError."""
    span = None if read["span"] is None else Span(**read["span"])
    if span is not None and span.source == _QUOTED:
        lines = read_plain(Path(span.file), most=ROSTER.most).decode("utf-8-sig").splitlines()
        span = replace(span, source=lines[(span.line or 1) - 1])
    facts = {name: Said(**fact) if isinstance(fact, dict) else fact for name, fact in read["facts"].items()}
    return Problem(**{**read, "span": span, "facts": facts, "units": tuple(read["units"])})
