"""How pages are painted, and what decides whether a painted PDF can be kept."""

import io
import pickle
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

import generator.dispatch.papers.painting as module
from generator.dispatch.papers.painting import PageFormat, Painting, Rules, as_tags, names_listed, needs_office
from generator.ground.errors import Problem
from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed as place
from generator.official.layout.program_differences import LIBREOFFICE, WORD, Program
from generator.official.placed_pages import PlacedDocument
from generator.writing.manifest_entries import ManifestFile
from tests.dispatch.stand_in_printer import FONTS, no_suite, paint_by_stand_in
from tests.official.layout.measured_documents import BASE
from tests.official.painters.ofd.ofd_reader import read_ofd
from tests.sample_office import NOTICE, Office, tree

SHA, OTHER_SHA = "0" * 64, "1" * 64
NAMES = ("仿宋_GB2312", "黑体")
WITH_OFFICE = (*NAMES, "LibreOffice")


@pytest.fixture(scope="module")
def document() -> LaidOutDocument:
    return lay_out(BASE)


def entry(painting: Painting, names: tuple[str, ...], *, told: bool = False) -> ManifestFile:
    """The entry of a PDF that was painted so."""
    blank = ManifestFile("a.pdf", "notice", None, None, "notice.md", SHA, SHA, SHA, 1, 1, 1)
    return replace(blank, values=painting.values(SHA, names), tags=as_tags(names), told=told, printed_by="own")


class TestWhatIsKept:
    @pytest.fixture(autouse=True)
    def stand_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        paint_by_stand_in(monkeypatch)
        no_suite(monkeypatch)

    def test_the_same(self) -> None:
        assert Painting().keeps(entry(Painting(), NAMES), SHA)
        assert names_listed(entry(Painting(), NAMES)) == NAMES

    def test_nothing_that_is_not_there(self) -> None:
        assert not Painting().keeps(None, SHA)

    def test_nothing_of_another_document(self) -> None:
        assert not Painting().keeps(entry(Painting(), NAMES), OTHER_SHA)

    def test_nothing_that_was_made_as_another_kind_of_pdf(self) -> None:
        assert not Painting(pdf_a=True).keeps(entry(Painting(), NAMES), SHA)

    def test_nothing_with_something_to_report(self) -> None:
        assert not Painting().keeps(entry(Painting(), NAMES, told=True), SHA)

    def test_nothing_that_libreoffice_printed(self) -> None:
        assert not Painting().keeps(replace(entry(Painting(), NAMES), printed_by="office"), SHA)

    def test_nothing_in_other_fonts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = entry(Painting(), NAMES)
        monkeypatch.setattr(FONTS, lambda _: type("Fonts", (), {"mark": "others"}))
        assert not Painting().keeps(before, SHA)

    def test_pages_of_libreoffice_are_those_of_the_same_libreoffice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.office.suite.has_suite", lambda: True)
        monkeypatch.setattr("generator.office.pdf.font_substitution.printer", lambda: "25.2")
        with_pages, without = entry(Painting(), WITH_OFFICE), entry(Painting(), NAMES)
        assert Painting().keeps(with_pages, SHA)
        monkeypatch.setattr("generator.office.pdf.font_substitution.printer", lambda: "25.8")
        assert not Painting().keeps(with_pages, SHA)
        assert Painting().keeps(without, SHA)

    def test_pages_of_a_libreoffice_that_is_gone_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as there:
            there.setattr("generator.office.suite.has_suite", lambda: True)
            there.setattr("generator.office.pdf.font_substitution.printer", lambda: "25.2")
            before = entry(Painting(), WITH_OFFICE)
        assert Painting(before="25.2").keeps(before, SHA)
        assert not Painting().keeps(before, SHA)

    def test_another_process_decides_alike(self) -> None:
        painting = Painting(pdf_a=True, before="25.2")
        before = entry(painting, WITH_OFFICE)
        assert pickle.loads(pickle.dumps(painting)).keeps(before, SHA)


class TestPages:
    """By the painters themselves."""

    @pytest.fixture(autouse=True)
    def without_libreoffice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        no_suite(monkeypatch)

    def test_a_pdf(self, document: LaidOutDocument) -> None:
        painted = Painting().pdf(document)
        opened = pypdfium2.PdfDocument(painted.data)
        assert len(opened) == document.pages
        assert opened.get_metadata_dict()["Title"] == document.title
        opened.close()
        assert painted.names == tuple(sorted(set(document.fonts.values())))
        assert (painted.warnings, needs_office(painted.names)) == ((), False)
        assert Painting().pages(document, "pdf").pages == [painted.data]

    def test_pictures(self, document: LaidOutDocument) -> None:
        drawn = Painting().pages(document, "png", dpi=36).pages
        assert [Image.open(io.BytesIO(each)).size for each in drawn] == [(298, 421)] * document.pages
        shown = Painting().pages(document, "svg").pages
        assert [each.startswith(b"<svg") for each in shown] == [True] * document.pages

    @pytest.mark.parametrize("kind", ["svg", "pdf"])
    @pytest.mark.parametrize(("rules", "program"), [("word", WORD), ("libreoffice", LIBREOFFICE)])
    def test_rules(
        self,
        document: LaidOutDocument,
        monkeypatch: pytest.MonkeyPatch,
        kind: PageFormat,
        rules: Rules,
        program: object,
    ) -> None:
        asked: list[object] = []

        def placed(laid_out: LaidOutDocument, of: Program) -> PlacedDocument:
            asked.append(of)
            return place(laid_out, of)

        monkeypatch.setattr(module, "placed", placed)
        Painting().pages(document, kind, rules=rules)
        assert asked == [program]

    def test_letters_of_a_print_file(self, document: LaidOutDocument) -> None:
        pages = [len(pypdfium2.PdfDocument(Painting().joined_pdf([document] * 2, duplex=True).data))]
        odd = document.pages % 2
        assert pages == [2 * document.pages + odd]


def test_warnings_are_those_of_all_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Problem("pdf-font-stand-in", facts={"font": "仿宋_GB2312", "by": "示例", "file": "示例.otf"})
    paint_by_stand_in(monkeypatch, warning)
    assert Painting().warnings(WITH_OFFICE) == (warning,)
    assert Painting().warnings(()) == ()


# OFD files of a set: made, kept, removed, refused by name.


def ofds(office: Office, **options: object) -> dict[str, str]:
    """What a build with these options did with each OFD."""
    return {each.path: each.action for each in office.build(**options).changes if each.path.endswith(".ofd")}


def test_a_set_keeps_its_ofds(office: Office) -> None:
    first = ofds(office, ofd=True)
    assert {*first.values()} == {"new"}
    assert {*ofds(office).values()} == {"unchanged"}
    manifest = office.build()
    data = {path: (manifest.folder / path).read_bytes() for path in first}
    assert (manifest.options.ofd, manifest.options.ofd_a) == (True, False)
    assert {read_ofd(each).doc_type for each in data.values()} == {"OFD"}
    assert any(read_ofd(each).facts.get("发文字号") == manifest.number for each in data.values())
    assert {*ofds(office, ofd_a=True).values()} == {"remade"}
    assert {*ofds(office, ofd=False).values()} == {"removed"}


def test_the_source_is_attached_where_the_house_says_so(office: Office) -> None:
    front, _, text = NOTICE.rpartition("---\n")
    office.write("templates/house.yaml", "ofd: {attach: source}\n")
    keys = "disclosure: 主动公开\npublic: {目录: 清单}\n"
    office.write("templates/notice/notice.md", f"{front}{keys}---\n{text}请于三月底前报送《目录》。\n")
    (notice,) = (data for path, data in tree(office.build(ofd=True).folder).items() if is_of_notice(path))
    (source,) = read_ofd(notice).attachments.values()
    assert keys in source.decode()
    assert "请于三月底前" not in source.decode()
    public = tree(office.build(ofd=True, public=True).folder)
    (shown,) = (read_ofd(data) for path, data in public.items() if path.endswith(".ofd"))
    assert shown.attachments == {}
    assert "Author" not in shown.facts
    assert "目录" not in "".join([*shown.facts.values(), *(each.text for page in shown.pages for each in page.shown)])


def is_of_notice(path: str) -> bool:
    return path.endswith(".ofd") and "关于" in path.rpartition("/")[2]


def test_papers_of_word_templates_are_named(office: Office) -> None:
    foreseen = office.build(ofd=True, dry_run=True).warnings
    assert foreseen == office.build(ofd=True).warnings
    codes = [problem.code for problem in foreseen]
    word = [path for path in (office.folder / "templates").rglob("*.docx") if "notice" not in path.parts]
    assert ("ofd-of-word" in codes) == bool(word)


@pytest.mark.parametrize("detached", ["false", "true"])
def test_word_files_that_are_set_in_are_named(office: Office, detached: str) -> None:
    office.template("notice/附表.docx", ["示例"])
    entry = f"{{title: 示例表, file: 附表.docx, detached: {detached}}}"
    office.replace("templates/notice/notice.md", "title:", f"attachments: [{entry}]\ntitle:")
    foreseen, made = office.build(ofd=True, dry_run=True), office.build(ofd=True)
    assert foreseen.warnings == made.warnings
    [refused] = [each for each in made.warnings if each.code == "ofd-inset"]
    assert "示例表" in refused.text()
    named = [[each.path for each in run.changes if each.path.endswith(".ofd")] for run in (foreseen, made)]
    assert named[0] == named[1]
    assert any(map(is_of_notice, named[0])) == (detached == "true")


@pytest.mark.parametrize("kind", ["pdf", "ofd"])
def test_a_file_changed_by_hand_is_remade_for_that_alone(office: Office, kind: str) -> None:
    options: dict[str, object] = {kind: True}
    [made] = [path for path in office.build(**options).folder.glob(f"*.{kind}") if "通知" in path.name]
    made.write_bytes(b"")
    assert [each.reasons for each in office.build().changes if each.path == made.name] == [("edited",)]
