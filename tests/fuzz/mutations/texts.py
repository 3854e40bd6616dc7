"""YAML and text templates changed by line, by token and by encoding."""

import random
import re
from collections.abc import Callable, Sequence

from tests.fuzz.odd import odd_number, odd_text, odd_words

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_VALUE = re.compile(r"(?<=: )[^\n]+")
_YAML = (
    *("&a ", "*a", "<<: *a\n", "!!python/object/apply:os.system [x]", "!!binary QQ==", "!!int ", "!x "),
    *("? ", "- ", ": ", ":", "：", "{", "}", "[", "]", "[[[", "{a: ", "|", "|\n", ">-\n", "|9\n", '"', "'"),
    *('"\\x00"', '"\\uD800"', '"\\U00110000"', "#", "%", "@", "\n---\n", "\n...\n", "%YAML 9.9\n---\n"),
    *("%TAG ! x\n", "\t", "  ", "\r", "\n", "null", "~", "{}", "[]", "- - - ", "{? {a: b}: c}"),
)
_ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-8-sig", "big5", "latin-1", "utf-32")
_DEPTHS = (30, 300, 3_000, 30_000)
_ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))

_Change = Callable[[str, Sequence[str], random.Random], str]


def mutated_text(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """A text with one to eight changes, now and then in another encoding."""
    text = data.decode("utf-8", errors="replace")
    more = [dice.choice(others).decode("utf-8", errors="replace")] if others else []
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        text = dice.choice(_CHANGES)(text, more, dice)
    if dice.random() < 0.05:
        return text.encode(dice.choice(_ENCODINGS), errors="replace")
    return text.encode("utf-8", errors="surrogatepass" if dice.random() < 0.5 else "replace")


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True) or [""]


def _line_gone(text: str, others: Sequence[str], dice: random.Random) -> str:
    lines = _lines(text)
    del lines[dice.randrange(len(lines))]
    return "".join(lines)


def _line_doubled(text: str, others: Sequence[str], dice: random.Random) -> str:
    lines = _lines(text)
    number = dice.randrange(len(lines))
    lines[number:number] = [lines[number]] * dice.choice((1, 1, 2, 500))
    return "".join(lines)


def _line_moved(text: str, others: Sequence[str], dice: random.Random) -> str:
    lines = _lines(text)
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randint(0, len(lines)), line)
    return "".join(lines)


def _line_indented(text: str, others: Sequence[str], dice: random.Random) -> str:
    lines = _lines(text)
    number = dice.randrange(len(lines))
    lines[number] = dice.choice((" ", "  ", "\t", "\u3000", " " * 200)) + lines[number]
    if dice.random() < 0.4:
        lines[number] = lines[number].lstrip()
    return "".join(lines)


def _line_taken(text: str, others: Sequence[str], dice: random.Random) -> str:
    """A few lines of another text."""
    lines, foreign = _lines(text), _lines("".join(others))
    start = dice.randrange(len(foreign))
    place = dice.randint(0, len(lines))
    lines[place:place] = foreign[start : start + dice.choice((1, 1, 3, 10))]
    return "".join(lines)


def _token(text: str, others: Sequence[str], dice: random.Random) -> str:
    """A token gone, doubled, exchanged for another, or for an odd one."""
    tokens = _TOKEN.findall(text)
    if not tokens:
        return odd_text(dice)
    number = dice.randrange(len(tokens))
    tokens[number] = dice.choice(("", tokens[number] * 2, dice.choice(tokens), odd_text(dice), odd_number(dice)))
    return "".join(tokens)


def _value(text: str, others: Sequence[str], dice: random.Random) -> str:
    """The value of a key."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    found = dice.choice(values)
    new = dice.choice(
        (odd_text, odd_number, odd_words, lambda dice: dice.choice(_YAML), lambda dice: dice.choice(values)[0])
    )
    return text[: found.start()] + new(dice) + text[found.end() :]


def _inserted(text: str, others: Sequence[str], dice: random.Random) -> str:
    place = dice.randint(0, len(text))
    return text[:place] + dice.choice((dice.choice(_YAML), dice.choice(_YAML), odd_words(dice))) + text[place:]


def _nested(text: str, others: Sequence[str], dice: random.Random) -> str:
    """Lists or mappings within one another, or aliases of aliases."""
    depth = dice.choice(_DEPTHS)
    value = dice.choice(
        (
            "[" * depth, "{a: " * depth, "- " * depth, "[" * depth + "]" * depth, "(" * depth, "{{ (" * depth,
            "{% if 1 %}" * depth,
        )
    )  # fmt: skip
    if dice.random() < 0.1:
        return f"a0: &a0 x\n{_ALIASES}{text}"
    place = dice.choice([found.start() for found in _VALUE.finditer(text)] or [0])
    return f"{text[:place]}{value}\n{text[place:]}"


def _cut(text: str, others: Sequence[str], dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _long(text: str, others: Sequence[str], dice: random.Random) -> str:
    """A line of hundreds of table cells, or a text of thousands of lines."""
    return text + dice.choice(
        ("|" * 3_000, "| a " * 300 + "|\n", "一、甲。\n" * 3_000, "（一）" * 500, "1." * 3_000, "{{ 1 }}" * 2_000)
    )


_CHANGES: tuple[_Change, ...] = (
    *(_line_gone, _line_doubled, _line_moved, _line_indented, _line_taken, _line_taken, _token, _token, _token),
    *(_value, _value, _value, _value, _inserted, _inserted, _nested, _cut, _long),
)

# Bytes changed without a thought of what they mean.

_ByteChange = Callable[[bytearray, random.Random], None]


def mutated_bytes(data: bytes, dice: random.Random) -> bytes:
    """``data`` with one to eight changes: bits, bytes, pieces gone, doubled or moved."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 4, 8))):
        if changed:
            dice.choice(_BYTE_CHANGES)(changed, dice)
    return bytes(changed)


def _piece(data: bytearray, dice: random.Random) -> slice:
    start = dice.randrange(len(data))
    return slice(start, start + dice.choice((1, 2, 4, 16, 64, 1024)))


def _flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _byte(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))


def _number(data: bytearray, dice: random.Random) -> None:
    """Two or four bytes that are read as a length or an offset."""
    start, width = dice.randrange(len(data)), dice.choice((2, 4))
    value = dice.choice((0, 1, len(data), 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF)) & ((1 << 8 * width) - 1)
    data[start : start + width] = value.to_bytes(width, "little")


def _cut_off(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _behead(data: bytearray, dice: random.Random) -> None:
    del data[: dice.randrange(min(len(data), 64))]


def _gone(data: bytearray, dice: random.Random) -> None:
    del data[_piece(data, dice)]


def _doubled(data: bytearray, dice: random.Random) -> None:
    piece = data[_piece(data, dice)]
    place = dice.randrange(len(data))
    data[place:place] = piece * dice.choice((1, 2, 50))


def _moved(data: bytearray, dice: random.Random) -> None:
    place = _piece(data, dice)
    piece = data[place]
    del data[place]
    start = dice.randint(0, len(data))
    data[start:start] = piece


def _noise(data: bytearray, dice: random.Random) -> None:
    place = dice.randint(0, len(data))
    data[place:place] = dice.randbytes(dice.choice((1, 4, 30, 500)))


_BYTE_CHANGES: tuple[_ByteChange, ...] = (
    _flip, _flip, _byte, _number, _cut_off, _behead, _gone, _doubled, _moved, _noise,
)  # fmt: skip
