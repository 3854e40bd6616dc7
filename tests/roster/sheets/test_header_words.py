"""Words above the columns of sheets: each means one column."""

from __future__ import annotations

from collections import defaultdict

from generator.roster.sheets.header_words import SERIALS, WRITTEN, key


def test_no_word_means_two_columns() -> None:
    columns = defaultdict(set)
    for word, column in WRITTEN:
        columns[key(word)].add(column)
    assert {word: meant for word, meant in columns.items() if len(meant) > 1} == {}
    assert columns.keys() & SERIALS == set()
