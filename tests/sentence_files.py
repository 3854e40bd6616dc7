"""What is wrong in the files of texts, each fault with its file and line: ``python -m tests.sentence_files``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from configparser import DuplicateOptionError, DuplicateSectionError, MissingSectionHeaderError, ParsingError
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import generator.check.run  # noqa: F401  # declares the rules about several papers
from generator.check.rules import RULES
from generator.ground.errors import Severity
from generator.ground.words.messages import FOLDER, SAME, SENTENCES, SUBJECTS, filled
from generator.ground.words.translated_text import Block, blocks
from generator.ground.words.vocabularies import COMMANDS, COMPARISON, PAGES, PHRASES, REPORTS
from generator.roster.units.declared_fields import FIELD_NAMES, roster_names
from generator.templates.text.front_matter.key_table import NAMES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
FILES = {Path(FOLDER, f"{name}.ini"): subjects for name, subjects in SUBJECTS.items()}
PIECES = Path(FOLDER, "pieces.ini")
VOCABULARIES = (COMMANDS, COMPARISON, PAGES, PHRASES, REPORTS)
TEXT_FILES = [Path(path) for home in VOCABULARIES for path in home.paths]
"""The files of what is no message: of their blocks, only the two languages are looked at here."""
NO_CODES = {
    *("new-attachment", "new-column", "new-field", "new-group", "new-page", "new-title", "new-unit"),
    *("text-added", "text-added-first", "text-border", "text-changed", "text-taken", "text-vertical"),
}
"""Words of the package that look like codes: where a part of a document begins, what differs, what an import brings."""

KEYS_NAMED = frozenset(
    f"@{path}" for names in (NAMES, roster_names(()), FIELD_NAMES) for path in (*names.words, "=true", "=false")
)
"""What a sentence can name of a file in its words: keys, keys below them, fixed values."""

Blocks = Mapping[str, Block]
Files = Mapping[Path, Blocks]

_HANZI = re.compile("[\u4e00-\u9fff]")
_CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+|[A-Z]{2}-[0-9]{2})"')
_PIECE = re.compile("<([^<>]*)>")
_HEAD = re.compile(r"\[[^\[\]]+\]")
_BOTH = frozenset({"zh", "en"})
_OF_MESSAGES = _BOTH | {"zh_remedy", "en_remedy"}
_MORE = frozenset({"severity", "clause", "zh_mended", "en_mended", SAME})
_LINE = "应当是 [代码]、名字 = 文字 或者 # 说明 · expected [code], key = text or # comment"
_KEY = "没有“{0}”这一项 · unknown key '{0}'"
_TWICE = "“{0}”前面已经有了 · '{0}' is already there"
_MISSING = "[{0}] 缺少 {1} · [{0}] has no {1}"
_ENCODING = "文件要另存为 UTF-8 · the file must be saved as UTF-8"
_ONE_LINE = "“{0}”要写在一行里 · '{0}' is one line"


def severity(code: str) -> Severity:
    """How grave a problem of ``code`` is: that of a rule is the rule's own."""
    return RULES[code].reported_as if code in RULES else SENTENCES[code].severity


def faults() -> list[str]:
    """All that is wrong; where files cannot be read, only that."""
    faulty = [*_all_unread(FILES, _OF_MESSAGES, _MORE), *_all_unread([PIECES, *TEXT_FILES], _BOTH, frozenset())]
    if faulty:
        return faulty
    files = {path: blocks(str(path)) for path in FILES}
    found = (_wrong(files), _twice(files), _unused(files), _missing(files), _unused_pieces(), _unlisted())
    return [fault for each in found for fault in each]


def place(path: Path, line: str) -> str:
    """The file, as it is called in the repository, and the number of its first line with ``line`` in it."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return f"{_name(path)}:{next(number for number, each in enumerate(lines, 1) if line in each)}"


def _name(path: Path) -> str:
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


def _all_unread(paths: Iterable[Path], needed: Set[str], optional: Set[str]) -> list[str]:
    found = []
    for path in paths:
        try:
            found += [f"{_name(path)}:{line}: {fault}" for line, fault in unread(path, needed, optional)]
        except FileNotFoundError:
            found.append(f"{_name(path)}: 没有这个文件 · there is no such file")
    return found


def unread(path: Path, needed: Set[str] = _OF_MESSAGES, optional: Set[str] = _MORE) -> list[tuple[int, str]]:
    """What a file cannot be read for, with the line: a block has all that is ``needed``, or ``same_as`` alone."""
    data = path.read_bytes()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        return [(data.count(b"\n", 0, error.start) + 1, _ENCODING)]
    try:
        read = blocks(str(path))
    except MissingSectionHeaderError as error:
        return [(error.lineno - 1, _LINE)]
    except ParsingError as error:
        return [(line - 1, _LINE) for line, _ in error.errors]
    except DuplicateSectionError as error:
        return [((error.lineno or 1) - 1, _TWICE.format(error.section))]
    except DuplicateOptionError as error:
        return [((error.lineno or 1) - 1, _TWICE.format(error.option))]
    return [*_unread_heads(lines), *_unread_keys(lines, read, needed, optional)]


def _unread_heads(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines that only ``configparser`` takes for the beginning of a block."""
    return ((number, _LINE) for number, line in enumerate(lines, 1) if line[:1] == "[" and not _HEAD.fullmatch(line))


def _unread_keys(lines: Sequence[str], read: Blocks, needed: Set[str], optional: Set[str]) -> Iterator[tuple[int, str]]:
    for code, block in read.items():
        number = lines.index(f"[{code}]") + 1 if f"[{code}]" in lines else 1
        for key in block.keys() - needed - optional:
            yield next(at for at, line in enumerate(lines, 1) if at > number and line.startswith(key)), _KEY.format(key)
        missing = ", ".join(sorted(needed - block.keys()))
        if missing and block.keys() != {SAME}:
            yield number, _MISSING.format(code, missing)
        if needed == _OF_MESSAGES:
            yield from ((number, _ONE_LINE.format(key)) for key, text in block.items() if not text or "\n" in text)


def _wrong(files: Files) -> Iterator[str]:
    """What is wrong in single blocks."""
    with_texts = {code for read in files.values() for code, block in read.items() if SAME not in block}
    for path, read in files.items():
        for code, block in read.items():
            for fault in (*_wrong_code(code, FILES[path]), *_wrong_block(block, with_texts)):
                yield f"{place(path, f'[{code}]')}: [{code}] {fault}"


def _wrong_code(code: str, subjects: Sequence[str]) -> Iterator[str]:
    if code.partition("-")[0] not in subjects:
        yield f"这个文件里的代码以 {'、'.join(subjects)} 开头 · the codes of this file begin with {', '.join(subjects)}"


def _wrong_block(block: Mapping[str, str], with_texts: Set[str]) -> Iterator[str]:
    if SAME in block:
        if block.keys() != {SAME} or block[SAME] not in with_texts:
            yield "same_as 单独写，后面是一个写有文字的代码 · same_as is alone, and names a code with texts"
        return
    texts = {key: filled(key, text) for key, text in block.items()}
    for key in ("zh", "zh_remedy"):
        if not _HANZI.search(texts[key]):
            yield f"{key} 里没有汉字 · {key} is not Chinese"
    if texts.get("severity", "error") not in get_args(Severity):
        yield "severity 只能是 error、warning、info · severity is error, warning or info"
    for name in sorted({name for text in texts.values() for name in _PIECE.findall(text)}):
        yield f"pieces.ini 里没有“{name}” · there is no '{name}' in pieces.ini"
    yield from _wrong_facts(texts)


def _wrong_facts(texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the ``{…}`` of a sentence."""
    try:
        zh, en = ({*_facts(texts[lang]), *_facts(texts[f"{lang}_remedy"])} for lang in ("zh", "en"))
    except ValueError:
        yield "大括号不成对；要印出来的，写两遍 · unpaired braces; braces that are to be printed are doubled"
        return
    named = {each for each in zh | en if "@" in each}
    for name in sorted(each for each in named if f"@{each.partition('@')[2]}" not in KEYS_NAMED):
        yield f"没有“{{{name}}}”这个要素 · there is no key '{{{name}}}'"
    zh, en = zh - named, en - named
    if zh != en:
        lacking = ", ".join(f"{{{name}}}" for name in sorted(zh ^ en))
        yield f"只有一种语言里有 {lacking} · only one language has {lacking}"
    for name in sorted(zh | en):
        if not name.isidentifier():
            yield f"“{{{name}}}”不是一个名字 · '{{{name}}}' is no name"


def _facts(text: str) -> Iterator[str]:
    """The names between braces; ``ValueError`` where these are not in pairs."""
    return (f"{name}{bool(spec) * ':'}{spec}" for _, name, spec, _ in Formatter().parse(text) if name is not None)


def _twice(files: Files) -> Iterator[str]:
    first: dict[str, Path] = {}
    for path, code in _codes(files):
        if first.setdefault(code, path) != path:
            yield f"{place(path, f'[{code}]')}: [{code}] {_name(first[code])} 里已经有了 · is there already"


def _unused(files: Files) -> Iterator[str]:
    for path, code in _codes(files):
        if code not in _quoted():
            yield f"{place(path, f'[{code}]')}: [{code}] 程序里没有用到 · is not used by the program"


def _missing(files: Files) -> Iterator[str]:
    """Codes without a sentence: words of the package that begin as codes do, and are not the keys of its texts."""
    subjects = {subject for those in FILES.values() for subject in those}
    known = {code for _, code in _codes(files)}.union(*VOCABULARIES, NO_CODES)
    for code, path in _quoted().items():
        if code.partition("-")[0] in subjects and code not in known:
            where = place(path, f'"{code}"')
            yield f"{where}: 没有 [{code}] 这一段 · there is no [{code}]"


def _unused_pieces() -> Iterator[str]:
    texts = "".join(path.read_text(encoding="utf-8-sig") for path in FILES)
    for name in blocks(str(PIECES)):
        if f"<{name}>" not in texts:
            yield f"{place(PIECES, f'[{name}]')}: [{name}] 没有用到 · is not used"


def _unlisted() -> Iterator[str]:
    for path in sorted(Path(FOLDER).rglob("*.ini")):
        if path not in FILES and path != PIECES:
            yield f"{_name(path)}: SUBJECTS 里没有这个文件 · the file is not in SUBJECTS"


def _codes(files: Files) -> Iterator[tuple[Path, str]]:
    return ((path, code) for path, read in files.items() for code in read)


@cache
def _quoted() -> dict[str, Path]:
    """The words of the package that are written as codes are, each with a module that has it."""
    modules = sorted(PACKAGE.rglob("*.py"))
    return {code: path for path in modules for code in _CODE.findall(path.read_text(encoding="utf-8"))}


def main() -> None:
    """Reports what is wrong, and exits with 1 where something is."""
    wrong = faults()
    if wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
