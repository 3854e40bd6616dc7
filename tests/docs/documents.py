"""The documents as text: their fenced blocks, what stands in comments before them, and the code in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.ground.words.messages import SENTENCES
from tests.sentence_files import severity

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (
    *READMES,
    "CHANGELOG.md",
    "templates/README.md",
    "benchmarks/README.md",
    "generator/ground/words/README.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")),
)

_FENCE = re.compile(r"^(?P<tick>```+)(?P<kind>[^\n`]*)\n(?P<body>.*?)^(?P=tick)$", re.DOTALL | re.MULTILINE)
_WORDS = "file|given|gone|change|reviewed|slip|in"
_ORDER = re.compile(rf"^<!-- (?P<word>{_WORDS}): (?P<what>.*?) -->$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)#\s]+)\)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its kind, its text, the line that it begins on, and the orders in comments since the last block.

    An order is ``<!-- word: what -->``: nobody who reads the page sees it, and ``desk`` does it before the block runs.
    """

    kind: str
    body: str
    line: int
    orders: tuple[tuple[str, str], ...]


def text(document: str) -> str:
    """A document of the repository."""
    return (ROOT / document).read_text(encoding="utf-8")


def fences(content: str) -> list[Fence]:
    """All fenced blocks of a Markdown text, in order."""
    found = []
    end = 0
    for fence in _FENCE.finditer(content):
        orders = [(order["word"], order["what"]) for order in _ORDER.finditer(content, end, fence.start())]
        end = fence.end()
        line = content[: fence.start()].count("\n") + 2
        found.append(Fence(fence["kind"], fence["body"], line, tuple(orders)))
    return found


def fenced(document: str, kind: str) -> list[str]:
    """The texts of the fenced blocks of one kind."""
    return [fence.body for fence in fences(text(document)) if fence.kind == kind]


def inline_code(content: str) -> list[tuple[int, str]]:
    """Code in running text, each with its line; a bar that a table's row needs escaped is a bar."""
    running = _FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), content)
    return [
        (number, code.replace("\\|", "|"))
        for number, line in enumerate(running.splitlines(), 1)
        for code in _CODE.findall(line)
    ]


def links(content: str) -> list[str]:
    """Where links and pictures lead, anchors left out."""
    return _LINK.findall(content)


def pictures(content: str) -> list[str]:
    """The pictures that are shown."""
    return _PICTURE.findall(content)


def tables(content: str) -> list[list[list[str]]]:
    """The tables of a Markdown text, each as rows of cells, its head first."""
    found = re.findall(r"(?:^\|.*\n)+", f"{content}\n", re.MULTILINE)
    return [[_cells(row) for number, row in enumerate(each.splitlines()) if number != 1] for each in found]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


# ``console`` blocks: the commands that are typed, and what each is said to print.


PROMPTS = ("PS> ", "$ ", "> ")  # PowerShell; a shell of Linux or macOS; Windows, whichever window it is
ANYTHING = "…"

_PROBLEM_CODE = re.compile(r"\[([\w-]+)\]")


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
        told = {code for line in self.shown for code in _PROBLEM_CODE.findall(line) if code in SENTENCES}
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
