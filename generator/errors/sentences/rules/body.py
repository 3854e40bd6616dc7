"""Sentences about the text (7.3.3): BD."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
