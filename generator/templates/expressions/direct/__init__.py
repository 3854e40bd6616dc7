"""Direct code: a faster compiler for the Jinja constructs that letters use.

A template that uses anything else is not covered, and Jinja's own code runs it. Where both can, both give the same
text: expressions are parsed by Jinja, bounded by the same rewriting, and go through the same environment for
attributes, calls, filters and tests.
"""

from generator.templates.expressions.direct.program import Piece, Program, direct_program

__all__ = ["Piece", "Program", "direct_program"]
