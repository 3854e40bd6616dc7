"""Direct code: a faster compiler for the Jinja constructs that letters use.

A template that uses anything else is not covered and runs as Jinja's own code. Where both can run, both give the same
text: expressions are parsed by Jinja, bounded by the same rewriting, and use the same environment for attributes,
calls, filters and tests.
"""

from generator.templates.expressions.direct.python_program import DirectProgram, ProgramPiece, direct_program

__all__ = ["DirectProgram", "ProgramPiece", "direct_program"]
