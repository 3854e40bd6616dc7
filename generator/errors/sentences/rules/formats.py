"""Sentences about 信函, 命令 and 纪要 (clause 10): LT, CM, MN."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
