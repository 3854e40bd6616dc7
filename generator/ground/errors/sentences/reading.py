"""One file of sentences, read.

It is an INI file of the plainest kind, one line a text. ``configparser`` reads the same from it, as a test holds. It is
not used here because loading it takes 3 ms: a mistake in a command would take 1.31 times the CPU of ``import click``
where 1.3 is the limit, and takes 1.25 with this reader.
"""

from __future__ import annotations

from collections.abc import Set

Blocks = dict[str, dict[str, str]]

SAME = "same_as"
"""The key of a block that has no texts, but those of another code."""

_LINE = "应当是 [代码]、名字 = 文字 或者 # 说明 · expected [code], key = text or # comment"
_KEY = "没有“{0}”这一项 · unknown key '{0}'"
_TWICE = "“{0}”前面已经有了 · '{0}' is already there"
_MISSING = "[{0}] 缺少 {1} · [{0}] has no {1}"
_ENCODING = "文件要另存为 UTF-8 · the file must be saved as UTF-8"


class SentenceFileError(ValueError):
    """What is wrong in a file of sentences, with the file and the line, for whoever changed it."""

    def __init__(self, path: str, line: int, fault: object) -> None:
        super().__init__(f"{path}:{line}: {fault}")


def sentences_in(path: str) -> Blocks:
    """The blocks of a file of sentences, by code in the order of the file, each its texts by their keys.

    A block has both languages and both remedies, and maybe ``severity`` and ``clause``; or ``same_as`` alone. Raises
    :class:`SentenceFileError` at the first line that is not so.
    """
    return _read(path, {"zh", "en", "zh_remedy", "en_remedy"}, {"severity", "clause", SAME})


def pieces_in(path: str) -> Blocks:
    """The blocks of the file of shared pieces, by name, each in both languages; raises as ``sentences_in`` does."""
    return _read(path, {"zh", "en"}, set())


def _read(path: str, needed: Set[str], optional: Set[str]) -> Blocks:
    lines = _lines(path)
    keys = needed | optional
    blocks: Blocks = {}
    for number, line in enumerate(lines, 1):
        try:
            if line.startswith("["):
                _open(blocks, line)
            elif line and not line.startswith("#"):
                _add(blocks, line, keys)
        except ValueError as fault:
            raise SentenceFileError(path, number, fault) from None
    for code, block in blocks.items():
        missing = ", ".join(sorted(needed - block.keys()))
        if missing and block.keys() != {SAME}:
            raise SentenceFileError(path, lines.index(f"[{code}]") + 1, _MISSING.format(code, missing))
    return blocks


def _lines(path: str) -> list[str]:
    with open(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")  # some editors put a mark in front
    except UnicodeDecodeError as error:
        raise SentenceFileError(path, data.count(b"\n", 0, error.start) + 1, _ENCODING) from None
    return [line.rstrip() for line in text.split("\n")]


def _open(blocks: Blocks, line: str) -> None:
    code = line[1:-1]
    if line != f"[{code}]":
        raise ValueError(_LINE)
    if code in blocks:
        raise ValueError(_TWICE.format(code))
    blocks[code] = {}


def _add(blocks: Blocks, line: str, keys: Set[str]) -> None:
    """Puts the text of ``line`` into the last block."""
    key, equals, text = line.partition(" = ")
    if not (blocks and equals):
        raise ValueError(_LINE)
    block = blocks[next(reversed(blocks))]
    if key not in keys:
        raise ValueError(_KEY.format(key))
    if key in block:
        raise ValueError(_TWICE.format(key))
    block[key] = text.lstrip()
