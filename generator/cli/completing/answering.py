"""Answers to a shell's request for completions: offers, or nothing; never an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import click

from generator.cli.completing.shells import SHELLS, encoding
from generator.cli.environment import COMPLETION
from generator.cli.language import asked_language
from generator.cli.printing import print_bytes
from generator.ground.errors import OutputError, speaking


def answered(program: Callable[[], click.Group]) -> bool:
    """Answers a shell's request, and returns whether there was one."""
    shell, _, wish = os.environ.get(COMPLETION, "").partition("_")
    if not wish:
        return False
    try:
        answer = _answer(program, shell, wish)
    except Exception:  # whoever presses the tabulator is in the middle of a line, and wants no sentences there
        answer = ""
    with suppress(OutputError):
        print_bytes(f"{answer}\n".encode(encoding(shell), "replace"))
    return True


def _answer(program: Callable[[], click.Group], shell: str, wish: str) -> str:
    with speaking(asked_language(os.environ.get("COMP_WORDS", "").split())):
        asking = SHELLS[shell](program(), {}, "fawen", COMPLETION)
        return asking.source() if wish == "source" else asking.complete()
