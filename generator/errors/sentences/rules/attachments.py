"""Sentences about 附件说明 and attachments (7.3.4 and 7.3.7): AT, AN."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
