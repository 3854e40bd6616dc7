"""The rules of an official document, held against a file: one function for each, a file for each part of a document."""

from generator.check.rules.registry import FILE_RULES, Departure, file_findings, on_file

__all__ = ["FILE_RULES", "Departure", "file_findings", "on_file"]
