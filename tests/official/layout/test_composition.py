"""What holds of a whole document: what a count of pages decides is so in Word and in LibreOffice, and the like.

A paragraph of `Word/WPS，` has lines of other lengths in both: a pair with a slash is one word in Word alone.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

import pytest

from generator.official.blocks import (
    TEXT_ROLES,
    Block,
    ImprintBlock,
    LaidOutDocument,
    LaidOutSection,
    ParagraphBlock,
    Role,
)
from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout.composition import counted_text, lay_out
from generator.official.layout.imprint_block import height
from generator.official.layout.page_count import Pages, count_sections
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.signature_page import USUAL, DocumentSpacing, ways
from generator.standard import length, number
from tests.check import matrix
from tests.official.layout.generated_documents import generated_document, generated_ending
from tests.official.layout.measured_documents import BASE

SIZES = [(13, range(2, 14)), (16, range(2, 12)), (19, range(2, 9)), (32, range(2, 7))]
"""So many times `Word/WPS，示例，` in a paragraph, and so many of these."""
DOCUMENT_SEEDS = (5, 14, 24, 39, 73, 89, 136, 139, 147, 167, 174, 202, 20268, 20343)
ENDING_SEEDS = (20, 42, 181, 183)
TAIL = 12
_SIGNED = frozenset((Role.SIGNATURE, Role.DATE, Role.STAMP))

pytestmark = [pytest.mark.xdist_group("counted twice"), pytest.mark.modules_in_turn(4)]


@dataclass(frozen=True)
class Counted:
    """A document, as laid out, and both counts of all that is before its 版记."""

    document: OfficialDocument
    laid_out: LaidOutDocument
    every: tuple[Pages, ...]

    @property
    def imprint(self) -> ImprintBlock | None:
        return next((block for block in self.blocks if isinstance(block, ImprintBlock)), None)

    @property
    def own(self) -> LaidOutSection | None:
        """The section that has nothing but the 版记."""
        last = self.laid_out.sections[-1]
        return last if isinstance(last.blocks[0], ImprintBlock) else None

    @property
    def blocks(self) -> list[Block]:
        return [block for section in self.laid_out.sections for block in section.blocks]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.laid_out.warnings]


def repeated(words: int, paragraphs: int) -> OfficialDocument:
    paragraph = WrittenParagraph(Level.TEXT, "", "Word/WPS，示例，" * words + "。")
    return replace(BASE, body=(paragraph,) * paragraphs)


@cache
def documents() -> dict[str, Counted]:
    made = {
        **{f"{words} words, {count} paragraphs": repeated(words, count) for words, counts in SIZES for count in counts},
        **{f"document {seed}": generated_document(seed) for seed in DOCUMENT_SEEDS},
        **{f"ending {seed}": generated_ending(seed) for seed in ENDING_SEEDS},
    }
    return {name: _counted(document) for name, document in made.items()}


def _counted(document: OfficialDocument) -> Counted:
    laid_out = lay_out(document)
    text = [
        replace(section, blocks=blocks) for section in laid_out.sections if (blocks := _before_imprint(section.blocks))
    ]
    return Counted(document, laid_out, tuple(count_sections(text, laid_out.setup, program) for program in PROGRAMS))


def _before_imprint(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    place = next((place for place, block in enumerate(blocks) if isinstance(block, ImprintBlock)), len(blocks))
    return blocks[:place]


def has_room(every: tuple[Pages, ...], imprint: ImprintBlock) -> tuple[bool, ...]:
    """Whether the last page is even and has the 版记's height left, and as much beside it as each program needs."""
    spares = length("grid.pitch") * number("imprint.spare_lines"), length("imprint.rounding")
    rooms = zip(every, spares, strict=True)
    return tuple(len(pages.texts) % 2 == 0 and pages.room >= height(imprint) + spare for pages, spare in rooms)


def test_the_documents_are_of_every_kind() -> None:
    """Only Word has room, only LibreOffice has, one has more pages; a signature is alone in one program alone."""
    rooms = {has_room(each.every, imprint) for each, imprint in _with_imprint()}
    assert rooms == {(True, True), (True, False), (False, True), (False, False)}
    pages = {
        _more(len(each.laid_out.page_texts), len(each.laid_out.libreoffice_texts)) for each in documents().values()
    }
    assert pages == {-1, 0, 1}
    unfitted = (counted_text(each.document) for each in documents().values())
    alone = {tuple(_is_alone(pages, counted.blocks) for pages in counted.every) for counted in unfitted}
    assert {(True, False), (False, True)} <= alone


def _more(one: int, other: int) -> int:
    return (one > other) - (one < other)


def _with_imprint() -> list[tuple[Counted, ImprintBlock]]:
    return [(each, each.imprint) for each in documents().values() if each.imprint is not None]


def test_the_imprint_shares_a_page_only_where_both_programs_have_room() -> None:
    for each, imprint in _with_imprint():
        assert (each.own is None) is all(has_room(each.every, imprint))
        assert each.own is None or each.own.even_page


def test_the_imprint_ends_an_even_page_in_both_programs() -> None:
    for each, imprint in _with_imprint():
        words = "".join(paragraph.text.replace("\t", "") for paragraph in imprint.paragraphs)
        for texts in (each.laid_out.page_texts, each.laid_out.libreoffice_texts):
            assert len(texts) % 2 == 0
            assert texts[-1].endswith(words)


def test_only_a_blank_page_of_word_takes_the_number_from_the_imprints() -> None:
    for each, _ in _with_imprint():
        if each.own is not None:
            blank = each.laid_out.page_texts[-2] == ""
            assert blank is (len(each.every[0].texts) % 2 == 0)
            assert each.own.numbered is not blank
            assert ("layout-blank-page" in each.codes) is blank


def test_spacing_is_tried_before_a_blank_page() -> None:
    """It helps text and attachments that leave the 版记 less room than two lines above it."""
    blank = [each for each, imprint in _with_imprint() if _wants_a_blank_page(each.document, imprint)]
    helped = [each for each in blank if "layout-blank-page" not in each.codes]
    assert len(helped) >= len(blank) // 4
    assert any(each.document.attachments for each in helped)


def _wants_a_blank_page(document: OfficialDocument, imprint: ImprintBlock) -> bool:
    usual = counted_text(document, replace(USUAL, last_kept=True)).every
    return len(usual[0].texts) % 2 == 0 and not all(has_room(usual, imprint))


def test_the_signature_is_with_text_in_both_programs_or_a_warning_says_so() -> None:
    for name, each in documents().items():
        blocks = [block for section in each.laid_out.sections for block in _before_imprint(section.blocks)]
        alone = [_is_alone(pages, blocks) for pages in each.every]
        assert any(alone) is ("layout-signature-alone" in each.codes), name


def _is_alone(pages: Pages, blocks: list[Block]) -> bool:
    """Whether a page with a line of the signature has none of the text; attachments begin pages of their own."""
    placed = [
        (_role(block), set(range(begin, end + 1))) for block, (begin, end) in zip(blocks, pages.spans, strict=True)
    ]
    signed, text = ({page for role, on in placed if role in roles for page in on} for roles in (_SIGNED, TEXT_ROLES))
    return not signed <= text


def _role(block: Block) -> Role | None:
    if isinstance(block, ParagraphBlock):
        return block.role
    paragraphs = getattr(block, "paragraphs", ())
    return Role.STAMP if any(each.role is Role.STAMP for each in paragraphs) else None


def test_other_counts_of_pages_are_reported_where_they_part() -> None:
    for name, each in documents().items():
        in_word, in_libreoffice = each.laid_out.page_texts, each.laid_out.libreoffice_texts
        found = [problem for problem in each.laid_out.warnings if problem.code == "layout-pages-differ"]
        assert len(found) == (len(in_word) != len(in_libreoffice)), name
        for problem in found:
            pairs = enumerate(zip_longest(in_word, in_libreoffice, fillvalue=""), start=1)
            page, (text, _) = next((page, pair) for page, pair in pairs if pair[0] != pair[1])
            expected = {"word": len(in_word), "libreoffice": len(in_libreoffice), "page": page, "text": text[-TAIL:]}
            assert problem.facts == expected
            assert problem.severity == "warning"


@pytest.mark.parametrize(("seed", "helped"), [(174, True), (20268, True), (20361, True), (136, False), (296, False)])
def test_a_spacing_is_taken_with_which_both_have_as_many_pages(seed: int, *, helped: bool) -> None:
    document = generated_document(seed)
    tries = [counted_text(document, each) for each in (USUAL, *ways(document.profile, sealed=False))]
    usual, *others = ([len(pages.texts) for pages in counted.every] for counted in tries)
    assert len(set(usual)) == len(PROGRAMS)
    assert any(len(set(pages)) == 1 for pages in others) is helped
    assert ("layout-pages-differ" in [problem.code for problem in lay_out(document).warnings]) is not helped


def test_the_report_in_both_languages() -> None:
    """document 136 ends its second page in Word, and has a third in LibreOffice."""
    (problem,) = documents()["document 136"].laid_out.warnings
    expected = "在 Word 里排 2 页，用 LibreOffice 出的 PDF 是 3 页；从第 2 页末尾“出从个面之所可其度部实。”起不同"
    assert problem.message("zh") == expected
    assert problem.remedy("zh") == "以 Word 里的为准。两边要一样，请在这一页把正文增删几个字。"
    assert problem.message("en") == (
        "Word sets this on 2 pages, LibreOffice prints 3; they part at the end of page 2, '出从个面之所可其度部实。'"
    )
    wanted = "the pages of Word count. To have both agree, add or remove a few characters on that page."
    assert problem.remedy("en") == wanted


def test_no_paragraph_of_the_flow_that_begins_a_page_has_space_above() -> None:
    """Programs differ in whether they keep that space; space above the text of a cell they all keep."""
    counted = [
        (name, counted_text(document, spacing))
        for name, document in matrix.documents().items()
        for spacing in (USUAL, DocumentSpacing(breaks=True))
    ]
    flow = [(name, each) for name, counts in counted for each in counts.blocks if isinstance(each, ParagraphBlock)]
    begun = [(name, paragraph) for name, paragraph in flow if paragraph.page_break_before]
    assert len(begun) > 100
    assert [(name, paragraph.text) for name, paragraph in begun if paragraph.before] == []
