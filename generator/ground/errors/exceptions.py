"""The one tree of exceptions; the reasons of a system that refused; the problems of many papers, reported once.

Each exception carries all the problems its stage found.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from generator.ground.errors.problem import Problem
from generator.ground.words.language import Lang
from generator.ground.words.translated_text import TranslatedText


class GeneratorError(Exception):
    """A stage found problems and stopped. Nothing has been written.

    ``problems`` holds every problem of the stage, errors and warnings, in the order found;
    ``exit_code`` is what the command line returns for it.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.text()

    def __reduce__(self) -> tuple[type[GeneratorError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    def text(self, lang: Lang | None = None) -> str:
        """All problems printed one below the other, in ``lang`` or else in the language that is spoken."""
        return "\n".join(problem.text(lang) for problem in self.problems)


class InputError(GeneratorError):
    """Something that a person typed, drew or handed over is wrong."""


class RosterError(InputError):
    """The roster (units.yaml) is wrong."""


class NoticeError(InputError):
    """The notice's front matter or text is wrong."""


class RegisterError(InputError):
    """The register of numbers is damaged, or does not take an entry."""


class TemplateError(InputError):
    """A Word or text template is wrong, or asks for something that is not there."""


class LayoutError(GeneratorError):
    """The text cannot be laid out as GB/T 9704-2012 asks."""


class OutputError(GeneratorError):
    """The result cannot be written, or the office suite that makes PDF failed."""


class UsageError(GeneratorError):
    """The command was called wrongly, or a path that it was given is not there."""

    exit_code = 2


_HELD = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, both EACCES in C

_SAYINGS: dict[int, tuple[str, str]] = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.ENOENT: ("文件不存在", "it is not there"),
    errno.EEXIST: ("已经有同名的文件", "something of that name is there"),
    errno.EISDIR: ("这是文件夹，不是文件", "it is a folder"),
    errno.ENOTDIR: ("路径里有一段不是文件夹", "part of its path is no folder"),
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.EDQUOT: ("分给您的磁盘空间用完了", "your share of the disk is used up"),
    errno.EFBIG: ("文件太大", "the file is too big"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EBUSY: ("正被别的程序使用", "another program uses it"),
    errno.EIO: ("磁盘读写出错", "the disk fails"),
    errno.ENODEV: ("设备不在", "the device is not there"),
    errno.ENXIO: ("设备不在", "the device is not there"),
    errno.ENAMETOOLONG: ("名称太长", "the name is too long"),
    errno.ELOOP: ("链接绕成了圈", "its links go round in a circle"),
    errno.EMFILE: ("打开的文件太多", "too many files are open"),
    errno.ENFILE: ("打开的文件太多", "too many files are open"),
    errno.ENOMEM: ("内存不够", "there is not enough memory"),
    errno.EPIPE: ("接收的程序已经结束", "the program that reads it has ended"),
    errno.ENOEXEC: ("这不是能运行的程序", "it is no program"),
    errno.EINVAL: ("系统不接受这个名称或操作", "the system does not take it"),
    errno.ECONNREFUSED: ("对方没有应答", "nobody answers there"),
    errno.ETIMEDOUT: ("等了太久没有应答", "no answer in time"),
}


def system_reason(fault: OSError) -> TranslatedText:
    """Why the system refused; of what is rare its number, and its own words in English."""
    if getattr(fault, "winerror", None) in _HELD:
        return TranslatedText("正被别的程序占用", "held by another program")
    if fault.errno in _SAYINGS:
        return TranslatedText(*_SAYINGS[fault.errno])
    own = fault.strerror or str(fault) or type(fault).__name__
    return TranslatedText(f"系统错误 {fault.errno}" if fault.errno is not None else own, own)


def gathered_by_unit(found: Iterable[tuple[str, Iterable[Problem]]], total: int) -> list[Problem]:
    """The problems found for each unit, each reported once with the units it concerns (none named: all ``total``).

    Warnings of one place that differ only in a unit's value are reported as that of the first of these units.
    """
    problems: dict[tuple[object, ...], Problem] = {}
    units: dict[tuple[object, ...], dict[str, None]] = {}
    for unit, each in found:
        for problem in each:
            message = "" if problem.severity == "warning" else problem.message("zh")  # whatever the run speaks
            kind = str(problem.facts.get("what") or problem.facts.get("lacking"))
            key = (problem.code, problem.span, problem.field, kind, message)
            problems.setdefault(key, problem)
            units.setdefault(key, dict.fromkeys(problem.units))[unit] = None
    return [
        replace(problem, units=() if len(units[key]) == total > 1 else tuple(units[key]))
        for key, problem in problems.items()
    ]
