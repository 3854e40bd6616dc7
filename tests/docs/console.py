"""``console`` blocks: the commands that are typed, and what each is said to print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.ground.words.messages import SENTENCES
from tests.docs.documents import Fence
from tests.problem_list import severity

PROMPTS = ("PS> ", "$ ", "> ")  # PowerShell; a shell of Linux or macOS; Windows, whichever window it is
ANYTHING = "…"

_CODE = re.compile(r"\[([\w-]+)\]")


@dataclass(frozen=True, slots=True)
class Step:
    """One command, the prompt that it stands behind, the lines shown below it, and its line in the document."""

    prompt: str
    command: str
    shown: tuple[str, ...]
    line: int

    @property
    def fails(self) -> bool:
        """Whether what is shown tells of an error: the command then has to fail, elsewhere it has to end well."""
        told = {code for line in self.shown for code in _CODE.findall(line) if code in SENTENCES}
        return any(severity(code) == "error" for code in told)


def steps(fence: Fence) -> list[Step]:
    """The commands of a ``console`` block in order. Raises ValueError for text before the first prompt."""
    found: list[Step] = []
    for number, line in enumerate(fence.body.splitlines(), fence.line):
        prompt = next((each for each in PROMPTS if line.startswith(each)), None)
        if prompt is not None:
            found.append(Step(prompt, line.removeprefix(prompt), (), number))
        elif not found:
            raise ValueError(f"line {number}: {line!r} stands behind no prompt: {', '.join(PROMPTS)}")
        else:
            last = found.pop()
            found.append(Step(last.prompt, last.command, (*last.shown, line), last.line))
    return found


def is_shown(shown: Iterable[str], printed: str) -> bool:
    """Whether ``printed`` is what a document shows: ``…`` stands for anything in a line, alone for any lines."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == ANYTHING else rf"{re.escape(line.rstrip()).replace(ANYTHING, '.*?')}[ ]*\n"
        for line in shown
    ]
    return re.fullmatch("".join(lines), printed.rstrip("\n") + "\n") is not None
