"""Documents as clerks make them: the printed page tells nothing that is not so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.check import right
from tests.check.rendered.planting import Pages, needed
from tests.check.right import data_of, empty, finish, imprint, started
from tests.check.rules.by_hand import DATE, FOUR_ZI, ORGAN, at_right, head, main
from tests.check.rules.planting import add_base, grave
from tests.check.rules.test_page import every_line, grid

pytestmark = pytest.mark.xdist_group("printed")

OTHER_FONTS = {
    "仿宋_GB2312": "方正仿宋_GBK",
    "楷体_GB2312": "方正楷体_GBK",
    "黑体": "方正黑体_GBK",
    "宋体": "方正书宋_GBK",
    "方正小标宋简体": "方正小标宋_GBK",
}
"""Fonts that offices have and this machine has not."""

HABITS: dict[str, tuple[Callable[[], Document], set[str]]] = {}
"""A document by what is special about it, and the rules that its pages alone depart from."""


def habit(*rules: str) -> Callable[[Callable[[], Document]], Callable[[], Document]]:
    def register(make: Callable[[], Document]) -> Callable[[], Document]:
        name = make.__name__.replace("_", " ")
        HABITS[name] = make, set(rules)
        add_base(name, lambda: data_of(make()))
        needed(name)
        return make

    return register


def changed(*changes: Callable[[Document], object]) -> Document:
    document = right.right_notice()
    for change in changes:
        change(document)
    return document


@habit()
def a_pitch_of_28_points_on_the_grid() -> Document:
    return changed(every_line(28))


@habit()
def a_pitch_of_30_points() -> Document:
    return changed(every_line(30))


@habit()
def the_grid_of_a_new_document_in_word() -> Document:
    return changed(grid(type="lines", linePitch="312"))


@habit()
def single_lines_on_a_grid_of_lines() -> Document:
    def single(document: Document) -> None:
        for each in document.paragraphs:
            if each.paragraph_format.line_spacing == Pt(28.95):
                each.paragraph_format.line_spacing = 1.0
        for rule in document.element.body.iter(qn("w:bottom")):
            if rule.get(qn("w:space")) == "8":  # a line in the middle of the grid's leaves more white
                rule.set(qn("w:space"), "6")

    return changed(grid(type="lines"), single)


@habit()
def fonts_that_are_not_there() -> Document:
    def other(document: Document) -> None:
        section = document.sections[0]
        for part in (document.element, document.styles.element, section.footer._element):
            for fonts in part.iter(qn("w:rFonts")):
                for name, value in list(fonts.attrib.items()):
                    fonts.set(name, OTHER_FONTS.get(str(value), str(value)))

    return changed(other)


@habit()
def a_header() -> Document:
    """Which the file tells; its lines part no paragraph of the text."""

    def named(document: Document) -> None:
        section = document.sections[0]
        for header in (section.header, section.even_page_header):
            header.paragraphs[0].text = ORGAN

    return changed(named)


@habit()
def one_page() -> Document:
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知", text=("请于4月30日前将工作情况书面报送我局。",))
    empty(document, 2)
    at_right(document, ORGAN, FOUR_ZI + 167).paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    imprint(document, f"抄送：示例市财政局。\n{ORGAN}办公室\t{DATE}印发")
    finish(document, f"{ORGAN}关于做好有关工作的通知")
    return document


@pytest.mark.parametrize("name", HABITS)
def test_a_habit(name: str, pages: Pages) -> None:
    judged = pages.right(name)
    told = judged.told[len(judged.on_file) :]
    assert {each.code for each in grave(told)} == HABITS[name][1], [each.text("en") for each in grave(told)]
