"""A template's statements as one Python function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from typing import Any, Literal

from jinja2 import Undefined, nodes

from generator.templates.expressions.direct.expression_translation import Translation
from generator.templates.expressions.direct.program_names import Loop, NotCoveredError, ProgramNames, ProgramScope
from generator.templates.expressions.direct.tag_parsing import Parsing, path_of
from generator.templates.expressions.rendering_limits import CountedContext, Output
from generator.templates.expressions.sandbox import SafeEnvironment

_AT_ONCE = 40  # pieces printed by one statement of the program
_LONG = 1_000  # pieces; compiling more of them takes longer than it saves
_STRAIGHT = 20  # names in a row, in a long template, from which on they are printed by a loop
_WORD = re.compile(r"\s*(\w+)(.*)", re.DOTALL)
_HEAD = """\
def program(context, add, plain, writers):
    get, item = context.environment.getattr, context.environment.getitem
    call, binary = context.environment.call, context.environment.call_binop
    names, look_up, write = context.parent, context.resolve, writers["text"]
"""
_HEAD_IF_LONG = """\
    def quick(v):
        return v if type(v) is str and (v.isalnum() or plain(v) is None) else write(v)
    def straight(steps):
        texts = []
        for text, name, attributes in steps:
            v = names[name] if name in names else look_up(name)
            for attribute in attributes:
                v = get(v, attribute)
            texts += (text, v if type(v) is str and (v.isalnum() or plain(v) is None) else write(v))
        add(texts)
"""

Write = Callable[[object], str]
Step = tuple[str, str, tuple[str, ...]]  # a text, then the name and its attributes printed after it


@dataclass(frozen=True, slots=True)
class ProgramPiece:
    """A piece of a template: text, or a tag without its delimiters.

    ``writer`` names the function that writes a variable's value: ``text``, or another one passed to the rendering.
    """

    kind: Literal["text", "variable", "statement"]
    source: str
    writer: str = "text"


@dataclass(frozen=True, slots=True)
class DirectProgram:
    """Direct code, ready to run for any number of records, in any number of threads; ``writers`` are those it needs."""

    function: Callable[..., None]
    writers: frozenset[str]

    def run(self, context: CountedContext, plain: re.Pattern[str], writers: dict[str, Write]) -> str:
        """The text that the template makes of ``context``.

        ``writers`` turn values into the document's text; the one called ``text`` leaves unchanged any text in which
        ``plain`` finds nothing. Raises whatever expressions and writers raise, and LimitError.
        """
        context.output = Output()
        self.function(context, context.output.extend, plain.search, writers)
        return context.output.text()


def direct_program(pieces: Iterable[ProgramPiece], environment: SafeEnvironment) -> DirectProgram | None:
    """Direct code for the template made of ``pieces``; None where only Jinja's own code can run it."""
    try:
        tags = tuple(pieces)
        source, constants = _Writing(tags, environment).written()
        code = compile(source, "<direct code>", "exec")
    except (NotCoveredError, SyntaxError, RecursionError, MemoryError):  # the last three are Python's bounds on nesting
        return None
    scope: dict[str, Any] = {"absent": Undefined, "measured": _measured, **constants}
    exec(code, scope)
    return DirectProgram(scope["program"], frozenset({"text", *(tag.writer for tag in tags)}))


def _measured(items: Iterable[object]) -> Iterable[object]:
    """``items`` as a collection with a length."""
    return items if isinstance(items, Sized) else list(items)


class _Writing:
    """Writes the function, block by block."""

    def __init__(self, pieces: Sequence[ProgramPiece], environment: SafeEnvironment) -> None:
        self._pieces = pieces
        self._long = len(pieces) > _LONG
        self._place = 0
        self._parsing = Parsing(environment)
        self._translation = Translation(environment)
        self._names = ProgramNames()

    def written(self) -> tuple[str, dict[str, object]]:
        """The function's source, and the constants that it refers to."""
        body = self._block(ProgramScope(self._names, {}), ())
        if self._place < len(self._pieces):
            raise NotCoveredError(self._pieces[self._place].source)
        if self._names.context_is_seen and self._names.is_set:
            raise NotCoveredError("set")  # Jinja's own code puts what statements set into its context
        look_ups = [
            f"{variable} = names[{name!r}] if {name!r} in names else look_up({name!r})"
            for name, variable in self._names.free.items()
        ]
        lines = [f"    {line}\n" for line in (*look_ups, *body)]
        head = _HEAD + _HEAD_IF_LONG if self._long else _HEAD
        return head + "".join(lines), self._names.constants

    def _block(self, scope: ProgramScope, until: tuple[str, ...]) -> list[str]:
        """The lines of the block that begins here, up to a statement whose word is in ``until``."""
        lines: list[str] = []
        out: list[str] = []
        while self._place < len(self._pieces):
            piece = self._pieces[self._place]
            if piece.kind == "statement":
                word, rest = _split(piece.source)
                if word in until:
                    break
                _flush(out, lines)
                self._place += 1
                lines += self._statement(word, rest, piece.source, scope)
                continue
            if self._long and scope.depth == 0 and (steps := self._straight(scope)):
                _flush(out, lines)
                lines.append(f"straight({self._names.constant(steps)})")
                continue
            self._place += 1
            out.append(self._output(piece, scope))
        _flush(out, lines)
        return lines or ["pass"]

    def _straight(self, scope: ProgramScope) -> list[Step]:
        """The names printed in a row from here on, as steps, which are consumed; an empty list if they are few."""
        steps: list[Step] = []
        text, end = "", self._place
        for place in range(self._place, len(self._pieces)):
            piece = self._pieces[place]
            path = None if piece.writer != "text" or piece.kind == "statement" else path_of(piece.source)
            if piece.kind == "text":
                text += piece.source
            elif path is None or path[0] in scope.local or scope.own_unit(path[0]) is not None:
                break
            else:
                steps.append((text, *path))
                text, end = "", place + 1
        if len(steps) < _STRAIGHT:
            return []
        self._place = end
        self._names.not_set.update(name for _, name, _ in steps)
        return steps

    def _output(self, piece: ProgramPiece, scope: ProgramScope) -> str:
        if piece.kind == "text":
            return repr(piece.source)
        value = self._translation.source(self._parsing.expression(piece.source), scope)
        if piece.writer != "text":
            return f"writers[{piece.writer!r}]({value})"
        if scope.depth == 0 and self._long:
            return f"quick({value})"
        return f"(v if type(v := {value}) is str and (v.isalnum() or plain(v) is None) else write(v))"

    def _statement(self, word: str, rest: str, source: str, scope: ProgramScope) -> list[str]:
        if word == "if":
            return self._if(rest, scope)
        if word == "for":
            return self._for(source, scope)
        if word == "set":
            return self._set(source, scope)
        if word == "with":
            return self._with(source, scope)
        raise NotCoveredError(word)

    def _if(self, rest: str, scope: ProgramScope) -> list[str]:
        lines: list[str] = []
        word = "if"
        while word != "endif":
            if word == "else":
                lines.append("else:")
            else:
                test = self._translation.source(self._parsing.expression(rest), scope)
                lines.append(f"{word} {test}:")
            until = ("endif",) if word == "else" else ("elif", "else", "endif")
            lines += _indented(self._block(scope.inner(may_set=False), until))
            word, rest = self._next(until)
        return lines

    def _for(self, source: str, scope: ProgramScope) -> list[str]:
        statement = self._parsing.statement(source, "endfor", nodes.For)
        if statement.recursive:
            raise NotCoveredError("recursive")
        targets = {name: self._names.fresh() for name in _target_names(statement.target)}
        loop = Loop(self._names.fresh(), self._names.fresh())
        target = "".join(f"{each}, " for each in targets.values())
        target = target if isinstance(statement.target, nodes.Tuple) else target.removesuffix(", ")
        items = self._translation.source(statement.iter, scope)
        if statement.test is not None:
            test = self._translation.source(statement.test, scope.testing(targets))
            items = f"[({target}) for {target} in {items} if {test}]"
        body = self._block(scope.looping(targets, loop), ("else", "endfor"))
        word, _ = self._next(("else", "endfor"))
        other: list[str] | None = None
        if word == "else":
            other = self._block(scope.inner(may_set=False), ("endfor",))
            self._next(("endfor",))
        return _loop(target, items, body, other, loop, (self._names.fresh(), self._names.fresh()))

    def _set(self, source: str, scope: ProgramScope) -> list[str]:
        statement = self._parsing.statement(source, "", nodes.Assign)
        if not isinstance(statement.target, nodes.Name):
            raise NotCoveredError(source)
        value = self._translation.source(statement.node, scope)
        return [f"{scope.set(statement.target.name)} = {value}"]

    def _with(self, source: str, scope: ProgramScope) -> list[str]:
        statement = self._parsing.statement(source, "endwith", nodes.With)
        inner = scope.inner(may_set=True)
        values = [self._translation.source(value, scope) for value in statement.values]
        targets = [self._names.fresh() for _ in values]
        for target, variable in zip(statement.targets, targets, strict=True):
            inner.local[_plain_name(target)] = variable
        body = self._block(inner, ("endwith",))
        self._next(("endwith",))
        return [*(f"{target} = {value}" for target, value in zip(targets, values, strict=True)), *body]

    def _next(self, wanted: tuple[str, ...]) -> tuple[str, str]:
        """The word and the rest of the statement at which a block ended, which is consumed."""
        if self._place == len(self._pieces):
            raise NotCoveredError(wanted[0])
        word, rest = _split(self._pieces[self._place].source)
        if word != "elif" and rest.strip():
            raise NotCoveredError(rest)
        self._place += 1
        return word, rest


def _split(source: str) -> tuple[str, str]:
    match = _WORD.fullmatch(source)
    if match is None:
        raise NotCoveredError(source)
    return match[1], match[2]


def _flush(out: list[str], lines: list[str]) -> None:
    """Write the statements that print ``out``, and empty it."""
    lines += [f"add(({', '.join(out[start : start + _AT_ONCE])},))" for start in range(0, len(out), _AT_ONCE)]
    out.clear()


def _indented(lines: list[str]) -> list[str]:
    return [f" {line}" for line in lines]


def _plain_name(target: nodes.Node) -> str:
    if not isinstance(target, nodes.Name) or target.name == "loop":
        raise NotCoveredError("target")
    return target.name


def _target_names(target: nodes.Node) -> list[str]:
    names = [_plain_name(each) for each in (target.items if isinstance(target, nodes.Tuple) else [target])]
    if len(set(names)) < len(names):
        raise NotCoveredError("target")
    return names


def _loop(
    target: str, items: str, body: list[str], other: list[str] | None, loop: Loop, spare: tuple[str, str]
) -> list[str]:
    """The lines of a loop; ``spare`` are two variables, for its items and for whether it had none."""
    items_kept, never = spare
    lines = []
    if _used(loop.length, body):
        lines += [f"{items_kept} = measured({items})", f"{loop.length} = len({items_kept})"]
        items = items_kept
    if _used(loop.index, body):
        lines.append(f"for {loop.index}, ({target}) in enumerate({items}):")
    else:
        lines.append(f"for {target} in {items}:")
    if other is None:
        return [*lines, *_indented(body)]
    return [f"{never} = True", *lines, f" {never} = False", *_indented(body), f"if {never}:", *_indented(other)]


def _used(variable: str, lines: list[str]) -> bool:
    return any(re.search(rf"\b{variable}\b", line) for line in lines)
