"""Drafts of the corpus changed at random, with every character that is in them.

What becomes of such a draft is nobody's to say. But no character of it may be lost, and none invented.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tests.drafts.corpus import Case, cases
from tests.drafts.drafting import docx_of
from tests.drafts.pages import Block, Box, Cell, Change, Comment, Document, Paragraph, Run, Table, runs

_BLANKS = (" ", "    ", "　", "　　　　", "\t", "\t\t", "\u00a0", "\u2003")
_MARKS = ("{", "}", "{{", "}}", "{{ x }}", "{%", "%}", "{#", "#}", "|", "||", "---", "#", "# ", "*", "_", "- ", "\\")
_XML = ("&", "<", ">", "&amp;", '"', "]]>", "<w:t>")
_WORDS = (
    *("附件", "附件：", "附件1", "1.", "一、", "（一）", "抄送：", "主送：", "签发人：", "（盖章）", "：", "。"),
    *(
        "2024年  月  日",
        "2024年12月1日",
        "〔2024〕号",
        "示例县民政局",
        "关于试行的通知",
        "第一条　",
        "image: a.png",
        "★",
    ),
)
_PAIRS = ("𠮷", "😀", "𝟙", "𪚥")
_CHANGES: tuple[Change, ...] = ("inserted", "deleted", "moved_from", "moved_to")
_DEEPEST = 3
"""How deep tables and boxes are put into each other."""


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a draft that are no white space.

    ``kept`` are under no tracked change, ``inserted`` and ``struck`` are, and ``beside`` are those of header, footer,
    footnotes and comments. What a field shows is ``kept``; an automatic number is not in the file and in none.
    """

    kept: Counter[str]
    inserted: Counter[str]
    struck: Counter[str]
    beside: Counter[str]

    def pages(self, taken: str) -> Counter[str]:
        """What is on the pages with the changes taken by ``accept`` or by ``reject``."""
        return self.kept + (self.inserted if taken == "accept" else self.struck)


@dataclass(frozen=True, slots=True)
class Mutated:
    """A mutated draft: the case that it was, its .docx, and its characters."""

    name: str
    data: bytes
    document: Document
    characters: Characters


def mutated(seed: int) -> Mutated:
    """A draft of the corpus, chosen and changed by the seed: equal seeds give equal bytes."""
    dice = random.Random(seed)
    case = dice.choice(_cases())
    blocks = [_without_numbers(block) for block in case.document.blocks]
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8, 13))):
        dice.choice(_MUTATIONS)(blocks, dice)
    document = replace(case.document, blocks=tuple(blocks))
    return Mutated(case.name, docx_of(document), document, characters(document))


def characters(document: Document) -> Characters:
    """The characters of a document, counted by what its data says."""
    every = list(runs(document.blocks))

    def of(*changes: Change) -> Counter[str]:
        return _solid(run.text for run in every if run.change in changes)

    stories = (run.text for run in runs((*document.header, *document.footer)))
    notes = (run.footnote for run in every)
    comments = (run.comment.text for run in every if run.comment is not None)
    beside = _solid(stories) + _solid(notes) + _solid(comments)
    return Characters(of(""), of("inserted", "moved_to"), of("deleted", "moved_from"), beside)


def _solid(texts: Iterator[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


@cache
def _cases() -> tuple[Case, ...]:
    return tuple(cases())


def _without_numbers(block: Block) -> Block:
    """Automatic numbers are not in the file: with them nobody could say that a digit was invented."""
    return replace(block, number=None) if isinstance(block, Paragraph) else block


_Blocks = list[Block]
_Mutation = Callable[[_Blocks, random.Random], None]


def _place(blocks: _Blocks, dice: random.Random) -> int:
    """The place of a block, which is made where there is none left."""
    if not blocks:
        blocks.append(Paragraph())
    return dice.randrange(len(blocks))


def _swapped(blocks: _Blocks, dice: random.Random) -> None:
    one, other = _place(blocks, dice), _place(blocks, dice)
    blocks[one], blocks[other] = blocks[other], blocks[one]


def _dropped(blocks: _Blocks, dice: random.Random) -> None:
    del blocks[_place(blocks, dice)]


def _doubled(blocks: _Blocks, dice: random.Random) -> None:
    block = blocks[_place(blocks, dice)]
    blocks.insert(_place(blocks, dice), block)


def _borrowed(blocks: _Blocks, dice: random.Random) -> None:
    """A block of another draft."""
    block = dice.choice(dice.choice(_cases()).document.blocks)
    blocks.insert(_place(blocks, dice), _without_numbers(block))


def _emptied(blocks: _Blocks, dice: random.Random) -> None:
    place = _place(blocks, dice)
    blocks[place:place] = [Paragraph()] * dice.choice((1, 1, 2, 5))


def _joined(blocks: _Blocks, dice: random.Random) -> None:
    """Two neighbours as one paragraph."""
    place = _place(blocks, dice)
    one, *others = blocks[place : place + 2]
    if others and isinstance(one, Paragraph) and isinstance(others[0], Paragraph):
        blocks[place : place + 2] = [replace(one, runs=one.runs + others[0].runs)]


def _nested(blocks: _Blocks, dice: random.Random) -> None:
    """One to three blocks in a cell of a table, or in a text box where they are only paragraphs."""
    place = _place(blocks, dice)
    inner = tuple(blocks[place : place + dice.randint(1, 3)])
    outer: Block = Table(((Cell(inner), Cell((Paragraph(),))),), ruled=dice.random() < 0.5)
    if dice.random() < 0.4 and all(isinstance(block, Paragraph) for block in inner):
        outer = Box(inner)
    if _depth(outer) <= _DEEPEST:
        blocks[place : place + len(inner)] = [outer]


def _depth(block: Block) -> int:
    if isinstance(block, Paragraph):
        return 0
    if isinstance(block, Box):
        return 1 + max(map(_depth, block.blocks))
    inner = [one for row in block.rows for cell in row for one in cell.blocks]
    return 1 + max(map(_depth, inner), default=0)


_ParagraphChange = Callable[[Paragraph, random.Random], Paragraph]


def _within(change: _ParagraphChange) -> _Mutation:
    """The mutation that changes one paragraph, wherever it is."""

    def mutation(blocks: _Blocks, dice: random.Random) -> None:
        place = _place(blocks, dice)
        blocks[place] = _at(blocks[place], dice, change)

    return mutation


def _at(block: Block, dice: random.Random, change: _ParagraphChange) -> Block:
    """The block with one of its paragraphs changed."""
    if isinstance(block, Paragraph):
        return change(block, dice)
    if isinstance(block, Box):
        return Box(_one_changed(block.blocks, dice, change))
    row, column = dice.randrange(len(block.rows)), dice.randrange(len(block.rows[0]))
    cell = block.rows[row][column]
    if not cell.blocks:
        return block
    cells = [list(each) for each in block.rows]
    cells[row][column] = Cell(_one_changed(cell.blocks, dice, change))
    return replace(block, rows=tuple(map(tuple, cells)))


def _one_changed(blocks: tuple[Block, ...], dice: random.Random, change: _ParagraphChange) -> tuple[Block, ...]:
    place = dice.randrange(len(blocks))
    return (*blocks[:place], _at(blocks[place], dice, change), *blocks[place + 1 :])


def _aligned(paragraph: Paragraph, dice: random.Random) -> Paragraph:
    return replace(paragraph, align=dice.choice(("left", "center", "right", "both")))


def _indented(paragraph: Paragraph, dice: random.Random) -> Paragraph:
    first, left, right = dice.choices((0, 1, 2, 5, 18), k=3)
    return replace(paragraph, indent=first, from_left=left, from_right=right)


_RunChange = Callable[[Run, random.Random], tuple[Run, ...]]


def _in_run(change: _RunChange) -> _ParagraphChange:
    """The change of a paragraph that exchanges one of its runs, or gives it one."""

    def changed(paragraph: Paragraph, dice: random.Random) -> Paragraph:
        own = paragraph.runs or (Run(),)
        place = dice.randrange(len(own))
        if own[place].picture:
            return paragraph
        return replace(paragraph, runs=(*own[:place], *change(own[place], dice), *own[place + 1 :]))

    return changed


def _put(pieces: Callable[[random.Random], str]) -> _RunChange:

    def changed(run: Run, dice: random.Random) -> tuple[Run, ...]:
        place = dice.choice((0, len(run.text), dice.randint(0, len(run.text))))
        return (replace(run, text=run.text[:place] + pieces(dice) + run.text[place:]),)

    return changed


def _blank(dice: random.Random) -> str:
    return dice.choice(_BLANKS) * dice.choice((1, 1, 2, 8))


def _odd(dice: random.Random) -> str:
    """What means something to us or to XML, or any character."""
    any_chinese, any_ascii = chr(dice.randint(0x4E00, 0x9FA5)), chr(dice.randint(0x21, 0x7E))
    return dice.choice((*_MARKS, *_XML, *_WORDS, *_PAIRS, any_chinese, any_ascii * 3))


def _broken(dice: random.Random) -> str:
    return "\n" * dice.choice((1, 1, 1, 2, 4))


def _unbroken(run: Run, dice: random.Random) -> tuple[Run, ...]:
    return (replace(run, text=run.text.replace("\n", "")),)


def _split(run: Run, dice: random.Random) -> tuple[Run, ...]:
    """The run in two, its comment and footnote with the second."""
    place = dice.randint(0, len(run.text))
    look = replace(run.look, bold=dice.random() < 0.3, size=dice.choice((12, 14, 16, 22)))
    return replace(run, text=run.text[:place], comment=None, footnote=""), replace(
        run, text=run.text[place:], look=look
    )


def _tracked(run: Run, dice: random.Random) -> tuple[Run, ...]:
    """A part of the run under a tracked change."""
    if run.code:
        return (run,)
    first, last = _split(run, dice)
    return first, replace(last, change=dice.choice(_CHANGES), by=dice.choice(("示例甲", "示例乙")))


def _commented(run: Run, dice: random.Random) -> tuple[Run, ...]:
    return (replace(run, comment=Comment("示例甲", f"请核对{_odd(dice)}")),)


def _marked(paragraph: Paragraph, dice: random.Random) -> Paragraph:
    """The paragraph's own end under a tracked change."""
    return replace(paragraph, mark=dice.choice(("inserted", "deleted")))


_MUTATIONS: tuple[_Mutation, ...] = (
    *(_swapped, _dropped, _doubled, _borrowed, _emptied, _joined, _nested),
    *(_within(change) for change in (_aligned, _indented, _marked)),
    *(_within(_in_run(_put(pieces))) for pieces in (_blank, _odd, _odd, _odd, _broken)),
    *(_within(_in_run(change)) for change in (_unbroken, _split, _tracked, _commented)),
)
