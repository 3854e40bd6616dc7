"""Makes all attacks in this process, each under a ceiling of processor time and memory, and says what came of it.

``python -m tests.attacks.running SHARE`` prints one line of JSON for each attack; where the ceiling is reached, the
process ends, and the last line is that of the attack before.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, partial
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from jinja2 import Template, TemplateError

from generator import DocxTemplate
from generator.ground.errors import GeneratorError
from generator.templates.expressions import LimitError, NotTextError, environment, rendered, rendering_limits, text_of
from tests.attacks.cases import cases, hostile, hostile_contents
from tests.attacks.hostile import VALUES
from tests.attacks.places import PLACES
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


def main(share: int) -> None:
    """Make all attacks, of those by a value one in ``share``."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    usual = rendering_limits.MAX_SECONDS
    gc.freeze()
    for case in cases():
        rendering_limits.MAX_SECONDS = usual if case.wanted == "printed" else MOST_SECONDS  # type: ignore[assignment]
        with TemporaryDirectory() as folder:
            _tell(f"{case.id} {case.place}", partial(_in_place, case.place, case.source, Path(folder)))
    rendering_limits.MAX_SECONDS = MOST_SECONDS  # type: ignore[assignment]  # a part of a second
    for call, value in list(hostile())[::share]:
        _tell(f"{call} {value}", partial(_filtered, _template(call), VALUES[value]))
    for call, value in list(hostile_contents())[::share]:
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
        return _refused(refusal)


def _refused(refusal: GeneratorError) -> tuple[str, str]:
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
        return _refused(refusal)


def _forget_peak() -> None:
    with suppress(OSError):  # not every system lets a process begin again
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) >> 10


if __name__ == "__main__":
    main(int(sys.argv[1]))
