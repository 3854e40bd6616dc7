"""Makes all attacks in this process, each under a ceiling of processor time and memory, and says what came of it.

``python -m tests.attacks.running FIRST SHARE OF_VALUES`` prints one line of JSON for each attack, beginning with the
one of this number: of expressions one in SHARE, of hostile values one in OF_VALUES. Where the ceiling is reached, the
process ends, and the last line is that of the attack before.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, partial
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Literal

from jinja2 import Template, TemplateError

from generator import DocxTemplate
from generator.ground.errors import GeneratorError
from generator.templates.expressions import rendering_limits
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.value_conversion import NotTextError, text_of
from tests.attacks import expressions
from tests.attacks.expressions import CONTENTS, FILTERS, PLACES, VALUES
from tests.word_documents import make_docx

CPU_SECONDS = 90
"""Of one attack, dozens of times what any takes: a slow machine does not reach it, a loop without end does."""

MEMORY = 1_500_000_000
MOST_SECONDS = 0.1
"""What one rendering may take here, unless it should print something: then it has the seconds of every day."""

_TOO_MUCH = {"template-limit", "text-limit", "template-time", "text-time", "cli-where-unit", "cli-name-pattern"}
_FOR_A_FILTER = (
    *(TemplateError, NotTextError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError),
    AssertionError,  # Jinja's truncate
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``came`` is ``refused`` for what was too much, ``other`` for another refusal, else ``printed`` with ``said``."""

    id: str
    came: str
    said: str
    seconds: float
    megabytes: int


def main(first: int, share: int, of_values: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    usual = rendering_limits.MAX_SECONDS
    gc.freeze()
    for case in list(cases())[first % share :: share]:
        rendering_limits.MAX_SECONDS = usual if case.wanted == "printed" else MOST_SECONDS  # type: ignore[assignment]
        with TemporaryDirectory() as folder:
            _tell(f"{case.id} {case.place}", partial(_in_place, case.place, case.source, Path(folder)))
    rendering_limits.MAX_SECONDS = MOST_SECONDS  # type: ignore[assignment]  # a part of a second
    for call, value in list(hostile())[first % of_values :: of_values]:
        _tell(f"{call} {value}", partial(_filtered, _template(call), VALUES[value]))
    for call, value in list(hostile_contents())[first % of_values :: of_values]:
        _tell(f"{call} {value}", partial(_as_content, _document(call), VALUES[value]))


@cache
def _template(call: str) -> Template:
    return environment(finalize=text_of).from_string(f"{{{{ {call} }}}}")


@cache
def _document(call: str) -> DocxTemplate:
    return DocxTemplate.open(make_docx([f"{{{{ {call} }}}}"]), name="函.docx")


def _tell(name: str, attack: Callable[[], tuple[str, str]]) -> None:
    _forget_peak()
    begun = process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(begun) + CPU_SECONDS, resource.RLIM_INFINITY))
    came, said = attack()
    outcome = Outcome(name, came, said, process_time() - begun, _peak())
    sys.stdout.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _in_place(place: str, source: str, folder: Path) -> tuple[str, str]:
    try:
        return "printed", PLACES[place](source, folder)[:100]
    except GeneratorError as refusal:
        return _refusal(refusal)


def _refusal(refusal: GeneratorError) -> tuple[str, str]:
    codes = {problem.code for problem in refusal.problems}
    return "refused" if codes <= _TOO_MUCH else "other", f"{sorted(codes)}"


def _filtered(template: Template, value: object) -> tuple[str, str]:
    try:
        return "printed", str(len(rendered(template, {"v": value})))
    except LimitError as refusal:
        return "refused", str(refusal)
    except _FOR_A_FILTER as refusal:
        return "other", f"{type(refusal).__name__}"


def _as_content(document: DocxTemplate, value: object) -> tuple[str, str]:
    try:
        return "printed", str(len(document.render({"v": value})))
    except GeneratorError as refusal:
        return _refusal(refusal)


def _forget_peak() -> None:
    with suppress(OSError):  # not every system lets a process begin again
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) >> 10


_IN_TAGS = ("notice", "front matter", "Word", "Excel", "--name")
_SHARED = 12  # every so many expressions one is tried in every place, the others in one place each


@dataclass(frozen=True, slots=True)
class Case:
    """``source`` in ``place``; ``printed`` is the text that it should give."""

    id: str
    place: str
    source: str
    wanted: Wanted
    printed: str = ""


def cases() -> Iterator[Case]:
    """All attacks but those of filters and hostile values, which need no source."""
    yield from _refused()
    for number, (source, text) in enumerate(expressions.SMALL):
        yield Case(f"small-{number}", "notice", f"{{{{ {source} }}}}", "printed", text)
    for number, source in enumerate(expressions.ENDING):
        yield _case(f"ending-{number}", ("notice", "--where")[number % 2], source, "ended")
    for number, source in enumerate(expressions.REFUSED_STATEMENTS):
        yield Case(f"statement-{number}", "notice", source, "refused")
        yield Case(f"statement-{number}", "Word", source, "refused")
    for number, source in enumerate(expressions.REFUSED_BLOCKS):
        yield Case(f"block-{number}", "--name", source, "refused")
    for number, source in enumerate(expressions.ENDING_STATEMENTS):
        yield Case(f"steps-{number}", "notice", source, "ended")


def _refused() -> Iterator[Case]:
    places = tuple(PLACES)
    for number, source in enumerate(expressions.REFUSED):
        chosen = places if not number % _SHARED else (places[number % len(places)],)
        for place in chosen:
            yield _case(f"refused-{number}", place, source, "refused")


def _case(name: str, place: str, source: str, wanted: Wanted) -> Case:
    return Case(name, place, source if place not in _IN_TAGS else f"{{{{ {source} }}}}", wanted)


def hostile() -> Iterator[tuple[str, str]]:
    """Each call of a filter that all templates have, with the name of each hostile value."""
    return ((call, value) for each in FILTERS for value in VALUES for call in (f"v|{each}", f"'7'|{each}(v)"))


def hostile_contents() -> Iterator[tuple[str, str]]:
    """Each call of a filter of Word templates, with the name of each hostile value."""
    return ((f"v|{each}", value) for each in CONTENTS for value in VALUES)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

# The list of attacks: each with its id, its place, its source, and what may come of it.


Wanted = Literal["refused", "printed", "ended"]
"""``refused`` as too much, ``printed`` as given, or ``ended`` in one way or the other."""
