"""fawen.yaml: the table of its keys, and the values that one gives, each with its line, with all problems.

fawen.yaml can come with a folder from somebody else, so it names nothing outside of that folder and nothing hidden.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal, TypeAlias

from generator.dispatch.build_options import MOST_JOBS
from generator.ground.desk_names import NOTICE, OUTPUT, STANDING, TEMPLATES, UNITS
from generator.ground.disk import given
from generator.ground.errors import GeneratorError, Problem, Span, TranslatedText, joined
from generator.ground.file_names import safe_name
from generator.ground.source import key_translation, nodes, source_file, yaml_tree, yaml_values
from generator.ground.words.vocabularies import phrase

Value: TypeAlias = "str | bool | int | tuple[str, ...] | Mapping[str, str | int]"
"""What a key gives."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a fawen.yaml gives: ``values`` and their ``lines`` by key, and the ``problems`` of the rest of the file.

    ``words`` are what the file calls the keys of the values.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_standing(folder: Path) -> Standing:
    """The standing options in the fawen.yaml of ``folder``; nothing is raised, all problems are in it.

    A key without a value counts as one that is not there.
    """
    try:
        file = source_file.read_source(folder / STANDING, root=given(Path(os.path.abspath(folder))))
        if all(not line.strip() or line.lstrip().startswith("#") for line in file.lines):
            return Standing()
        typed = yaml_tree.load_yaml(file)
    except GeneratorError as fault:
        return Standing(problems=fault.problems)
    problems: list[Problem] = []
    node = key_translation.in_english(typed, NAMES, problems)
    yaml_values.check_keys(node, KEYS, problems, names=NAMES)
    found = {name: _value(name, KEYS[name], node, problems, folder) for name in node.entries if name in KEYS}
    inside = output_problem({**found}, node.entries["output"].span) if found.get("output") else None
    problems += [] if inside is None else [inside]
    key_translation.in_words(problems, 0, node)
    values = {name: value for name, value in found.items() if value is not None and value not in ("", ())}
    lines = {name: node.key_spans[name].line or 1 for name in values}
    return Standing(values, lines, {name: node.word(name) for name in values}, tuple(source_file.bounded(problems)))


def _value(
    name: str, key: _StandingKey, around: nodes.MappingNode, problems: list[Problem], folder: Path
) -> Value | None:
    """The value of the key ``name``; None or nothing where it is empty, None after a problem."""
    node = around.entries[name]
    if key.kind == "texts":
        return yaml_values.read_texts(node, name, problems)
    if key.kind == "mapping":
        mapping = yaml_values.read_mapping(node, name, problems)
        return None if mapping is None else _below(mapping, name, key, problems, folder)
    text = yaml_values.read_text(node, name, problems)
    if not text or key.kind == "text":
        return text
    if key.kind == "flag":
        return yaml_values.read_flag(node, name, problems)
    if key.kind == "count":
        number = yaml_values.read_number(node, name, [])
        if isinstance(number, int) and key.least <= number <= key.most:
            return number
        facts = {"field": name, "value": text, "least": key.least, "most": key.most}
        problems.append(Problem("standing-count", node.span, facts, name))
        return None
    if key.kind == "choice":
        words = {each: around.word(f"{name}={each}").removeprefix(f"{name}=") for each in key.choices}
        if text in words:
            return text
        facts = {"field": name, "value": text, "choices": joined(words.values())}
        problems.append(Problem("notice-choice", node.span, facts, name))
        return None
    return read_place(text, name, node.span, problems, folder)


def _below(
    node: nodes.MappingNode, name: str, key: _StandingKey, problems: list[Problem], folder: Path
) -> Mapping[str, str | int]:
    """The values of the mapping below the key ``name`` that are there and right."""
    yaml_values.check_keys(node, key.entries, problems, names=NAMES.below[name])
    found = {
        each: _value(each, key.entries[each], node, problems, folder) for each in node.entries if each in key.entries
    }
    return {each: value for each, value in found.items() if isinstance(value, str | int) and value != ""}


_Kind = Literal["path", "flag", "count", "text", "texts", "choice", "mapping"]


@dataclass(frozen=True, slots=True)
class _StandingKey:
    """A key: how its value is read, its Chinese title, and the values of a ``choice`` with their Chinese words.

    A ``count`` is from ``least`` to ``most``; ``entries`` are the keys of a ``mapping``.
    """

    kind: _Kind
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)
    least: int = 1
    most: int = MOST_JOBS
    entries: Mapping[str, _StandingKey] = field(default_factory=dict)


KEYS: Mapping[str, _StandingKey] = {
    "units": _StandingKey("path", "单位名单"),
    "notice": _StandingKey("path", "公文文件夹"),
    "templates": _StandingKey("path", "模板文件夹"),
    "output": _StandingKey("path", "结果文件夹"),
    "pdf": _StandingKey("flag", "做PDF"),
    "pdf_engine": _StandingKey("choice", "PDF由谁做", {"own": "本程序", "office": "LibreOffice"}),
    "ofd": _StandingKey("flag", "做OFD"),
    "duplex": _StandingKey("flag", "双面"),
    "jobs": _StandingKey("count", "进程数"),
    "lang": _StandingKey("choice", "语言", {"zh": "中文", "en": "英文"}),
    "register": _StandingKey("path", "发文登记簿"),
    "only": _StandingKey("texts", "只做"),
    "where": _StandingKey("text", "条件"),
    "everybody": _StandingKey("flag", "全部都发"),
    "sort": _StandingKey("texts", "排序"),
    "mail": _StandingKey(
        "mapping",
        "邮件",
        entries={
            "host": _StandingKey("text", "服务器"),
            "port": _StandingKey("count", "端口", most=65_535),
            "tls": _StandingKey("choice", "加密", {"starttls": "STARTTLS", "tls": "SSL"}),
            "user": _StandingKey("text", "用户名"),
            "from": _StandingKey("text", "发件人"),
            "pause": _StandingKey("count", "间隔秒数", least=0, most=3_600),
        },
    ),
}
"""Every key, in the order in which problems list them; readers and editors' schemas are made of it."""


def _names_of(keys: Mapping[str, _StandingKey]) -> key_translation.KeyNames:
    return key_translation.KeyNames(
        {name: (key.title,) for name, key in keys.items()},
        {
            **{name: key_translation.FLAG_VALUES for name, key in keys.items() if key.kind == "flag"},
            **{name: key.choices for name, key in keys.items() if key.choices},
        },
        {name: _names_of(key.entries) for name, key in keys.items() if key.entries},
    )


NAMES = _names_of(KEYS)
"""The Chinese names of the keys and of their fixed values."""


# The paths of a desk's places: those that lead out of its folder are refused.


_WRITTEN = ("output", "register")


def read_place(value: str, field: str, span: Span, problems: list[Problem], folder: Path) -> str | None:
    """The path ``value`` with ``/`` between its names; None after a problem where it leads out of ``folder``.

    Both ``/`` and a backslash separate names, on every system, so that a file means the same on all of them. A link
    anywhere in the path is a problem.
    """
    windows = PureWindowsPath(value)
    why = _fault(windows, PurePosixPath(value)) or (_unwritable(windows) if field in _WRITTEN else None)
    path = windows.as_posix()
    link = None if why is not None else _link(path, folder)
    if why is not None:
        problems.append(Problem("standing-place", span, {"field": field, "value": value, "why": why}, field))
    elif link is not None:
        problems.append(Problem("standing-link", span, {"field": field, "link": link}, field))
    else:
        return path
    return None


def _fault(windows: PureWindowsPath, posix: PurePosixPath) -> TranslatedText | None:
    """Why a path is not taken, None where it is."""
    if windows.drive or windows.root or posix.is_absolute():
        return phrase("desk-absolute")
    if any(not name.rstrip(" .") for name in windows.parts):  # Windows drops points and blanks at the end
        return phrase("desk-parent")
    if any(name.startswith(".") for name in windows.parts):
        return phrase("desk-hidden")
    return None


def _unwritable(path: PureWindowsPath) -> TranslatedText | None:
    """Why a new file or folder cannot be called so on every system, None where it can."""
    name = next((name for name in path.parts if safe_name(name) != name), None)
    return None if name is None else phrase("desk-no-folder", name=name)


def output_problem(values: Mapping[str, object], span: Span) -> Problem | None:
    """The problem of an ``output`` among the places ``values`` where templates, notice or roster are; None without."""
    output = PurePosixPath(str(values.get("output", OUTPUT)))
    templates = PurePosixPath(str(values.get("templates", TEMPLATES)))
    notice = PurePosixPath(str(values.get("notice", templates / NOTICE)))
    sources = (templates, notice, PurePosixPath(str(values.get("units", UNITS))))
    there = [each for each in sources if each.is_relative_to(output)]
    there += [each for each in (templates, notice) if output.is_relative_to(each)]
    if not there:
        return None
    return Problem(
        "standing-output", span, {"field": "output", "value": str(output), "source": str(there[0])}, "output"
    )


def _link(path: str, folder: Path) -> str | None:
    """The first link in ``path``, which is relative to ``folder``; None without one."""
    whole = Path(path)
    above = [each for each in reversed((whole, *whole.parents)) if each.parts]
    return next((each.as_posix() for each in above if os.path.islink(folder / each)), None)
