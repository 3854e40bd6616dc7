"""The places in which an expression is evaluated, each by what a user calls; GeneratorError is what refuses it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator import DocxTemplate
from generator.dispatch import merge
from generator.dispatch.choice import Condition
from generator.ground.errors import GeneratorError, Problem, Span
from generator.ground.source import ScalarNode, SourceFile
from generator.roster.units import Roster, load_roster
from generator.templates.text.front_matter.front_template import value_template
from generator.templates.text.text_template import TextTemplate
from tests.templates.excel.workbooks import listed, workbook
from tests.word_documents import make_docx, paragraphs

_ROSTER = "groups:\n  - name: 分馆\n    units:\n      - {name: 东馆}\n"

Place = Callable[[str, Path], str]
"""Takes the source of a template, or of an expression, and an empty folder; what it prints comes back."""


def notice(source: str, _folder: Path) -> str:
    """The text of a notice."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    lines = TextTemplate(file, source, 1).fill({}, problems)
    _refuse(problems)
    return "".join(line.text for line in lines)


def front_matter(source: str, _folder: Path) -> str:
    """A value of a front matter."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    template = value_template(file, ScalarNode(source, Span("notice.md", 1, 1, 1, source)))
    _refuse(template.problems)
    value = template.run({}, problems)
    _refuse(problems)
    return value or ""


def word(source: str, _folder: Path) -> str:
    """A Word template."""
    return "".join(paragraphs(DocxTemplate.open(make_docx([source]), name="函.docx").render({})))


def excel(source: str, _folder: Path) -> str:
    """An Excel template."""
    return str(len(listed(workbook([[source]]))))


def where(source: str, folder: Path) -> str:
    """``--where``."""
    roster = _roster(folder)
    return str(Condition(source, roster).holds(roster.units[0]))


def name(source: str, folder: Path) -> str:
    """``--name`` of ``fawen merge``."""
    _roster(folder)
    template = folder / "证书.docx"
    template.write_bytes(_letter())
    made = merge(template, units=folder / "units.yaml", output=folder / "结果", name=source + ".docx")
    return made.files[0].name


PLACES: dict[str, Place] = {
    "notice": notice,
    "front matter": front_matter,
    "Word": word,
    "Excel": excel,
    "--where": where,
    "--name": name,
}


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise GeneratorError(problems)


@cache
def _letter() -> bytes:
    return make_docx(["证书"])


def _roster(folder: Path) -> Roster:
    path = folder / "units.yaml"
    path.write_text(_ROSTER, "utf-8")
    return load_roster(path)
