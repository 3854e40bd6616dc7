"""The sandboxed Jinja environment of all templates: its filters, its limits, and what a template reads.

Takes the source of a template or an expression; returns text or an error with its place. Data are values,
never templates. An undefined name is an error, never an empty text. What a template may call, repeat and print is
bounded.
"""

from generator.templates.expressions.bare_names import (
    ROOTS,
    TITLES,
    UNIT,
    bare_path,
    exact_field,
    field_of,
    in_full,
    names_for,
    split_name,
    titles_in,
    with_titles,
    words_of,
)
from generator.templates.expressions.block_pairing import (
    WORDS,
    PairedBlock,
    Pairing,
    block_turn,
    is_statement,
)
from generator.templates.expressions.evaluation_faults import expression_fault, value_fault
from generator.templates.expressions.expression import Expression, ExpressionFault
from generator.templates.expressions.failure_reasons import reason_of_failure, reason_of_fault
from generator.templates.expressions.fields_there import undefined_facts
from generator.templates.expressions.filters import FilterValueError
from generator.templates.expressions.jinja_rendering import failed_line, rendered, rendered_in
from generator.templates.expressions.missing_names import MissingNameError
from generator.templates.expressions.name_reads import (
    MissingName,
    NameRead,
    Scope,
    missing_name,
    names_read,
    nodes_in_scope,
    path_of,
)
from generator.templates.expressions.name_suggestions import names_in_full, suggested_name
from generator.templates.expressions.rendering_limits import MAX_OUTPUT, CountedContext, Deadline, LimitError
from generator.templates.expressions.sandbox import (
    ForbiddenStatementError,
    SafeEnvironment,
    environment,
    environment_of,
)
from generator.templates.expressions.tag_scanning import DELIMITER, DelimiterFault, FoundTag, TagKind, scan
from generator.templates.expressions.tag_syntax import (
    FRAMES,
    FaultKind,
    TagFault,
    problem_facts,
    syntax_fault,
    tag_faults,
)
from generator.templates.expressions.unknown_filters import unknown_filters
from generator.templates.expressions.unwritable_characters import CharacterError, refuse_unwritable
from generator.templates.expressions.value_text import NotTextError, text_of
from generator.templates.expressions.variable import Variable

__all__ = [
    "DELIMITER",
    "FRAMES",
    "MAX_OUTPUT",
    "ROOTS",
    "TITLES",
    "UNIT",
    "WORDS",
    "CharacterError",
    "CountedContext",
    "Deadline",
    "DelimiterFault",
    "Expression",
    "ExpressionFault",
    "FaultKind",
    "FilterValueError",
    "ForbiddenStatementError",
    "FoundTag",
    "LimitError",
    "MissingName",
    "MissingNameError",
    "NameRead",
    "NotTextError",
    "PairedBlock",
    "Pairing",
    "SafeEnvironment",
    "Scope",
    "TagFault",
    "TagKind",
    "Variable",
    "bare_path",
    "block_turn",
    "environment",
    "environment_of",
    "exact_field",
    "expression_fault",
    "failed_line",
    "field_of",
    "in_full",
    "is_statement",
    "missing_name",
    "names_for",
    "names_in_full",
    "names_read",
    "nodes_in_scope",
    "path_of",
    "problem_facts",
    "reason_of_failure",
    "reason_of_fault",
    "refuse_unwritable",
    "rendered",
    "rendered_in",
    "scan",
    "split_name",
    "suggested_name",
    "syntax_fault",
    "tag_faults",
    "text_of",
    "titles_in",
    "undefined_facts",
    "unknown_filters",
    "value_fault",
    "with_titles",
    "words_of",
]
