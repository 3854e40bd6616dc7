"""Problems as data, with a place and a remedy, and the tree of exceptions.

Sentences are in :mod:`generator.ground.words.messages`, one file a subject; code elsewhere names a problem by its
code and hands over the facts.
"""

from generator.ground.errors.exceptions import (
    GeneratorError,
    InputError,
    LayoutError,
    NoticeError,
    OutputError,
    RegisterError,
    RosterError,
    TemplateError,
    UsageError,
    gathered_by_unit,
    system_reason,
)
from generator.ground.errors.nearest import MOST_EDITS, closest, edits_between, likest
from generator.ground.errors.problem import SEVERITY_WORDS, Problem, Severity, Span, columns, printable
from generator.ground.words.language import LANGUAGES, Lang, language, speaking
from generator.ground.words.translated_text import TranslatedText, Value, joined, value_text

__all__ = [
    "LANGUAGES",
    "MOST_EDITS",
    "SEVERITY_WORDS",
    "GeneratorError",
    "InputError",
    "Lang",
    "LayoutError",
    "NoticeError",
    "OutputError",
    "Problem",
    "RegisterError",
    "RosterError",
    "Severity",
    "Span",
    "TemplateError",
    "TranslatedText",
    "UsageError",
    "Value",
    "closest",
    "columns",
    "edits_between",
    "gathered_by_unit",
    "joined",
    "language",
    "likest",
    "printable",
    "speaking",
    "system_reason",
    "value_text",
]
