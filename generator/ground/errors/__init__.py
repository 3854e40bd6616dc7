"""Problems as data, with a place and a remedy, and the tree of exceptions.

Sentences are in :mod:`generator.ground.words.messages`, one file a subject; code elsewhere names a problem by its
code and hands over the facts.
"""

from generator.ground.errors.by_unit import gathered_by_unit
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
)
from generator.ground.errors.nearest import MOST_EDITS, closest, edits_between, likest
from generator.ground.errors.problem import SEVERITY_WORDS, Problem, Severity, Span, columns, printable
from generator.ground.errors.system import system_reason
from generator.ground.words.language import LANGUAGES, Lang, language, speaking
from generator.ground.words.translated_text import TranslatedText as Said
from generator.ground.words.translated_text import Value, joined, value_text

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
    "Said",
    "Severity",
    "Span",
    "TemplateError",
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
