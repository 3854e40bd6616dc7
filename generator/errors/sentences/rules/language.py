"""Sentences about 条例, punctuation, numerals and merged text: GN, PU, NU, MM."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
