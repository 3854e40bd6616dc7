"""What is done with an input: all that a person can do with a file of its kind, in this process.

A target raises GeneratorError where it refuses the input, and nothing else; ``folder`` is empty and the input's own.
"""

import os
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from generator import DocxTemplate, SubDocument, build
from generator.check.annotating import annotate
from generator.check.fixed_copies import fix
from generator.check.mending import mend
from generator.check.run import check
from generator.comparison.comparing_builds import text_changes
from generator.comparison.description import describe, lines
from generator.comparison.difference_sentences import differences
from generator.desk.desk_places import desk_places
from generator.ground.desk_names import STANDING
from generator.ground.errors import LANGUAGES, GeneratorError, InputError, speaking
from generator.notices.drafts.file_formats import suffix_of
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.taking import take
from generator.office.package import read_package, write_package
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.reading import read_document
from generator.office.tidying.tidying import tidy
from generator.office.wordml.tracked_changes import Choice
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.roster.sheets.exporting import write_roster
from generator.roster.sheets.named_file import load_units
from generator.roster.units.load import load_roster
from generator.roster.units.template_context import unit_context
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.content.base_content import ContentError
from tests.fuzz.odd import odd_text
from tests.fuzz.seeds import SECOND_OFFICE, Kind
from tests.sample_office import LETTER, LIST, NOTICE, UNITS
from tests.templates.word.docxtpl.cases import CONTEXTS
from tests.word_documents import make_docx

Target = Callable[[bytes, Path, random.Random], None]

_PAPER = {"title": "附函", "path": "unit/函/01.docx", "unit": "", "sections": "", "pages": "", "copies": 1}
_DAY = datetime(2026, 3, 5, tzinfo=UTC)
_ODD_VALUES: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    10**40,
    1.5,
    float("nan"),
    "",
    [],
    {},
    ["甲"],
    {"name": {}},
    b"x",
    1j,
)


def render(data: bytes, folder: Path, dice: random.Random) -> None:
    """A Word template opened, asked for its names, and rendered for a record, at times an odd one."""
    template = DocxTemplate.open(data, name="input.docx")
    template.variables()
    template.render(_context(dice))


def render_many(data: bytes, folder: Path, dice: random.Random) -> None:
    context = dict(_context(dice))
    context.pop("unit", None)
    DocxTemplate.open(data, name="input.docx").render(context)


def _named(name: str, target: Target) -> Target:
    target.__name__ = name
    return target


def checking(name: str, path: str) -> Target:
    """A check of the input at this path, without roster and notice."""
    return _named(name, lambda data, folder, _: _checked(_written(folder / path, data)))


def building(name: str, *paths: str) -> Target:
    """A whole set of papers, with the input as one of these files."""
    return _named(name, lambda data, folder, dice: _build(folder, {dice.choice(paths): data}, dice))


def mend_document(data: bytes, folder: Path, dice: random.Random) -> None:
    """A finished document mended, and what came of it looked at again."""
    mend(mend(data, "input.docx").data, "again.docx")


def fix_document(data: bytes, folder: Path, dice: random.Random) -> None:
    """The same by way of files."""
    fix([_written(folder / "input.docx", data)], folder / "mended")


def annotate_document(data: bytes, folder: Path, dice: random.Random) -> None:
    """A finished document with its findings as comments, which says what it said before."""
    source, made = _written(folder / "input.docx", data), folder / "annotated.docx"
    annotate([source], made)
    text_changes(".docx", data, made.read_bytes())


def tidied(data: bytes, folder: Path, dice: random.Random) -> None:
    """A document in its canonical form, in which it stays; what it says is compared with what it said."""
    once = tidy(data, "input.docx")
    assert not tidy(once.data, "again.docx").changed
    text_changes(".docx", data, once.data)


def compared(data: bytes, folder: Path, dice: random.Random) -> None:
    """A list compared with itself, as of two builds."""
    assert text_changes(".xlsx", data, data) == ()


def tell(data: bytes, folder: Path, dice: random.Random) -> None:
    """A document told in lines, and held against itself, from which it may not differ."""
    description = describe(data, "input.docx")
    list(lines(description))
    assert differences(description, describe(data, "input.docx")) == []


def adapt(data: bytes, folder: Path, dice: random.Random) -> None:
    """The copy that an office suite would get."""
    write_package(adapted(read_package(data, name="input.docx")))


def load(data: bytes, folder: Path, dice: random.Random) -> None:
    load_roster(_written(folder / "units.yaml", data), name="units.yaml")


def publish(data: bytes, folder: Path, dice: random.Random) -> None:
    """A notice opened, filled, laid out and written; checks of its folder tell the same problems."""
    _written(folder / "notice.md", data)
    if b"attachment-1.md" in data:
        _written(folder / "attachment-1.md", "---\ntitle: 示例附件\n---\n一、示例\n内容。\n".encode())
    if dice.random() < 0.2:
        _checked(folder)
    write_docx(lay_out(open_notice(folder, SECOND_OFFICE / "house.yaml").render()))


def fill(data: bytes, folder: Path, dice: random.Random) -> None:
    """A text for each unit opened, filled for a record, laid out and written."""
    template = PaperTemplate.open(_written(folder / "函.md", data), name="函.md")
    write_docx(lay_out(template.fill(_context(dice), _notice().behind).document))


def set_in(data: bytes, folder: Path, dice: random.Random) -> None:
    """A whole set of papers, with the input as an attachment that is set into the notice."""
    entry = "signature: unsealed\nattachments: [{title: 示例附件, file: 附件.docx}]\n"
    notice = NOTICE.replace("signature: unsealed\n", entry)
    _build(folder, {"templates/notice/notice.md": notice.encode(), "templates/notice/附件.docx": data}, dice)


def render_within(data: bytes, folder: Path, dice: random.Random) -> None:
    """A record with the input as the document that a tag sets in, where it can be one."""
    with suppress(ContentError):
        _with_a_tag().render({"document": SubDocument(data)})


def fill_workbook(data: bytes, folder: Path, dice: random.Random) -> None:
    """An Excel template opened, asked for its names, and filled for the dispatch."""
    template = XlsxTemplate.open(data, name="input.xlsx")
    template.variables()
    template.render(_context(dice), moment=_DAY)


def loading(kind: Kind) -> Target:
    """A roster read from a sheet of this kind, and written again as both kinds of sheet."""
    return _named(f"load_{kind.replace(' ', '_')}", lambda data, folder, _: _load_sheet(data, folder, kind))


def read_as_draft(data: bytes, folder: Path, dice: random.Random) -> None:
    """A draft read with its changes taken either way, or with no choice, and taken; what needs no office suite."""
    if suffix_of(data, "input") in (".docx", ".txt"):
        choices: tuple[Choice | None, ...] = ("accept", "accept", "reject", "reject", None)
        draft = draft_in(data, "input", changes=dice.choice(choices))
        if draft.package is not None:
            read_document(write_package(draft.package.finished()), "again.docx")
        assert take(draft, None, "schema.json").files


def stand(data: bytes, folder: Path, dice: random.Random) -> None:
    """A fawen.yaml read beside a link that leads out; every place that it gives is in its folder."""
    _written(folder / STANDING, data)
    (folder / "link").symlink_to(folder.parent)
    places = desk_places(folder)
    if places.problems:
        for lang in LANGUAGES:
            [problem.text(lang) for problem in places.problems]
        raise InputError(places.problems)
    for place in (places.templates, places.notice, places.units, places.output):
        assert Path(os.path.realpath(place.path)).is_relative_to(os.path.realpath(folder))


SHEETS: Mapping[Kind, str] = {"sheet": ".xlsx", "old sheet": ".xls", "table": ".csv"}
"""How files of rosters in sheets end."""

TARGETS: Mapping[Kind, Sequence[tuple[Target, int]]] = {
    "template": (
        *((render, 60), (render_many, 12), (checking("check_template", "templates/unit/input.docx"), 18)),
        *((adapt, 5), (tidied, 10), (tell, 10), (building("build_with_template", "templates/unit/函.docx"), 3)),
    ),
    "document": (
        *(
            (checking("check_document", "input.docx"), 55),
            (mend_document, 35),
            (adapt, 8),
            (tidied, 15),
            (tell, 10),
            (set_in, 6),
        ),
        *((render_within, 8), (fix_document, 1), (annotate_document, 4), (render, 6), (read_as_draft, 10)),
    ),
    "roster": ((load, 90), (building("build_with_roster", "units.yaml"), 4)),
    "notice": (
        (publish, 90),
        (building("build_with_notice", *["templates/notice/notice.md"] * 2, "templates/house.yaml"), 4),
    ),
    "paper": ((fill, 100),),
    "sheet": ((loading("sheet"), 100),),
    "old sheet": ((loading("old sheet"), 100),),
    "table": ((loading("table"), 100),),
    "draft": ((read_as_draft, 100),),
    "text draft": ((read_as_draft, 100),),
    "options": ((stand, 100),),
    "workbook": (
        *((fill_workbook, 80), (checking("check_workbook", "templates/dispatch/input.xlsx"), 16), (compared, 4)),
        (building("build_with_workbook", "templates/dispatch/清单.xlsx"), 4),
    ),
}
"""For each kind what is done, and how often beside the others."""


def _written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _load_sheet(data: bytes, folder: Path, kind: Kind) -> None:
    roster = load_units(_written(folder / f"名单{SHEETS[kind]}", data), name="名单")
    for each in roster.warnings:
        each.text("zh")
        each.text("en")
    for suffix in (".xlsx", ".csv"):
        write_roster(roster, folder / f"again{suffix}")


def _checked(path: Path) -> None:
    """The check's reports, told in both languages as a person and a program get them."""
    for report in check([path]).reports:
        for lang in LANGUAGES:
            with speaking(lang):
                report.as_mapping()
                [finding.text() for finding in report.findings]


def _build(folder: Path, inputs: Mapping[str, bytes], dice: random.Random) -> None:
    office = {
        "templates/notice/notice.md": NOTICE.encode(),
        "units.yaml": UNITS.encode(),
        "templates/unit/函.docx": _letter(),
        "templates/dispatch/分发表.docx": _list(),
    }
    for name, data in {**office, **inputs}.items():
        _written(folder / name, data)
    build(
        templates=folder / "templates",
        units=folder / "units.yaml",
        output=folder / "output",
        dry_run=dice.random() < 0.8,
    )


@cache
def _letter() -> bytes:
    return make_docx(LETTER)


@cache
def _with_a_tag() -> DocxTemplate:
    return DocxTemplate.open(make_docx(["{{ document }}"]))


@cache
def _list() -> bytes:
    return make_docx(LIST)


@cache
def _notice() -> Notice:
    return open_notice(SECOND_OFFICE / "notice", SECOND_OFFICE / "house.yaml")


@cache
def _units() -> list[dict[str, object]]:
    return [unit.as_mapping() for unit in load_roster(SECOND_OFFICE / "units.yaml").units]


def _context(dice: random.Random) -> Mapping[str, object]:
    """A record of the second office; one time in five with a value that no roster would hold."""
    record = unit_context(_notice().context, [dict(unit) for unit in _units()], 0)
    context = {**CONTEXTS["plain"], **record, "papers": [dict(_PAPER)]}
    if dice.random() < 0.2:
        holder = dice.choice((context, *_units_of(context)))
        holder[dice.choice(list(holder))] = dice.choice((odd_text(dice), odd_text(dice), dice.choice(_ODD_VALUES)))
    return context


def _units_of(context: Mapping[str, object]) -> list[dict[str, object]]:
    units = context["units"]
    return units if isinstance(units, list) else []


__all__ = ["TARGETS", "GeneratorError", "Target"]
