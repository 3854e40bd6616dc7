"""The corpus of drafts is whole, and its files are what the cases say."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.drafts.corpus import AGREEMENTS, BULLETINS, KINDS, POSTINGS, SEVERAL, TELEGRAMS, Case, case, cases
from tests.drafts.drafting import as_text, draft_of
from tests.drafts.mutated import mutated
from tests.drafts.pages import Box, Table, paragraphs, runs
from tests.drafts.truth import Text, Truth
from tests.word_documents import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LABELS = "附件抄主送等级印发签人：:.．、，；。1234567890"
"""What is on the pages and in no element: labels, serials, and marks at the end of a name."""

OF_KINDS = {
    23: "（）",
    24: "一二",
    29: "（）",
    BULLETINS: "目录编印",
    POSTINGS: "（）",
    AGREEMENTS: "（）甲乙方责任单位负人代表盖章公签字期年月日",
    TELEGRAMS: "发电单位往签批盖章·明编号共页机承办人话-示例县民政局丙",
}
"""The same of one kind: brackets of a number under a title, serials of attachments in hanzi, the head of contents, what
both parties sign beside their names, the labels of a telegram with its sender, and whom to ask."""

NUMBERS = "一二三四五六七八九十、（）.123456789"
"""What automatic numbers are made of."""


def shown(each: Case, *gone: str) -> list[str]:
    """The texts on the pages of a case and those of its footnotes, but changes of the kinds ``gone``."""
    there = [run for run in runs(each.document.blocks) if run.change not in gone]
    return [*(run.text for run in there), *(run.footnote for run in there)]


def bare(text: str) -> str:
    """A text without blanks and without the places where a title was broken."""
    return "".join(text.split()).replace("|", "")


def readings(each: Case) -> list[tuple[list[str], Truth]]:
    """What is on the pages and what it is, with the changes accepted and with them rejected."""
    accepted, rejected = ("deleted", "moved_from"), ("inserted", "moved_to")
    return [(shown(each, *accepted), each.truth), (shown(each, *rejected), each.rejected)]


@cache
def written(name: str) -> etree._Element:
    """The main part of a draft, without the second copy of text boxes for old programs; not to be changed."""
    root = etree.fromstring(parts(draft_of(case(name)))["word/document.xml"])
    etree.strip_elements(root, FALLBACK, with_tail=False)
    return root


def test_every_kind_has_cases_that_differ() -> None:
    kinds = Counter(each.kind for each in cases())
    assert set(kinds) == set(KINDS)
    assert kinds[SEVERAL] >= 10
    assert [about for about, count in Counter(each.about for each in cases()).items() if count > 1] == []


def test_truth_and_document_have_the_same_characters() -> None:
    """What a truth has is in its document, and what it leaves out are labels, serials and numbers."""
    wrong = {}
    for each in cases():
        numbered = any(paragraph.number is not None for paragraph in paragraphs(each.document.blocks))
        for texts, truth in readings(each):
            there, true = (Counter(bare("".join(all_of))) for all_of in (texts, truth.texts))
            invented, lost = true - there, there - true
            left_out = LABELS + OF_KINDS.get(each.kind, "")
            if set(invented) - set(NUMBERS if numbered else "") or set(lost) - set(left_out):
                wrong[each.name] = (dict(invented), dict(lost))
    assert wrong == {}


def test_each_text_of_a_truth_is_in_the_document_as_it_is() -> None:
    wrong = []
    for each in cases():
        for texts, truth in readings(each):
            page = bare("".join(texts))
            wrong += [
                (each.name, text)
                for text in truth.texts
                if bare(text) not in page and bare(text).lstrip(NUMBERS) not in page
            ]
    assert wrong == []


def test_the_text_of_a_truth_is_in_the_order_of_the_document() -> None:
    wrong = []
    for each in cases():
        for texts, truth in readings(each):
            page, place = bare("".join(texts)), 0
            for text in (one.text for one in truth.body if isinstance(one, Text)):
                place = page.find(bare(text).lstrip(NUMBERS), place)
                if place < 0:
                    wrong.append((each.name, text))
                    break
    assert wrong == []


@pytest.mark.in_turn(3)
def test_a_draft_has_the_paragraphs_of_its_case_in_order() -> None:
    wrong = []
    for each in cases():
        found = [
            "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText"))
            for element in written(each.name).iter(f"{W}p")
            if element.find(f".//{W}p") is None
        ]
        expected = [paragraph.text for paragraph in paragraphs(each.document.blocks)]
        marks = str.maketrans("", "", "\n\t\f")
        if [text for text in found if text] != [text.translate(marks) for text in expected if text.strip("\n\t\f")]:
            wrong.append(each.name)
    assert wrong == []


def test_what_no_text_can_have_is_not_written_as_text() -> None:
    assert sum(each.in_text for each in cases()) >= 60
    with pytest.raises(ValueError, match="cannot be written as text"):
        as_text(case("11-comments"))


# The list of strangers' papers is whole: which file of which repository, and what its paragraphs are.


ROWS = list(csv.DictReader(Path(__file__).with_name("strangers.csv").read_text(encoding="utf-8").splitlines()))
ELEMENT = re.compile(
    r"(?:mark|copy_number|secrecy|urgency|number|signers|title|edition|subtitle_date|recipients|body|attachment_list|"
    r"signature|date|note|copy_to|imprint|attachment|issued|web|other) [tb]?[0-9.]+(?:-[tb]?[0-9.]+)?"
)


def test_each_row_names_a_file_and_its_elements() -> None:
    for row in ROWS:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", row["repository"])
        assert re.fullmatch(r"[0-9a-f]{64}", row["digest"])
        assert [each for each in row["elements"].split("; ") if not ELEMENT.fullmatch(each)] == []


def test_no_paper_is_there_twice_and_no_repository_has_more_than_a_third() -> None:
    assert len({row["digest"] for row in ROWS}) == len(ROWS) >= 100
    repositories = Counter(row["repository"] for row in ROWS)
    assert len(repositories) >= 25
    assert max(repositories.values()) * 3 <= len(ROWS)


# Mutated drafts: their characters are those in the file, and every kind of mutation happens.


STRUCK = {f"{W}del", f"{W}moveFrom"}
INSERTED = {f"{W}ins", f"{W}moveTo"}
BESIDE = ("header", "footer", "footnotes", "comments")
SEEDS = range(60)


def counted(data: bytes) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """The characters of a .docx as its XML has them: under no change, inserted, struck, and beside the text."""
    kept, inserted, struck, beside = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for name, content in parts(data).items():
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if kind not in ("document", *BESIDE):
            continue
        root = etree.fromstring(content)
        etree.strip_elements(root, FALLBACK, with_tail=False)
        for element in root.iter(f"{W}t", f"{W}delText"):
            around = {one.tag for one in element.iterancestors()}
            changed = struck if around & STRUCK else inserted if around & INSERTED else kept
            (beside if kind in BESIDE else changed).update("".join((element.text or "").split()))
    return kept, inserted, struck, beside


@pytest.mark.in_turn(3)
def test_the_characters_are_those_in_the_file() -> None:
    for seed in SEEDS:
        draft = mutated(seed)
        own = draft.characters
        assert counted(draft.data) == (own.kept, own.inserted, own.struck, own.beside), (seed, draft.name)


@pytest.mark.in_turn(3)
def test_the_mutations_reach_what_a_draft_may_hold() -> None:
    drafts = [mutated(seed) for seed in range(250)]
    blocks = [block for draft in drafts for block in draft.document.blocks]
    every = [run for draft in drafts for run in runs(draft.document.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    inner = [block for table in tables for row in table.rows for cell in row for block in cell.blocks]
    text = "".join(run.text for run in every)
    assert any(isinstance(block, Table) for block in inner)
    assert any(isinstance(block, Box) for block in blocks)
    assert {run.change for run in every} == {"", "inserted", "deleted", "moved_from", "moved_to"}
    assert [piece for piece in ("\u00a0", "　", "\t", "\n", "{{", "|", "---", "#", "附件") if piece not in text] == []
    assert any(ord(character) > 0xFFFF for character in text)
    assert all(one.number is None for draft in drafts for one in paragraphs(draft.document.blocks))
