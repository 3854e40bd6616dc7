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
    require_libraries,
    system_reason,
)
from generator.ground.errors.nearest_word import closest, likest
from generator.ground.errors.problem import Problem, Severity, Span, columns, printable, severity_word
from generator.ground.words.translated_text import (
    LANGUAGES,
    Lang,
    TranslatedText,
    Value,
    joined,
    language,
    speaking,
    value_text,
)

__all__ = [
    "LANGUAGES",
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
    "gathered_by_unit",
    "joined",
    "language",
    "likest",
    "printable",
    "require_libraries",
    "severity_word",
    "speaking",
    "system_reason",
    "value_text",
]
