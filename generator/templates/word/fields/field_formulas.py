"""Formulas with merge fields, ``= { MERGEFIELD 单价 } * { MERGEFIELD 数量 }`` (ECMA-376 part 1, 17.16.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import NoReturn

from generator.templates.expressions.value_conversion import FilterValueError
from generator.templates.word.fields.formats import number_of

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z]+)|(<=|>=|<>|[-+*/^%(),;=<>]))", re.ASCII)
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP, Emax=400, Emin=-400)
_MOST_DEEP = 40
_MOST_DIGITS = 40


class FormulaError(ValueError):
    """A formula that cannot be evaluated; ``reason`` says why, in English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def formula(pieces: Sequence[object]) -> str:
    """The result of a formula, without leading blanks or trailing zeros in its fraction.

    ``pieces`` are its text and, in one-item lists, the values of the fields in it; an empty value is 0. Raises
    FormulaError, and FilterValueError for the value of a field that is no number.
    """
    tokens: list[str | Decimal] = []
    for piece in pieces:
        if isinstance(piece, str):
            tokens += _tokens(piece)
        elif isinstance(piece, Sequence):
            tokens.append(_value(piece[0]))
    try:
        value = _Calculation(tokens).result()
    except DecimalException as error:
        raise FormulaError(type(error).__name__) from error
    return _shown(value)


def _tokens(text: str) -> list[str | Decimal]:
    found: list[str | Decimal] = []
    place = 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            raise FormulaError(text[place:].strip()[:20])
        number, word, mark = match.groups()
        found.append(Decimal(number) if number else word.upper() if word else mark)
        place = match.end()
    return found


def _value(value: object) -> Decimal:
    number = Decimal(0) if value == "" else number_of(value)
    if number is None:
        raise FilterValueError("=", "number", value)
    return number


def _shown(value: Decimal) -> str:
    """Every digit of an exact result; an endless fraction has fifteen digits, as in Word."""
    if len(value.normalize(_CONTEXT).as_tuple().digits) > _MOST_DIGITS:
        value = Context(prec=15, rounding=ROUND_HALF_UP).plus(value)
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


class _Calculation:
    """Evaluates a formula from left to right; ``^`` binds closest, then ``%``, signs, products, sums, comparisons."""

    def __init__(self, tokens: Sequence[str | Decimal]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def result(self) -> Decimal:
        value = self._comparison()
        if self._place < len(self._tokens):
            self._refuse()
        return value

    def _refuse(self) -> NoReturn:
        raise FormulaError(str(self._tokens[self._place]) if self._place < len(self._tokens) else "…")

    def _take(self, *marks: str) -> str:
        """The next token where it is one of ``marks``, which is consumed; else an empty text."""
        token = self._tokens[self._place] if self._place < len(self._tokens) else None
        if not isinstance(token, str) or token not in marks:
            return ""
        self._place += 1
        return token

    def _comparison(self) -> Decimal:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise FormulaError("(((…")
        value = self._sum()
        while mark := self._take(*_COMPARISONS):
            value = Decimal(int(_COMPARISONS[mark](value, self._sum())))
        self._depth -= 1
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while mark := self._take("+", "-"):
            other = self._product()
            value = _CONTEXT.add(value, other) if mark == "+" else _CONTEXT.subtract(value, other)
        return value

    def _product(self) -> Decimal:
        value = self._signed()
        while mark := self._take("*", "/"):
            other = self._signed()
            value = _CONTEXT.multiply(value, other) if mark == "*" else _CONTEXT.divide(value, other)
        return value

    def _signed(self) -> Decimal:
        negative = False
        while mark := self._take("-", "+"):
            negative ^= mark == "-"
        value = self._power()
        return -value if negative else value

    def _power(self) -> Decimal:
        value = self._percent()
        if self._take("^"):
            value = _CONTEXT.power(value, self._signed())
        return value

    def _percent(self) -> Decimal:
        value = self._operand()
        while self._take("%"):
            value = _CONTEXT.divide(value, Decimal(100))
        return value

    def _operand(self) -> Decimal:
        if self._take("("):
            value = self._comparison()
            self._close()
            return value
        token = self._tokens[self._place] if self._place < len(self._tokens) else None
        if isinstance(token, Decimal):
            self._place += 1
            return token
        name = self._take(*_FUNCTIONS)
        if not name or not self._take("("):
            self._refuse()
        values = [self._comparison()]
        while self._take(",", ";"):
            values.append(self._comparison())
        self._close()
        function, most = _FUNCTIONS[name]
        if most and len(values) != most:
            raise FormulaError(name)
        return function(*values)

    def _close(self) -> None:
        if not self._take(")"):
            self._refuse()


def _rounded(value: Decimal, places: Decimal) -> Decimal:
    if abs(places) > 30:
        raise FormulaError("ROUND")
    return value.quantize(Decimal(1).scaleb(-int(places)), context=_CONTEXT)


def _total(*values: Decimal) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = _CONTEXT.add(total, value)
    return total


def _product(*values: Decimal) -> Decimal:
    product = Decimal(1)
    for value in values:
        product = _CONTEXT.multiply(product, value)
    return product


def _truth(value: object) -> Decimal:
    return Decimal(int(bool(value)))


_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_FUNCTIONS: dict[str, tuple[Callable[..., Decimal], int]] = {
    "ABS": (abs, 1),
    "AND": (lambda left, right: _truth(left and right), 2),
    "AVERAGE": (lambda *values: _CONTEXT.divide(_total(*values), Decimal(len(values))), 0),
    "COUNT": (lambda *values: Decimal(len(values)), 0),
    "INT": (lambda value: value.to_integral_value(ROUND_DOWN), 1),
    "MAX": (lambda *values: max(values), 0),
    "MIN": (lambda *values: min(values), 0),
    "MOD": (lambda left, right: _CONTEXT.remainder(left, right), 2),
    "NOT": (lambda value: _truth(not value), 1),
    "OR": (lambda left, right: _truth(left or right), 2),
    "PRODUCT": (_product, 0),
    "ROUND": (_rounded, 2),
    "SIGN": (lambda value: Decimal((value > 0) - (value < 0)), 1),
    "SUM": (_total, 0),
}
"""The functions by their names, each with how many values it takes, 0 for any number."""
