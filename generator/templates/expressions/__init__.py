"""The one sandboxed Jinja environment that both kinds of template share, and what belongs to it.

Data are values, never templates; a name that is not there is an error, never an empty text; what a template
may call, repeat and print is bounded.
"""

from generator.templates.expressions.characters import CharacterError, refuse_unwritable
from generator.templates.expressions.direct import Piece, Program, direct_program
from generator.templates.expressions.environment import (
    ForbiddenStatementError,
    SafeEnvironment,
    environment,
    environment_of,
)
from generator.templates.expressions.expression import Expression, ExpressionFault
from generator.templates.expressions.faults import expression_fault, value_fault
from generator.templates.expressions.filters import FilterValueError
from generator.templates.expressions.limits import MAX_OUTPUT, CountedContext, Deadline, LimitError
from generator.templates.expressions.meant import meant_name
from generator.templates.expressions.missing import MissingNameError
from generator.templates.expressions.pairing import CLOSERS, MIDDLES, WORDS, Block, Pairing, is_statement, turn_of
from generator.templates.expressions.reads import (
    Lack,
    NameRead,
    Scope,
    lack_of,
    names_read,
    nodes_in_scope,
    path_of,
    things_of,
)
from generator.templates.expressions.rendering import failed_line, rendered, rendered_in
from generator.templates.expressions.scanning import Fault, Found, Kind, scan
from generator.templates.expressions.tag_syntax import (
    FRAMES,
    FaultKind,
    TagFault,
    said_of_fault,
    syntax_fault,
    tag_faults,
)
from generator.templates.expressions.told import told_of_failure, told_of_fault
from generator.templates.expressions.values import NotTextError, text_of
from generator.templates.expressions.variable import Variable
from generator.templates.expressions.words import UnknownWord, unknown_words

__all__ = [
    "CLOSERS",
    "FRAMES",
    "MAX_OUTPUT",
    "MIDDLES",
    "WORDS",
    "Block",
    "CharacterError",
    "CountedContext",
    "Deadline",
    "Expression",
    "ExpressionFault",
    "Fault",
    "FaultKind",
    "FilterValueError",
    "ForbiddenStatementError",
    "Found",
    "Kind",
    "Lack",
    "LimitError",
    "MissingNameError",
    "NameRead",
    "NotTextError",
    "Pairing",
    "Piece",
    "Program",
    "SafeEnvironment",
    "Scope",
    "TagFault",
    "UnknownWord",
    "Variable",
    "direct_program",
    "environment",
    "environment_of",
    "expression_fault",
    "failed_line",
    "is_statement",
    "lack_of",
    "meant_name",
    "names_read",
    "nodes_in_scope",
    "path_of",
    "refuse_unwritable",
    "rendered",
    "rendered_in",
    "said_of_fault",
    "scan",
    "syntax_fault",
    "tag_faults",
    "text_of",
    "things_of",
    "told_of_failure",
    "told_of_fault",
    "turn_of",
    "unknown_words",
    "value_fault",
]
