"""A desk whose every document and workbook was saved by another program: what is on it, and what a command makes there.

The documents are python-docx's, our own writer's and LibreOffice's; one template has whatever depends on the main part:
two sections, a header with a picture and a link, fonts on runs, a field that counts a section's pages.
"""

import contextlib
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import docx
import openpyxl
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Length, Mm

from generator.cli.entry_point import run
from tests.check.rules.planting import base
from tests.other_makers.variants import MAINS, canonical, changed, opened, written
from tests.sample_office import NOTICE, Office
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import blank, lighten, saved

SHIPPED = Path(__file__).parents[2] / "templates"
PACKAGES = (".docx", ".dotx", ".xlsx")
ATTACHMENTS = """\
attachments:
  - {title: 目录格式, file: 格式.docx}
  - {title: 统计表, file: 统计表.xlsx}
---
请"""
RARE = "双䶮馆"
"""A name with a character that 仿宋_GB2312 doesn't have."""
UNITS = f"""\
groups:
  - name: 分馆
    units:
      - {{name: {RARE}, addressee: 东馆办公室, code: "01", copies: 2, contact: 示例甲, phone: 023-00000000}}
      - {{name: 西馆, code: "02"}}
      - {{name: A&B馆<试点>, code: "03", copies: 3}}
  - name: 直属单位
    units:
      - {{name: 修复中心, code: "04"}}
"""
ROWS = (
    ("组别", "单位名称", "主送称谓", "代码", "份数"),
    ("分馆", RARE, "东馆办公室", "01", "2"),
    ("分馆", "西馆", None, "02", None),
    ("分馆", "A&B馆<试点>", None, "03", "3"),
    ("直属单位", "修复中心", None, "04", "1"),
)
LETTER, OWN, RESAVED = "unit/函.docx", "unit/告知书.docx", "unit/回执.docx"


@dataclass(frozen=True)
class Done:
    """What a command returned and said; places of this machine and names of main parts are left out."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of what was told."""
        return re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]", self.err)


@dataclass(frozen=True)
class Desk:
    """The folder, and how every package of it was saved."""

    folder: Path
    dress: Callable[[bytes], bytes]

    @property
    def office(self) -> Office:
        return Office(self.folder)

    def run(self, *words: str) -> Done:
        """A command run on this desk."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([*words, "--lang", "en"])
        return Done(code, self._plain(out.getvalue()), self._plain(err.getvalue()))

    def papers(self, below: str = "output") -> dict[str, object]:
        """Every file below a folder; of packages what they hold."""
        found: dict[str, object] = {}
        for path in sorted((self.folder / below).rglob("*")):
            if path.is_file():
                found[path.relative_to(self.folder / below).as_posix()] = held(path)
        return found

    def _plain(self, text: str) -> str:
        return _PART.sub(_plain_name, text.replace(str(self.folder), "DESK"))


_PART = re.compile(r"\b(?:word|xl)/[\w%/ .-]+?\.(?:xml|png)\b", re.IGNORECASE)


def _plain_name(found: re.Match[str]) -> str:
    """The part's name in the plain package."""
    name = unquote(found[0]).lower().replace(" 件", "")
    return {other: name for name, other in MAINS.items()}.get(name, name)


def desk(folder: Path, resaved: bytes) -> Desk:
    """The plain desk; ``resaved`` is :func:`letter` as LibreOffice saves it."""
    office = Office(folder)
    office.write("templates/notice/notice.md", NOTICE.replace("---\n请", ATTACHMENTS))
    office.write("units.yaml", UNITS)
    office.write("templates/house.yaml", "printing:\n  files: [函, 告知书, 回执]\n  once: [回执]\n")
    for name, data in {
        LETTER: letter(),
        OWN: own(folder / "own"),
        RESAVED: resaved,
        "notice/格式.docx": attachment(),
        "notice/统计表.xlsx": sheet(ROWS),
        **{f"dispatch/{name}": (SHIPPED / "dispatch" / name).read_bytes() for name in SHIPPED_LISTS},
    }.items():
        path = folder / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    for name, data in {
        "名单.xlsx": sheet(ROWS),
        "公文.docx": finished(Mm(30)),
        "新公文.docx": finished(Mm(37), "现将有关事项通知如下。", "现将新的事项通知如下。"),
        "页.docx": lines("甲页", "乙页", pages=True),
        "模板.dotx": letter(),
    }.items():
        (folder / name).write_bytes(data)
    plain = Desk(folder, bytes)
    for step, name in (("", "旧"), ("{{ unit.copies }}", "新")):
        (folder / "templates" / LETTER).write_bytes(replaced(letter(), "份。", f"份。{step}"))
        assert plain.run("build").code == 0
        shutil.copytree(folder / "output", folder / name)
        shutil.rmtree(folder / "output")
    (folder / "templates" / LETTER).write_bytes(letter())
    assert plain.run("register", "add", "示档发〔2024〕3号", "--title", "一件", "--date", "2024-03-05").code == 0
    return plain


def replaced(data: bytes, old: str, new: str) -> bytes:
    """A document with other words in its main part."""
    package = opened(data)
    assert old.encode() in package.parts[package.main]
    return written(changed(package, package.main, lambda part: part.replace(old.encode(), new.encode())))


def finished(top: Length, old: str = "", new: str = "") -> bytes:
    """A finished notice made by hand with python-docx, with another margin, and perhaps other words."""
    document = docx.Document(io.BytesIO(base("by hand")))
    lighten(document)
    document.sections[0].top_margin = top
    for paragraph in document.paragraphs:
        for each in paragraph.runs:
            if old and old in each.text:
                each.text = each.text.replace(old, new)
    return saved(document)


SHIPPED_LISTS = ("distribution-list.docx", "distribution-list.xlsx", "print-order.docx", "print-order.xlsx")


def dressed(plain: Desk, folder: Path, dress: Callable[[bytes], bytes]) -> Desk:
    """A copy of ``plain`` in a new ``folder``, every package of it saved by another program."""
    shutil.copytree(plain.folder, folder)
    for path in packages(folder):
        path.write_bytes(dress(path.read_bytes()))
    for path in folder.rglob("manifest.json"):
        redigest(path)
    return Desk(folder, dress)


def redigest(manifest: Path) -> None:
    """Has a manifest name the digests of the files as they are: nobody has changed them by hand."""
    data = json.loads(manifest.read_bytes())
    for each in data["files"]:
        now = (manifest.parent / each["path"]).read_bytes()
        each.update(sha256=hashlib.sha256(now).hexdigest(), bytes=len(now))
    manifest.write_text(json.dumps(data), encoding="utf-8")


def held(path: Path) -> object:
    """What a file says, whatever the parts of packages are called: of a manifest what has no digest in it."""
    if path.suffix in PACKAGES:
        return canonical(path.read_bytes())
    if path.name == "manifest.json":
        files = json.loads(path.read_bytes())["files"]
        return [{key: each[key] for key in ("path", "kind", "unit", "template", "copies", "pages")} for each in files]
    return path.read_bytes()


def packages(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix in PACKAGES)


def letter() -> bytes:
    """A template by python-docx: two sections, a header with a picture and a link, a table, a list, fonts on runs."""
    document = blank()
    first = document.sections[0]
    first.header.paragraphs[0].add_run("{{ notice.number }}").add_picture(io.BytesIO(picture_bytes("PNG")), width=Mm(5))
    link(first.header.part, first.header.paragraphs[0]._p)
    counted(first)
    addressee = document.add_paragraph().add_run("{{ unit.addressee }}{{ unit.name }}：")
    addressee.font.name = "仿宋_GB2312"
    addressee._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    document.add_paragraph("现寄上{{ notice.title }}{{ unit.copies }}份。", style="List Number")
    table = document.add_table(3, 2)
    for row, texts in enumerate((("{%tr for each in units %}", ""), ("{{ each.name }}", "{{ each.copies }}"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "背面"
    document.add_paragraph("（背面，{{ serial }}/{{ total }}）")
    return saved(document)


def counted(section: Section) -> None:
    """The footer counts the pages of its section, whose numbers begin again."""
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    paragraph = section.footer.paragraphs[0]
    for kind, text in (("begin", ""), ("", " SECTIONPAGES "), ("separate", ""), (None, "9"), ("end", "")):
        piece = paragraph.add_run(text if kind is None else "")._r
        if kind is not None:
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            piece.append(element)


def link(part: Part, paragraph: CT_P) -> None:
    """A link to a page elsewhere."""
    element = OxmlElement("w:hyperlink")
    address = "https://example.invalid/a#b"
    element.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "链接"
    element.append(run)
    paragraph.append(element)


def attachment() -> bytes:
    """An attachment in two sections, the first on a landscape page, with a picture and a list."""
    document = blank()
    document.add_paragraph("格式一", style="List Bullet")
    document.add_picture(io.BytesIO(picture_bytes("PNG")), width=Mm(20))
    document.add_section()
    document.add_paragraph("格式二")
    return saved(document)


def own(folder: Path) -> bytes:
    """A template that our own writer has written: a paper for units, its words made tags."""
    office = Office.at(folder)
    office.write(
        "templates/unit/告知书.md",
        "---\ntitle: 关于送达的告知书\nrecipients: 收文者\n---\n兹将公文送达你单位，请查收。\n",
    )
    office.build(only=["西馆"])
    [path] = office.papers.rglob("告知书/*.docx")
    package = opened(path.read_bytes())
    shutil.rmtree(folder)
    tags = {"收文者": "{{ unit.addressee }}", "你单位": "{{ unit.name }}"}

    def tagged(data: bytes) -> bytes:
        for word, tag in tags.items():
            assert word.encode() in data
            data = data.replace(word.encode(), tag.encode())
        return data

    return written(changed(package, package.main, tagged))


def sheet(rows: Sequence[Sequence[str | None]]) -> bytes:
    """A workbook by openpyxl with one sheet."""
    book = openpyxl.Workbook()
    [page] = book.worksheets
    for row in rows:
        page.append(list(row))
    return saved(book)


def lines(*texts: str, pages: bool = False) -> bytes:
    """A finished document of these lines; with ``pages`` a page for each, counted in the footer."""
    document = blank()
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph(text)
        if pages and number:
            paragraph.runs[0]._r.insert(0, OxmlElement("w:br"))
            paragraph.runs[0]._r[0].set(qn("w:type"), WD_BREAK.PAGE.name.lower())
    if pages:
        counted(document.sections[0])
    return saved(document)
