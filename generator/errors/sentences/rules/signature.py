"""Sentences about 署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6): SG, NT."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
