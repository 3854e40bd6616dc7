"""Sentences about 版记, page numbers and tables (7.4, 7.5, 8): IM, PN, TB."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
