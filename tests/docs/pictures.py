"""The pictures of the documents made anew: ``python -m tests.docs.pictures`` (it needs LibreOffice and the fonts).

Pages are those of real builds, of the office that ``docs/clerks`` invents, or of the templates that come with the
program with an invented contact; listings and sheets are drawn.
"""

import contextlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path
from string import ascii_uppercase

import openpyxl
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

from generator import build, paint
from generator.desk.starters.starter_notice import new_notice
from generator.dispatch.merging import merge
from generator.office.pdf.pdf_files import print_marked_up, to_pdf
from generator.standard import Format
from tests.desk.starters.test_shipped_papers import BUILT, MERGED, PAPERS
from tests.desk.starters.test_starter_papers import built as build_meeting
from tests.desk.starters.test_starter_papers import people
from tests.docs.desk import Desk
from tests.docs.documents import ROOT, fences, text
from tests.notices.reviewing.copies import AUTHOR, draft_of, replaced

FOLDER = ROOT / "docs" / "pictures"
FIRST_DISPATCH = "docs/clerks/first-dispatch.zh-CN.md"
FORMS = "docs/clerks/forms.zh-CN.md"
MOST_BYTES = 200_000

INVENTED = {"name": "示例甲", "phone": "023-00000000"}
_GIVEN_NUMBER = re.compile(r"^> fawen register add .*--write$", re.MULTILINE)
_FRAME = "#c8c8c8"
_INK, _PALE, _BLUE, _YELLOW = "#1f1f1f", "#8a8a8a", "#2b579a", "#e8b84a"
_SMALL_DPI, _FEW = 36, 24  # dots and colours of the pictures of forms
_HOUSE = "issuer: 示例县档案局\n"
_LINE = 30  # of a listing or an editor, in pixels


@dataclass(frozen=True)
class Shot:
    """A page of a document: which file of which office, and how large it is drawn."""

    office: str
    file: str
    dpi: int
    height: float = 1.0  # how much of the page is shown, from its top


PAGES = {
    "notice-first-page.png": Shot("ours", "output/*/*.docx", 100),
    "clerks-notice.png": Shot("invented", "output/*/*.docx", 80),
    "clerks-letter.png": Shot("invented", "output/*/unit/附函/01-*.docx", 80),
    "letter-template.png": Shot("invented", "templates/unit/附函.docx", 80, 0.75),
    "preview.png": Shot("invented", "output/*/unit/信封（DL）/01-*.docx", 80),
    "distribution-list.png": Shot("invented", "output/*/dispatch/分发表.docx", 80, 0.5),
    "paper-approval.png": Shot("invented", "output/*/dispatch/approval-sheet.docx", 55),
    "paper-service.png": Shot("invented", "output/*/unit/service-receipt/01-*.docx", 55),
    "paper-duty.png": Shot("invented", "output/*/unit/duty-agreement/01-*.docx", 55),
    "paper-introduction.png": Shot("invented", "output/merged/introduction/02-*.docx", 55),
    "paper-incoming.png": Shot("invented", "output/merged/incoming-sheet/02-*.docx", 55),
    "paper-slip.png": Shot("meeting", "output/*/unit/attendance-slip/01-*.docx", 45),
    **{
        f"paper-{name}.png": Shot("meeting", f"output/*/dispatch/{name}.docx", 45, height)
        for name, height in (("sign-in", 0.6), ("name-cards", 1), ("seating", 0.8), ("agenda", 0.6))
    },
    **{
        f"paper-{name}.png": Shot("invented", f"output/merged/{name}/02-*.docx", 40)
        for name in ("certificate", "honour", "appointment", "invitation")
    },
}
OF_FORMS = {f"form-{form.name.lower().replace('_', '-')}.png": form for form in Format}
OF_PROVISIONS = "form-provisions.png"
DRAWN = ("roster-sheet.png", "output.png", "reviewed-copy.png", *OF_FORMS, OF_PROVISIONS)


def main() -> None:
    """All pictures, written into ``docs/pictures``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offices = {"ours": ours(folder / "ours"), "invented": invented(folder / "invented")}
        save(_sheet(offices["invented"] / "名单.xlsx"), "roster-sheet.png")
        save(_reviewed(offices["invented"] / "templates" / "notice"), "reviewed-copy.png")
        _forms(folder / "forms")
        for office in offices.values():
            build(templates=office / "templates", units=office / "units.yaml", output=office / "output")
        (papers,) = (offices["invented"] / "output").iterdir()
        save(_listing(_tree(papers)), "output.png")
        _make_papers_around(offices["invented"])
        offices["meeting"] = _meeting(folder / "meeting")
        files = {name: _only(offices[shot.office], shot.file) for name, shot in PAGES.items()}
        run = to_pdf([_named(file, folder / name) for name, file in files.items()], folder / "pdf")
        for result in run.results:
            name = f"{Path(result.pdf).stem}.png"
            save(_page(Path(result.pdf), PAGES[name]), name)


def ours(folder: Path) -> Path:
    """The templates that come with the program, the contact of their notice an invented one."""
    Desk.at(folder)
    notice = folder / "templates" / "notice" / "notice.md"
    lines = notice.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[: lines.index("---", 1)]):
        key = line.strip().partition(":")[0]
        if line.startswith(" ") and key in INVENTED:
            lines[number] = f"  {key}: {INVENTED[key]}"
    notice.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def invented(folder: Path, programs: Path | None = None) -> Path:
    """The desk of the first dispatch, its commands run until the notice has its number, and nothing built."""
    desk = Desk.at(folder, programs)
    for fence in fences(text(FIRST_DISPATCH)):
        desk.take(fence)
        if _GIVEN_NUMBER.search(fence.body):  # what follows has happened later
            [opened] = [path.parent for path in folder.glob("*/units.yaml")]
            shutil.rmtree(opened / "output")
            return opened
    raise ValueError(f"{FIRST_DISPATCH} gives no number")


def _forms(folder: Path) -> None:
    """The sample of each form, and the attachment of the page of forms that is set as provisions, small."""
    for name, form in OF_FORMS.items():
        new_notice(folder / form, form)  # in no desk: each has its own organ
        save(_small(folder, form), name, _FEW)
    issuing = folder / "issuing"
    issuing.mkdir()
    (issuing.parent / "house.yaml").write_text(_HOUSE, encoding="utf-8")
    for fence in fences(text(FORMS)):
        for word, what in fence.orders:
            if word == "file" and "/印发/" in what:
                (issuing / Path(what).name).write_text(fence.body, encoding="utf-8")
    save(_small(folder, issuing.name, page=1), OF_PROVISIONS, _FEW)


def _small(folder: Path, notice: str, page: int = 0) -> Image.Image:
    pages = paint(notice=folder / notice, templates=folder, format="png", dpi=_SMALL_DPI)
    return ImageOps.expand(Image.open(io.BytesIO(pages[page])).convert("RGB"), 1, _FRAME)


def _make_papers_around(office: Path) -> None:
    """Makes the papers around a notice, with the notice of ``office`` and over the sample sheets."""
    for file in (PAPERS / each for each in BUILT):
        (office / "templates" / file.parent.name / file.name).write_bytes(file.read_bytes())
    build(templates=office / "templates", units=office / "units.yaml", output=office / "output")
    for template, given in MERGED.items():
        folder = (PAPERS / template).parent
        output = office / "output" / "merged" / Path(template).stem
        merge(PAPERS / template, units=folder / given.sheet, output=output, name_column=given.names)


def _meeting(folder: Path) -> Path:
    """A desk with the papers of a meeting of twelve."""
    folder.mkdir()
    with contextlib.chdir(folder):
        build_meeting(folder, people(12))
    return folder


def _only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def _named(file: Path, path: Path) -> Path:
    """A copy whose PDF bears the picture's name."""
    copy = path.with_suffix(".docx")
    copy.write_bytes(file.read_bytes())
    return copy


def _reviewed(notice: Path) -> Image.Image:
    """The marked-up first page of a draft that somebody has reviewed."""
    copy = draft_of(notice)
    for old, new in (("经研究，", ""), ("是否完好", "能否正常使用"), ("是否畅通", "有无堆放杂物")):
        copy = replaced(copy, old, new, author=AUTHOR)
    return _page(print_marked_up(copy, ".docx", notice.name, datetime(2026, 3, 5, tzinfo=UTC)), Shot("", "", 80))


def _page(pdf: Path | bytes, shot: Shot) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=shot.dpi / 72).to_pil()
    return ImageOps.expand(page.crop((0, 0, page.width, round(page.height * shot.height))), 1, _FRAME)


@cache
def _font(family: str, size: int) -> ImageFont.FreeTypeFont:
    words = ["fc-match", "--format", "%{file}|%{index}", family]
    file, _, index = subprocess.run(words, capture_output=True, text=True, check=True).stdout.partition("|")
    return ImageFont.truetype(file, size, index=int(index))


def _tree(folder: Path) -> list[tuple[int, str, bool]]:
    return list(_branch(folder, 0))


def _branch(path: Path, depth: int) -> Iterator[tuple[int, str, bool]]:
    yield depth, path.name, path.is_dir()
    if path.is_dir():
        below = sorted(path.iterdir(), key=lambda each: (each.is_file(), each.name))
        for each in below:
            yield from _branch(each, depth + 1)


def _listing(rows: list[tuple[int, str, bool]]) -> Image.Image:
    """A folder as a listing, what lies in it set in."""
    image = Image.new("RGB", (760, _LINE * len(rows) + 24), "white")
    pen = ImageDraw.Draw(image)
    font = _font("Noto Sans CJK SC", 17)
    for number, (depth, name, is_folder) in enumerate(rows):
        left, top = 20 + 34 * depth, 12 + _LINE * number
        _icon(pen, left, top + 5, name, is_folder)
        pen.text((left + 30, top + 1), name, _INK, font)
    return ImageOps.expand(image, 1, _FRAME)


def _icon(pen: ImageDraw.ImageDraw, left: int, top: int, name: str, is_folder: bool) -> None:
    if is_folder:
        pen.rectangle((left, top, left + 9, top + 5), _YELLOW)
        pen.rectangle((left, top + 4, left + 20, top + 18), _YELLOW)
        return
    colour = {".docx": _BLUE, ".xlsx": "#217346"}.get(Path(name).suffix, _PALE)
    pen.rectangle((left + 3, top, left + 17, top + 19), "white", colour, 2)
    for line in (5, 9, 13):
        pen.line((left + 6, top + line, left + 14, top + line), colour)


def _sheet(path: Path) -> Image.Image:
    """The first worksheet of a workbook, with the names of its columns and rows."""
    rows = [[cell or "" for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].values]
    font, pale = _font("Noto Sans CJK SC", 17), "#f0f0f0"
    widths = [round(max(font.getlength(str(cell)) for cell in column)) + 28 for column in zip(*rows, strict=True)]
    edges = list(accumulate([44, *widths]))
    image = Image.new("RGB", (edges[-1] + 1, _LINE * (len(rows) + 1) + 1), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, image.width, _LINE), pale)
    pen.rectangle((0, 0, edges[0], image.height), pale)
    for left, letter in zip(edges, ascii_uppercase, strict=False):
        pen.line((left, 0, left, image.height), _FRAME)
        pen.text((left + 10, 2), letter if left < edges[-1] else "", _PALE, font)
    for number, row in enumerate(rows, 1):
        top = _LINE * number
        pen.line((0, top, image.width, top), _FRAME)
        pen.text((14, top + 2), str(number), _PALE, font)
        for left, cell in zip(edges, row, strict=False):
            pen.text((left + 10, top + 2), str(cell), _INK, font)
    return ImageOps.expand(image, 1, _FRAME)


def save(image: Image.Image, name: str, colours: int = 32) -> None:
    """The picture in as few ``colours`` as it needs. Raises ValueError where it is larger than pages should load."""
    path = FOLDER / name
    image.convert("RGB").quantize(colours).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{name} has {path.stat().st_size} bytes")
    print(path.relative_to(ROOT), path.stat().st_size, file=sys.stderr)


if __name__ == "__main__":
    main()
