"""The one sandboxed Jinja environment that both kinds of template share, and what belongs to it.

Data are values, never templates; a name that is not there is an error, never an empty text; what a template
may call, repeat and print is bounded.
"""

from generator.expressions.direct import Piece, Program, direct_program
from generator.expressions.environment import ForbiddenStatementError, SafeEnvironment, environment, environment_of
from generator.expressions.filters import FilterValueError
from generator.expressions.limits import MAX_OUTPUT, CountedContext, Deadline, LimitError
from generator.expressions.missing import MissingNameError
from generator.expressions.reads import Lack, NameRead, Scope, lack_of, names_read, nodes_in_scope, path_of, things_of
from generator.expressions.rendering import failed_line, rendered, rendered_in
from generator.expressions.tag_syntax import FRAMES, FaultKind, TagFault, syntax_fault, tag_faults
from generator.expressions.values import NotTextError, text_of
from generator.expressions.words import UnknownWord, unknown_words

__all__ = [
    "FRAMES",
    "MAX_OUTPUT",
    "CountedContext",
    "Deadline",
    "FaultKind",
    "FilterValueError",
    "ForbiddenStatementError",
    "Lack",
    "LimitError",
    "MissingNameError",
    "NameRead",
    "NotTextError",
    "Piece",
    "Program",
    "SafeEnvironment",
    "Scope",
    "TagFault",
    "UnknownWord",
    "direct_program",
    "environment",
    "environment_of",
    "failed_line",
    "lack_of",
    "names_read",
    "nodes_in_scope",
    "path_of",
    "rendered",
    "rendered_in",
    "syntax_fault",
    "tag_faults",
    "text_of",
    "things_of",
    "unknown_words",
]
