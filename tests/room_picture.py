"""The picture of the rooms in docs/architecture.md, from the imports and the floors of ``pyproject.toml``.

``python -m tests.room_picture`` writes docs/pictures/rooms.svg, and prints how large each room is.
"""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
PATH = ROOT / "docs" / "pictures" / "rooms.svg"

_WIDTH, _FLOOR, _MARGIN = 900, 78, 20
_ROOM_WIDTH, _ROOM_HEIGHT = 130, 40


def floors() -> list[list[str]]:
    """The rooms by floors, the uppermost first, as the first contract of import-linter has them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return [floor.split(" | ") for floor in contracts[0]["layers"]]


def arrows() -> Counter[tuple[str, str]]:
    """From room to room, how many import statements there are."""
    found: Counter[tuple[str, str]] = Counter()
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        found.update((room, other) for other in _imported(path) if other != room and room != "__init__.py")
    return found


def _imported(path: Path) -> Iterator[str]:
    """The room of each import in the module at ``path``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            yield str(node.module).split(".")[1]


def needed(drawn: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """The arrows that no way over other rooms stands for: the picture stays readable."""
    ways = _ways(set(drawn))
    return {
        (upper, lower)
        for upper, lower in drawn
        if not any((upper, between) in ways and (between, lower) in ways for between in {way[0] for way in ways})
    }


def _ways(direct: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """All pairs of rooms of which one imports the other, directly or over others."""
    ways = set(direct)
    while more := {(one, three) for one, two in ways for also, three in direct if also == two} - ways:
        ways |= more
    return ways


def svg() -> str:
    """The picture: a row for each floor, an arrow for each import that is not already a way over other rooms."""
    rows, drawn = floors(), arrows()
    places = {
        room: (_WIDTH * (2 * column + 1) / (2 * len(row)), _MARGIN + number * _FLOOR)
        for number, row in enumerate(rows)
        for column, room in enumerate(row)
    }
    height = 2 * _MARGIN + (len(rows) - 1) * _FLOOR + _ROOM_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif">',
        f"<title>{len(places)} rooms, {len(drawn)} arrows between them; those over other rooms are not drawn</title>",
        (
            '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto">'
            '<path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>'
        ),
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        *(_arrow(places[upper], places[lower]) for upper, lower in sorted(needed(drawn))),
        *(_room(room, *place) for room, place in places.items()),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _arrow(upper: tuple[float, float], lower: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = upper, lower
    return (
        f'<line x1="{x1:g}" y1="{y1 + _ROOM_HEIGHT:g}" x2="{x2:g}" y2="{y2 - 2:g}" '
        'stroke="#667" stroke-width="1.4" marker-end="url(#head)"/>'
    )


def _room(room: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x - _ROOM_WIDTH / 2:g}" y="{y:g}" width="{_ROOM_WIDTH}" height="{_ROOM_HEIGHT}" rx="5" '
        f'fill="#eef3fa" stroke="#335"/><text x="{x:g}" y="{y + 26:g}" text-anchor="middle" font-size="17">'
        f"{escape(room)}</text>"
    )


def sizes() -> Iterator[str]:
    """A line for each room, the uppermost first, and one for all: files, lines, lines of the median file."""
    yield f"{'room':<12}{'files':>7}{'lines':>9}{'median':>8}"
    for room in (*(room for floor in floors() for room in floor), "."):
        lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in (PACKAGE / room).rglob("*.py")]
        yield f"{PACKAGE.name if room == '.' else room:<12}{len(lines):>7,}{sum(lines):>9,}{median(lines):>8.0f}"


if __name__ == "__main__":
    PATH.write_text(svg(), encoding="utf-8")
    print(*sizes(), sep="\n")
