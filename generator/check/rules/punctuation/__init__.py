"""Punctuation of a document's text, by GB/T 15834-2011: PU-01 to PU-24."""

from generator.check.rules.punctuation import lists, marks, quoting

__all__ = ["lists", "marks", "quoting"]
