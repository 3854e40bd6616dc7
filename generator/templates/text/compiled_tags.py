"""The tags of a text compiled by Jinja, and run for one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from jinja2 import Template, TemplateSyntaxError, nodes

from generator.ground.errors import Problem
from generator.templates.expressions import NameRead, SafeEnvironment, failed_line, names_read, rendered
from generator.templates.text.filling_faults import fault_problem, lacking
from generator.templates.text.text_tags import TextTag, TextTags

Prepare = Callable[[nodes.Template], Iterable[Problem]]
"""Changes the tree of a template before it is compiled, and returns what is wrong with it."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


class CompiledTags:
    """The tags of a text, compiled. Where ``problems`` has any, they cannot be run.

    ``reads`` are the names that they read, each with its tag.
    """

    def __init__(
        self, tags: TextTags, environment: SafeEnvironment, name: str, prepare: Prepare = lambda _tree: ()
    ) -> None:
        """``name`` is that of the file in tracebacks."""
        self.reads: tuple[tuple[NameRead, TextTag], ...] = ()
        self.problems: list[Problem] = list(tags.problems)
        self._tags = tags
        self._template: Template | None = None
        if not self.problems:
            self._compile(environment, name, prepare)

    def _compile(self, environment: SafeEnvironment, name: str, prepare: Prepare) -> None:
        try:
            tree = environment.parse(self._tags.source)
            reads = names_read(tree, environment.globals)
            self.reads = tuple((read, self._tags.at(read.line)) for read in reads)
            self.problems += prepare(tree)
            code = environment.compile(tree, filename=name)
            self._template = Template.from_code(environment, code, environment.make_globals(None))
            self._template.filename = name
        except TemplateSyntaxError as fault:
            self.problems.append(self._tags.stopped(fault.lineno, fault.message or ""))
        except (RecursionError, SyntaxError):  # Python's own bound on nested blocks
            self.problems.append(self._tags.all[0].problem("text-deep"))

    def run(
        self, context: Mapping[str, object], problems: list[Problem], hidden: Mapping[str, object] = _NOTHING
    ) -> str | None:
        """Return the text for ``context``; None after noting in ``problems`` what went wrong.

        ``hidden`` are values for the environment, which messages do not suggest as names.
        """
        if self._template is None:
            raise AssertionError(self.problems)
        absent = list(lacking(self.reads, context))
        if absent:
            problems.extend(absent)
            return None
        try:
            return rendered(self._template, {**context, **hidden})
        except Exception as fault:  # an expression may raise anything
            line = failed_line(fault, self._template)
            if line is None:
                raise
            problems.append(fault_problem(fault, self._tags.at(line), self.reads, context))
            return None
