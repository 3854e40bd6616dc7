"""The text in the file (7.3.3): BD."""

from generator.check.rules.body import headings, numbering, paragraphs, whole

__all__ = ["headings", "numbering", "paragraphs", "whole"]
