"""The 版头 in all its forms on the printed page, in millimetres against the standard (7.2, 10.1 to 10.3)."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.ground.errors import LayoutError
from generator.official.blocks import ParagraphBlock, Role
from generator.official.document import Title
from generator.official.layout.composition import lay_out
from generator.standard import Format, Profile, length, tolerance
from tests.chosen import examples, step
from tests.official.layout.measured_documents import (
    HEAD_ORGANS,
    LONGEST_NUMBER,
    PLAIN,
    UPWARD,
    classifications,
    header_documents,
)
from tests.official.layout.printed import (
    CENTRE,
    FOOTER_TOP,
    HANG,
    RED,
    ZI,
    Printed,
    assert_counted,
    assert_placed,
    printed_documents,
)
from tests.pages import Box, Char, PrintedLine, PrintedRule

pytestmark = [pytest.mark.xdist_group("rendered headers"), pytest.mark.modules_in_turn(4, "printed")]

TOPS = {Format.GENERAL: 72, Format.LETTER: 30, Format.ORDER: 57, Format.MINUTES: 72}
"""Millimetres from the sheet's top to the mark's ink (7.2.4, 10.1, 10.2, 10.3)."""

MARKED = [f"{name}, {profile}" for name, _ in classifications() for profile in Profile]
"""The documents with all that can stand above the mark."""

SOME_MARKED = {*MARKED[:: step(5)], *(name for name in MARKED if ", nothing," in name)}
"""Those of every run."""


def test_the_sample_has_each_mark_and_each_kind_of_head() -> None:
    kinds, marks, profiles = (set(column) for column in zip(*(name.split(", ") for name in SOME_MARKED), strict=True))
    assert (len(kinds), len(marks), profiles) == (4, 12, set(map(str, Profile)))


class Headed(Printed):
    """A document with its 版头."""

    @property
    def organs(self) -> tuple[str, ...]:
        """The lines of the mark as they should be printed."""
        mark, word = self.document.issuer_mark, self.document.mark_word
        if self.document.format is Format.LETTER:
            return mark[:1]
        return mark if len(mark) > 1 else (mark[0] + word,)

    @property
    def word(self) -> Box | None:
        """The ink of the word at the right of several organs."""
        if not self.document.mark_word or len(self.organs) == 1:
            return None
        return ink(self._mark_chars[1])

    @property
    def names(self) -> list[Box]:
        """The ink of each organ's line, from top to bottom."""
        lines: dict[int, list[Char]] = {}
        for char in self._mark_chars[0]:
            lines.setdefault(round(char.baseline), []).append(char)
        ordered = [sorted(chars, key=lambda char: char.x) for _, chars in sorted(lines.items())]
        assert ["".join(char.text for char in chars) for chars in ordered] == list(self.organs)
        return [ink(chars) for chars in ordered]

    @property
    def mark(self) -> Box:
        return ink([*self._mark_chars[0], *self._mark_chars[1]])

    @property
    def size(self) -> float:
        """Of the names' type, in points."""
        (size,) = {char.size for char in self._mark_chars[0]}
        return size

    @property
    def _mark_chars(self) -> tuple[list[Char], list[Char]]:
        red = [char for char in self.first.chars if char.color == RED and not char.text.isspace()]
        if len(self.organs) == 1 or not self.document.mark_word:
            return red, []
        words = sorted(red, key=lambda char: char.x)[-len(self.document.mark_word) :]
        assert "".join(char.text for char in words) == self.document.mark_word
        return [char for char in red if char not in words], words

    def below_mark(self) -> PrintedLine:
        return next(line for line in self.first.lines if line.ink_top > self.mark.bottom)

    def red_rules(self) -> list[PrintedRule]:
        return [rule for rule in self.first.rules if rule.color == RED]

    def title(self) -> list[PrintedLine]:
        return [line for line in self.first.lines if line.size == pytest.approx(22, abs=0.2) and RED not in line.colors]


def ink(chars: list[Char]) -> Box:
    boxes = [char.ink for char in chars]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def top(rule: PrintedRule) -> float:
    return rule.y - rule.thickness / 2


def bottom(rule: PrintedRule) -> float:
    return rule.y + rule.thickness / 2


def near(millimetres: float, row: str) -> object:
    """``millimetres`` within the tolerance of a row."""
    return pytest.approx(millimetres, abs=tolerance(row).mm)


@pytest.fixture(scope="module")
def printed() -> dict[str, Headed]:
    documents = {name: each for name, each in header_documents().items() if name not in MARKED or name in SOME_MARKED}
    return {name: Headed(**vars(each)) for name, each in printed_documents(documents).items()}


def of(printed: dict[str, Headed], *formats: Format) -> list[Headed]:
    found = [each for each in printed.values() if each.document.format in formats]
    assert len(found) >= 10
    return found


def joint(printed: dict[str, Headed]) -> list[Headed]:
    found = [each for each in printed.values() if len(each.organs) > 1]
    assert len(found) == 32
    return found


# -- the mark ----------------------------------------------------------------------------------------------------------


def test_the_mark_begins_at_its_place_whatever_stands_above(printed: dict[str, Headed]) -> None:
    for name, each in printed.items():
        assert each.mark.top == pytest.approx(TOPS[each.document.format], abs=1), name


def test_the_mark_is_centred_in_the_type_area(printed: dict[str, Headed]) -> None:
    for name, each in printed.items():
        assert each.mark.middle == pytest.approx(CENTRE, abs=1), name
        assert each.mark.left >= 28, name
        assert each.mark.right <= 184, name


def test_each_organ_stands_on_one_line_the_lead_organ_first(printed: dict[str, Headed]) -> None:
    for each in printed.values():
        assert len(each.names) == len(each.organs)


def test_several_organs_are_spread_to_one_width(printed: dict[str, Headed]) -> None:
    for each in joint(printed):
        for above, below in pairwise(each.names):
            assert below.left == near(above.left, "issuer_mark.names")
            assert below.right == near(above.right, "issuer_mark.names")
            assert below.top > above.bottom


def test_the_word_stands_right_of_the_organs_half_way_down(printed: dict[str, Headed]) -> None:
    words = [(each, each.word) for each in joint(printed) if each.word is not None]
    assert len(words) == 12
    for each, word in words:
        block = (each.names[0].top + each.names[-1].bottom) / 2
        assert (word.top + word.bottom) / 2 == pytest.approx(block, abs=1)
        assert word.left > max(name.right for name in each.names) + 5


def test_the_mark_of_the_specimens_has_their_size(printed: dict[str, Headed]) -> None:
    """初号 in figures 2 to 4 and 12, with ink of 13.0 to 13.7 mm; 小初 in figure 11, 11.6 mm."""
    for name in ("plain, nothing", "order called 命令", "joint of 2, alone", "joint of 3, upward"):
        each = printed[f"{name}, {Profile.GBT33476}"]
        if len(max(each.organs, key=len)) <= 10:
            assert each.size == 42, name
            assert 12.9 <= each.names[0].bottom - each.names[0].top <= 13.9, name
    letter = printed[f"letter, nothing, {Profile.GBT33476}"]
    assert letter.size == 36
    assert letter.mark.bottom - letter.mark.top == pytest.approx(11.6, abs=0.3)


def test_a_long_name_gets_narrower_and_smaller_and_stays_legible(printed: dict[str, Headed]) -> None:
    """150 mm are 425 pt: at 85 % of their width 12 characters fit in 41.5 pt, 15 in 33 pt, 20 in 25, less than 30."""
    for profile, largest in ((Profile.OFFICE, 50), (Profile.GBT33476, 42)):
        sizes = [printed[f"name of {count}, {profile}"].size for count in (5, 12, 15, 20, 25)]
        assert sizes == [largest, 41.5, 33, 30, 30]
        longest = printed[f"name of 25, {profile}"].mark
        assert longest.right - longest.left == pytest.approx(150, abs=4)


def test_a_name_that_would_be_illegible_is_refused() -> None:
    name = "示" * 29
    with pytest.raises(LayoutError, match="layout-mark-wide"):
        lay_out(replace(PLAIN, issuer_mark=(name,)))


def test_many_organs_leave_room_for_the_text_on_the_first_page(printed: dict[str, Headed]) -> None:
    for name, each in printed.items():
        texts = [line for line in each.first.lines if line.text.startswith("请各单位按时报送")]
        assert texts, name
    assert printed[f"joint of 10, 文件, {Profile.OFFICE}"].size < printed[f"joint of 5, 文件, {Profile.OFFICE}"].size


def test_a_head_that_fills_the_first_page_is_told() -> None:
    signers = ("王示例", "李示例", "赵示例", "孙示例", "周示例", "吴示例", "郑示例", "冯示例", "陈示例", "褚示例")
    title = Title("示例市城市管理局等十部门关于开展户外广告和店招安全检查、整治和提升工作情况以及下一步工作安排的报告")
    crowded = replace(UPWARD, issuer=HEAD_ORGANS, issuer_mark=HEAD_ORGANS, signers=signers, title=title)
    assert [warning.code for warning in lay_out(crowded).warnings] == ["layout-first-page-full"]
    assert lay_out(replace(crowded, issuer_mark=HEAD_ORGANS[:1])).warnings == ()


# -- number, signers, red rule -----------------------------------------------------------------------------------------


def test_two_lines_of_white_lie_below_the_mark(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.GENERAL, Format.MINUTES, Format.ORDER):
        if each.document.number or each.document.signers:
            assert each.below_mark().ink_top - each.mark.bottom == near(2 * HANG, "number.gap")


def test_the_red_rule_lies_4_mm_below_the_last_line(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.GENERAL, Format.MINUTES):
        (rule,) = each.red_rules()
        assert rule.left == pytest.approx(28, abs=0.5)
        assert rule.right == pytest.approx(184, abs=0.5)
        assert rule.thickness == near(length("red_rule.thickness").mm, "red_rule.thickness")
        above = [line for line in each.first.lines if line.ink_bottom < rule.y][-1]
        if each.document.number:
            assert each.document.number in above.text
            assert top(rule) - above.ink_bottom == near(4, "red_rule.gap")


def test_the_number_is_centred_unless_the_document_goes_up(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.GENERAL, Format.MINUTES, Format.ORDER):
        if each.document.number and not each.document.signers:
            number = each.first.line(each.document.number)
            cells = (number.chars[0].x + number.chars[-1].x + length("size.body").mm) / 2
            assert cells == near(CENTRE, "number.centre")


def test_going_up_the_number_stands_left_on_the_last_signers_line(printed: dict[str, Headed]) -> None:
    upward = [each for each in printed.values() if each.document.signers]
    assert len(upward) >= examples(50, in_every_run=35)
    for each in upward:
        last = next(line for line in each.first.lines if each.document.signers[-1] in line.text)
        if each.document.number:
            assert last.text.startswith(each.document.number)
            assert last.left == near(28 + ZI, "number.inset")


def signer_chars(each: Headed) -> list[list[Char]]:
    """The characters of the signers' names, line by line, without the label and the number."""
    label = next(line for line in each.first.lines if "签发人：" in line.text)
    (rule,) = each.red_rules()
    lines = [line for line in each.first.lines if label.baseline - 1 < line.baseline < rule.y]
    kept = []
    for line in lines:
        chars = [char for char in line.chars if not char.text.isspace()]
        skipped = len(each.document.number or "") if line is lines[-1] else 0
        skipped += len("签发人：") if line is label else 0
        kept.append(chars[skipped:])
    return kept


def test_signers_are_in_kai_two_a_line_below_the_first_name(printed: dict[str, Headed]) -> None:
    for each in printed.values():
        if not each.document.signers:
            continue
        lines = signer_chars(each)
        assert "".join(char.text for line in lines for char in line) == "".join(each.document.signers)
        assert all("Kai" in char.font for line in lines for char in line)
        for line in lines:
            assert line[0].x == near(lines[0][0].x, "upward.names")
        label = next(line for line in each.first.lines if "签发人：" in line.text)
        assert "Fang" in next(char.font for char in label.chars if char.text == "签")
        assert max(char.ink.right for line in lines for char in line) == near(184 - ZI, "signers.inset")
        tidy = all(len(name) <= 3 for name in each.document.signers)
        if tidy and each.document.number != LONGEST_NUMBER:
            assert len(lines) == -(-len(each.document.signers) // 2)


def test_signers_without_room_beside_the_number_are_a_problem() -> None:
    crowded = replace(UPWARD, number=LONGEST_NUMBER, signers=("王示例", "阿不都热依木·示例"))
    with pytest.raises(LayoutError, match="layout-signers-wide"):
        lay_out(crowded)


# -- what is above the mark ----------------------------------------------------------------------------------------


def test_lines_above_the_mark_are_in_their_order_flush_left(printed: dict[str, Headed]) -> None:
    for name, each in printed.items():
        if each.document.format is Format.LETTER:
            continue
        document = each.document
        apart = document.secrecy is None or "★" not in document.secrecy
        expected = [text for text in (document.copy_number, document.secrecy, document.urgency) if text]
        lines = [line for line in each.first.lines if line.ink_bottom < each.mark.top]
        assert ["".join(line.text.split()) for line in lines] == expected, name
        for line in lines:
            assert line.ink_left == near(28, "type_area.left"), name
            assert line.ink_top >= 36, name
            if line.text[0] in "机秘特":
                assert "Hei" in line.font
            if len(expected) and apart and "".join(line.text.split()) in ("秘密", "特急"):
                assert line.chars[-1].x - line.chars[0].x == near(2 * ZI, "spread.gap")
        for above, below in pairwise(lines if name.startswith("plain") else ()):
            assert below.baseline - above.baseline == pytest.approx(length("grid.pitch", each.profile).mm, abs=0.1), (
                name
            )


# -- 信函 --------------------------------------------------------------------------------------------------------------


def test_letter_rules(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.LETTER):
        thick, thin, thin_below, thick_below = each.red_rules()
        assert top(thick) - each.mark.bottom == near(4, "letter.rule_gap")
        assert bottom(thick_below) == near(297 - 20, "letter.rule_bottom")
        for rule in each.red_rules():
            assert rule.right - rule.left == near(170, "letter.rule_length")
            assert (rule.left + rule.right) / 2 == pytest.approx(105, abs=0.5)
        for rule, thickness in ((thick, 0.75), (thick_below, 0.75), (thin, 0.25), (thin_below, 0.25)):
            assert rule.thickness == pytest.approx(thickness, abs=0.1)
        for above, below in ((thick, thin), (thin_below, thick_below)):
            assert bottom(below) - top(above) == pytest.approx(1.9, abs=0.2)


def test_letter_elements_below_the_rules(printed: dict[str, Headed]) -> None:
    """份号, 密级, 紧急程度 at the left edge, the number at the right, 4.84 mm below the upper pair."""
    for each in of(printed, Format.LETTER):
        document, under = each.document, bottom(each.red_rules()[1])
        given = [text for text in (document.copy_number, document.secrecy, document.urgency) if text]
        lines = [line for line in each.first.lines if each.mark.bottom < line.ink_top < each.title()[0].ink_top]
        assert len(lines) == max(len(given), 1 if document.number else 0)
        for line, text in zip(lines, given, strict=False):
            assert "".join(line.text.split()).startswith(text)
            assert line.ink_left == near(28, "letter.element_gap")
        if lines:
            assert lines[0].ink_top - under == near(4.84, "letter.element_gap")
        if document.number:
            assert lines[0].text.endswith(document.number)
            assert lines[0].ink_right == near(184, "letter.element_gap")
        above = lines[-1].ink_bottom if lines else under
        assert each.title()[0].ink_top - above == near(2 * HANG, "letter.title_gap")


def test_the_first_side_of_a_letter_bears_no_number_the_second_bears_2(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.LETTER):
        feet = [[line.text for line in page.lines if line.baseline > FOOTER_TOP] for page in each.pages]
        assert feet == [[], *([f"— {number} —"] for number in range(2, len(each.pages) + 1))]
        assert len(feet) > 1
        body = [line for line in each.first.lines if line.ink_top > each.red_rules()[1].y]
        assert max(line.ink_bottom for line in body) < 262.5
        assert all(RED not in {rule.color for rule in page.rules} for page in each.pages[1:])


# -- 命令 and 纪要 -----------------------------------------------------------------------------------------------------


def test_order(printed: dict[str, Headed]) -> None:
    for each in of(printed, Format.ORDER):
        assert not each.red_rules()
        assert not each.title()
        lines = [line for line in each.first.lines if line.ink_top > each.mark.bottom]
        above = each.mark.bottom
        if each.document.number:
            number, *lines = lines
            assert number.text == "第3号"
            above = number.ink_bottom
        text = lines[0]
        assert text.text.startswith("请各单位")
        assert text.ink_top - above == near(2 * HANG, "order.body_gap")
        assert text.left == pytest.approx(28 + 2 * ZI, abs=0.7)


def test_minutes(printed: dict[str, Headed]) -> None:
    minutes = [each for each in printed.values() if each.document.format is Format.MINUTES]
    assert len(minutes) == 6
    for each in minutes:
        (rule,) = each.red_rules()
        below = [line for line in each.first.lines if line.ink_top > rule.y]
        titled = each.document.title.text != each.document.issuer_mark[0]
        assert bool(each.title()) is titled
        assert below[0].ink_top - bottom(rule) == near(2 * HANG, "title.gap")


# -- title, recipients, text -------------------------------------------------------------------------------------------


def test_what_follows_the_header_keeps_its_distances(printed: dict[str, Headed]) -> None:
    for name, each in printed.items():
        title = each.title()
        if not title:
            continue
        rules = each.red_rules()
        if each.document.format is not Format.LETTER:
            assert title[0].ink_top - bottom(rules[0]) == near(2 * HANG, "title.gap"), name
        below = each.first.lines[each.first.lines.index(title[-1]) + 1]
        assert below.ink_top - title[-1].ink_bottom == near(HANG, "recipients.gap"), name
        assert below.text.endswith("：") is bool(each.document.recipients), name


def test_pages_printed_are_the_pages_counted_and_placed(printed: dict[str, Headed]) -> None:
    assert_counted(printed)
    assert_placed(printed)


def test_only_the_mark_and_its_rules_are_red(printed: dict[str, Headed]) -> None:
    for each in printed.values():
        for page in each.pages:
            red = "".join(char.text for char in page.chars if char.color == RED and not char.text.isspace())
            expected = "".join((*each.organs, each.document.mark_word if each.word else ""))
            assert Counter(red) == Counter(expected if page.number == 1 else "")


# -- the blocks --------------------------------------------------------------------------------------------------------


def test_absent_elements_leave_nothing_behind() -> None:
    (section, *_) = lay_out(replace(PLAIN, copy_to=None, imprint=None)).sections
    roles = [block.role for block in section.blocks if isinstance(block, ParagraphBlock)]
    assert roles[:4] == [Role.ISSUER_MARK, Role.NUMBER, Role.TITLE, Role.RECIPIENTS]
    assert section.first_page is None


def test_organs_beside_a_word_stand_in_a_table_without_rules() -> None:
    (section, *_) = lay_out(replace(PLAIN, issuer_mark=HEAD_ORGANS[:3], mark_word="文件")).sections
    table = section.blocks[0]
    assert not isinstance(table, ParagraphBlock)
    names, word = table.rows[0].cells  # type: ignore[union-attr]
    assert [paragraph.text for paragraph in names.paragraphs] == list(HEAD_ORGANS[:3])
    assert {paragraph.align for paragraph in names.paragraphs} == {"distribute"}
    assert [paragraph.text for paragraph in word.paragraphs] == ["文件"]
    assert word.vertical == "centre"
    assert table.rule is None  # type: ignore[union-attr]


def test_rules_of_a_letter_are_lines_of_its_first_page() -> None:
    letter = next(document for name, document in header_documents().items() if name.startswith("letter, nothing"))
    first, *others = lay_out(letter).sections
    assert first.first_page is not None
    assert [round(rule.thickness.mm, 2) for rule in first.first_page] == [0.75, 0.25, 0.25, 0.75]
    assert [rule.length == length("letter.rule_length") for rule in first.first_page] == [True] * 4
    assert all(section.first_page is None for section in others)
