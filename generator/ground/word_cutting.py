"""Chinese text taken apart into words, by jieba's dictionary.

The dictionary is read when the first text is taken apart: that takes longer than most commands do.
"""

from __future__ import annotations


def words_in(text: str, *, guesses: bool = True) -> list[str]:
    """The words of ``text``, in order; ``guesses``: also words that are not in the dictionary."""
    import rjieba

    return rjieba.cut(text, guesses)


def tagged_words(text: str) -> list[tuple[str, str]]:
    """The words of ``text``, in order, each with its part of speech (``n``, ``v``, ``ns`` …, as jieba names them)."""
    import rjieba

    return rjieba.tag(text)
