from pathlib import Path

import pytest

from generator import GeneratorError, paint
from generator.desk.previewing import preview
from generator.dispatch.papers.painting import PageFormat, Rules
from generator.ground.errors import OutputError, UsageError
from tests.dispatch.stand_in_printer import no_suite
from tests.sample_office import Office, tree

BEGINS: dict[PageFormat, bytes] = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)


@pytest.mark.parametrize("format", BEGINS)
@pytest.mark.parametrize("rules", ["word", "libreoffice"])
def test_pages_of_a_notice(office: Office, format: PageFormat, rules: Rules) -> None:  # noqa: A002
    templates = office.folder / "templates"
    before = tree(office.folder)
    pages = paint(templates=templates, format=format, rules=rules)
    assert [page[: len(BEGINS[format])] for page in pages] == [BEGINS[format]]
    assert paint(notice=templates / "notice", templates=templates, format=format, rules=rules) == pages
    assert tree(office.folder) == before


def test_without_arguments_the_notice_here_is_painted_as_svg(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office.folder)
    assert paint() == paint(templates=office.folder / "templates", format="svg")


def test_house_and_edition(office: Office) -> None:
    templates = office.folder / "templates"
    plain = paint(templates=templates)
    office.write("templates/house.yaml", "fonts: {body: 示例仿宋}\n")
    assert "示例仿宋" in paint(templates=templates)[0].decode()
    draft = paint(templates=templates, draft=True)[0].decode()
    assert "征求意见稿" in draft
    assert draft != plain[0].decode()


@pytest.mark.parametrize("format", BEGINS)
def test_what_is_not_painted_right_is_an_error_or_warning(
    office: Office,
    format: PageFormat,  # noqa: A002
) -> None:
    office.replace("templates/notice/notice.md", "请于三月", "请于བོད་三月")
    with pytest.raises(OutputError) as refused:
        paint(templates=office.folder / "templates", format=format)
    assert [(each.code, each.severity) for each in refused.value.problems] == [("pdf-unpainted", "error")]
    if format != "pdf":
        pages = preview(
            templates=office.folder / "templates",
            units=office.folder / "units.yaml",
            output=office.output,
            kind=format,
            dpi=36,
        )
        assert [each.severity for each in pages.warnings if each.code == "pdf-unpainted"] == ["warning"]


def test_what_cannot_be_painted(office: Office, tmp_path: Path) -> None:
    templates = office.folder / "templates"
    with pytest.raises(UsageError):
        paint(notice=templates / "other", templates=templates)
    office.replace("templates/notice/notice.md", "请于", "{{ notice.nothing }}请于")
    with pytest.raises(GeneratorError) as raised:
        paint(templates=templates)
    assert [problem.code for problem in raised.value.problems] == ["text-missing-name"]
    assert tmp_path.exists()
