"""Sentences about the notice's front matter and text."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
