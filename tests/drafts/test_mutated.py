"""Mutated drafts: their characters are those in the file, and every kind of mutation happens."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from tests.drafts.mutated import mutated
from tests.drafts.pages import Box, Table, paragraphs, runs
from tests.word_documents import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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


def test_the_characters_are_those_in_the_file() -> None:
    for seed in SEEDS:
        draft = mutated(seed)
        own = draft.characters
        assert counted(draft.data) == (own.kept, own.inserted, own.struck, own.beside), (seed, draft.name)


def test_equal_seeds_give_equal_bytes() -> None:
    assert [mutated(seed).data for seed in (3, 17)] == [mutated(seed).data for seed in (3, 17)]
    assert len({mutated(seed).data for seed in range(10)}) == 10


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
