"""电报: measured on our pages and on LibreOffice's, in millimetres, and the number of their pages on page 1."""

import re

import pytest

from generator.check.printed_places import PrintedDocument
from generator.standard import Format, length
from tests.check.matrix import documents

EACH = {name: each for name, each in documents().items() if each.format is Format.TELEGRAM and each.edition is None}
PAGES = {"one page": 1, "two pages": 2, "nine pages": 9, "long names": 2, "the least": 1}


@pytest.mark.xdist_group("telegrams")
def test_page_1_says_how_many_pages_there_are(pages: dict[str, PrintedDocument]) -> None:
    for name, each in pages.items():
        wanted = PAGES[name.split(", ")[1]]
        (said,) = re.findall(r"共(\d+)页", "".join("".join(line.text.split()) for line in each.pages[0].lines))
        assert (int(said), len(each.pages)) == (wanted, wanted), name


@pytest.mark.xdist_group("telegrams")
def test_mark_lines_rules_and_title_are_where_the_rows_say(pages: dict[str, PrintedDocument]) -> None:
    for name, each in pages.items():
        mark, first, *others = each.pages[0].lines
        assert mark.ink_top == pytest.approx(length("telegram.mark_top").mm, abs=0.6), name
        assert first.ink_top - mark.ink_bottom == pytest.approx(length("number.gap").mm, abs=0.8), name
        title = each.lines(each.found.title)[0].top
        rules = [rule for rule in each.pages[0].rules if mark.ink_bottom < rule.y < title]
        assert len(rules) == 2, name
        for rule in rules:
            above = max(line.ink_bottom for line in (first, *others) if line.ink_bottom < rule.y)
            gap = rule.y - rule.thickness / 2 - above
            assert gap == pytest.approx(length("telegram.rule_gap").mm, abs=0.5), name
        below = rules[-1].y + rules[-1].thickness / 2
        assert title - below == pytest.approx(length("title.gap").mm, abs=0.5), name


@pytest.mark.xdist_group("telegrams")
def test_whoever_handles_it_is_at_the_foot_of_the_last_page(pages: dict[str, PrintedDocument]) -> None:
    for name, each in pages.items():
        handled = [line for line in each.pages[-1].lines if "承办单位" in line.text]
        assert bool(handled) == (each.found.imprint is not None), name
        if handled:
            lowest = max(rule.y for rule in each.pages[-1].rules)
            assert lowest == pytest.approx(length("imprint.bottom").mm, abs=0.5), name
            assert handled[0].ink_bottom < lowest, name
