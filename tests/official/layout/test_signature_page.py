"""A signature shares its page with text, or a warning says so (7.3.5.5); the first page shows text (7.3.2, 7.3.3)."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.official.blocks import TEXT_ROLES, Block, LaidOutDocument, ParagraphBlock, Role, paragraphs_of
from generator.official.document import Level, OfficialDocument, SignatureKind, WrittenParagraph
from generator.official.layout.composition import counted_text, counting, lay_out
from generator.official.layout.page_setup import page_setup
from generator.official.layout.signature_page import USUAL, CountedDocument, DocumentSpacing, fitted, ways
from generator.official.writer import write_docx
from generator.standard import Profile, length, number
from tests.chosen import examples
from tests.official.layout.generated_documents import generated_ending
from tests.official.layout.measured_documents import BASE, MANY
from tests.official.layout.printed import assert_counted, placed_as_printed, printed_documents
from tests.pages import Page, print_documents, read_pages

SEEDS = range(examples(60, in_every_run=24))
MANY_SEEDS = range(1000, 2000)

pytestmark = [pytest.mark.xdist_group("fitting"), pytest.mark.modules_in_turn(4)]


def text_paragraphs(laid_out: LaidOutDocument) -> list[ParagraphBlock]:
    blocks: list[Block] = [block for section in laid_out.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, ParagraphBlock) and block.role in TEXT_ROLES]


def stands_with_text(page: Page, document: OfficialDocument) -> bool:
    """Whether a line of the text is above the date on ``page``."""
    written = "".join(each.text for each in document.body if isinstance(each, WrittenParagraph))
    date = page.line(str(document.date))
    above = ["".join(line.text.split()) for line in page.lines if line.baseline < date.baseline and line.size > 15]
    listed = "".join(each.name for each in document.attachment_list)
    return any(line in written and line not in listed for line in above)


def checked(seeds: range) -> Counter[str]:
    """Every document of ``seeds`` printed: pages held against those counted and placed, signature against text."""
    documents = {str(seed): generated_ending(seed) for seed in seeds}
    printed = printed_documents(documents)
    assert_counted(printed)
    assert placed_as_printed(printed).differences == ()
    found: Counter[str] = Counter()
    for name, one in printed.items():
        each, pages = one.laid_out, one.pages
        document = documents[name]
        (signed,) = (page for page in pages if any(line.text == str(document.date) for line in page.lines))
        warned = [problem.code for problem in each.warnings if problem.severity == "warning"]
        assert warned == ([] if stands_with_text(signed, document) else ["layout-signature-alone"]), name
        found[warned[0] if warned else "together"] += 1
        if not warned and alone(counted_text(document)):
            found["helped"] += 1
    return found


def alone(counted: CountedDocument) -> bool:
    """Whether the page of the date shows no text."""
    blocks = [block for section in counted.sections for block in section.blocks]
    (place,) = (
        place for place, block in enumerate(blocks) if any(each.role is Role.DATE for each in paragraphs_of(block))
    )
    page = counted.pages.spans[place][1]
    return not any(
        isinstance(block, ParagraphBlock) and block.role in TEXT_ROLES and first <= page <= last
        for block, (first, last) in zip(blocks, counted.pages.spans, strict=True)
    )


def test_a_signature_shares_its_page_with_text_or_a_warning_says_so() -> None:
    found = checked(SEEDS)
    assert found["together"] + found["layout-signature-alone"] == len(SEEDS)
    assert found["helped"] >= examples(20, in_every_run=6)
    assert found["layout-signature-alone"] <= max(1, len(SEEDS) // 50)


@pytest.mark.long
def test_many_signatures_share_their_pages_with_text() -> None:
    found = checked(MANY_SEEDS)
    assert found["layout-signature-alone"] <= len(MANY_SEEDS) // 50


@pytest.mark.parametrize("profile", list(Profile))
def test_the_least_pitch_takes_22_lines_a_page_and_no_more(profile: Profile) -> None:
    setup = page_setup(profile)
    height = setup.height - setup.top - setup.bottom
    assert height // length("spacing.least_pitch", profile) == number("grid.lines")
    assert height // length("grid.pitch", profile) == number("grid.lines")


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("sealed", [True, False])
def test_what_is_tried_stays_within_its_limits(profile: Profile, sealed: bool) -> None:
    tried = list(ways(profile, sealed=sealed))
    assert all(each.seal_gap is None or (sealed and each.seal_gap.mm == pytest.approx(1)) for each in tried)
    pitches = {each.pitch.twips for each in tried if each.pitch is not None}
    least, usual = (555, 579) if profile is Profile.OFFICE else (567, 592)
    assert min(pitches) == least
    assert max(pitches) < usual
    assert {each.cell.twips for each in tried if each.cell is not None} == {308, 316}
    assert max(each.paragraphs for each in tried) == 6
    assert not any(each.breaks for each in tried)


def _of(lines: int, characters: int = 26) -> OfficialDocument:
    """A sealed notice with so many paragraphs of one line."""
    line = WrittenParagraph(Level.TEXT, "", "国" * (characters - 1) + "。")
    return replace(BASE, body=(line,) * lines, note=None, copy_to=None, imprint=None)


def _first_alone() -> OfficialDocument:
    """The shortest of them whose signature is alone without help."""
    return next(_of(lines) for lines in range(2, 20) if alone(counted_text(_of(lines))))


def test_seals_come_closer_before_anything_else_changes() -> None:
    closer = DocumentSpacing(seal_gap=length("seal.least_gap"))
    sized = (replace(_of(lines), seal_diameter=diameter) for lines in range(2, 20) for diameter in range(38, 51))
    document = next(each for each in sized if alone(counted_text(each)) and not alone(counted_text(each, closer)))
    helped = fitted(document, counting)
    assert not helped.warnings
    assert helped.counted == counted_text(document, replace(closer, last_kept=True))


def test_lines_come_closer_where_seals_are_not_enough() -> None:
    longer = replace(_first_alone(), signature=SignatureKind.UNSEALED)
    document = next(
        replace(longer, body=longer.body[:1] * lines)
        for lines in range(2, 30)
        if alone(counted_text(replace(longer, body=longer.body[:1] * lines)))
    )
    laid_out = lay_out(document)
    (pitch,) = {paragraph.pitch.twips for paragraph in text_paragraphs(laid_out)}
    assert 555 <= pitch < 579
    assert len(laid_out.page_texts) == 1


def test_a_text_that_cannot_be_helped_is_warned_about() -> None:
    """One paragraph of a page's text: no line is won or lost, and it is too long to move."""
    document = next(
        each
        for lines in range(4, 14)
        for each in [replace(_of(1), body=(WrittenParagraph(Level.TEXT, "", "国" * (26 + 28 * lines - 1) + "。"),))]
        if lay_out(each).warnings
    )
    laid_out = lay_out(document)
    (problem,) = laid_out.warnings
    assert problem.code == "layout-signature-alone"
    assert problem.severity == "warning"
    assert problem.facts == {"page": 2}
    (printed,) = print_documents({"alone": write_docx(laid_out)}).pdfs.values()
    page = read_pages(printed.data)[1]
    name = page.lines[0]
    # the room for the seal is kept at the top of the page
    assert name.ink_top - 37 > document.seal_diameter / 2


def test_the_white_between_inks_stays_where_lines_come_closer() -> None:
    for profile in Profile:
        document = replace(BASE, profile=profile)
        usual = counted_text(document).sections[0].blocks
        least = length("spacing.least_pitch", profile)
        closer = counted_text(document, DocumentSpacing(pitch=least)).sections[0].blocks
        lost = length("grid.pitch", profile) - least
        for (above, below), (above_too, below_too) in zip(pairwise(usual), pairwise(closer), strict=True):
            assert isinstance(below, ParagraphBlock)
            assert isinstance(below_too, ParagraphBlock)
            if not below.before:
                continue
            assert isinstance(above, ParagraphBlock)
            assert isinstance(above_too, ParagraphBlock)
            changed = (above.pitch != above_too.pitch) + (below.pitch != below_too.pitch)
            assert below_too.before.twips == pytest.approx(below.before.twips + lost.twips * changed / 2, abs=1)


def test_only_the_last_paragraphs_leave_the_grid() -> None:
    document = replace(BASE, body=(*BASE.body, WrittenParagraph(Level.TEXT, "", "示例 APP 已经上线。")))
    spaced = counted_text(document, DocumentSpacing(cell=length("spacing.tightest_cell"), paragraphs=2))
    paragraphs = [
        block for block in spaced.sections[0].blocks if isinstance(block, ParagraphBlock) and block.role in TEXT_ROLES
    ]
    # the one with blanks is passed over
    assert [paragraph.grid for paragraph in paragraphs] == [*[True] * (len(paragraphs) - 3), False, False, True]


def test_recipients_stay_where_the_first_page_shows_text() -> None:
    imprints = [fitted(each, counting).imprint for each in (BASE, replace(BASE, recipients=MANY))]
    texts = ["".join(row.text for row in imprint.paragraphs) for imprint in imprints if imprint is not None]
    assert [MANY in text for text in texts] == [False, True]


def test_nothing_is_changed_where_nothing_need_be() -> None:
    assert fitted(BASE, counting).counted == counted_text(BASE, replace(USUAL, last_kept=True))
