from __future__ import annotations

from lxml import etree

from generator.office.wordml.copies import copied
from tests.patience import growth

ROW = '<b:tr b:a="1"><b:tc><b:p><b:r b:c="2"/></b:p></b:tc></b:tr>'


def tree(rows: int) -> etree._Element:
    return etree.fromstring(f'<b:d xmlns:b="b"><b:e>{ROW * rows}</b:e></b:d>')


def test_a_copy_is_the_same_in_another_tree_and_declares_nothing_again() -> None:
    source, target = tree(2), tree(0)
    target.extend(copied(source))
    assert etree.tostring(target) == f'<b:d xmlns:b="b"><b:e/><b:e>{ROW * 2}</b:e></b:d>'.encode()
    assert etree.tostring(source) == etree.tostring(tree(2))


def test_it_takes_as_long_as_there_is_in_it() -> None:
    trees = {rows: tree(rows) for rows in (1_000, 16_000)}
    assert growth(lambda rows: tree(0).extend(copied(trees[rows])), 1_000, 16, attempts=1) < 64
