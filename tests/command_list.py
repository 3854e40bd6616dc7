"""docs/commands.md and its Chinese edition made from the commands: ``python -m tests.command_list`` makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.command_help import Localised, LocalisedGroup, name_of
from generator.cli.commands import program
from generator.ground.errors import Lang, speaking
from generator.ground.words.vocabularies import command_text as text

_DOCS = Path(__file__).parents[1] / "docs"
PATHS: dict[Lang, Path] = {"en": _DOCS / "commands.md", "zh": _DOCS / "commands.zh-CN.md"}

EXIT_CODES: dict[str, tuple[str, str]] = {
    "0": ("做好了；可能有提醒", "success, possibly with warnings"),
    "1": (
        "输入有错，或者结果写不了（磁盘满、被占用、没有 LibreOffice 等）；check 查出了不合格的地方",
        "an error in the input, or the result cannot be written (disk full, in use, no LibreOffice …); a check failed",
    ),
    "2": (
        "命令写错了，或者给的文件、文件夹不存在",
        "invalid command line, or a given path does not exist",
    ),
    "3": ("fawen 自己的错误", "internal error of fawen"),
    "130": ("被 Ctrl+C 中断", "interrupted by Ctrl+C"),
    "141": ("看结果的程序提前关了管道（如 | head）", "broken pipe: the reader of the output closed it, as head does"),
    "143": ("被系统终止", "terminated by the system"),
}
VARIABLES: dict[str, tuple[str, str]] = {
    "FAWEN_UNITS": ("单位名单，同 --units", "the roster, as --units"),
    "FAWEN_NOTICE": ("通知的文件夹，同 --notice", "the notice's folder, as --notice"),
    "FAWEN_TEMPLATES": ("模板文件夹，同 --templates", "the folder of templates, as --templates"),
    "FAWEN_OUTPUT": (
        "放结果的文件夹，同 build、preview、merge 的 --output；登记簿默认也在里面",
        "the output folder, as --output of build, preview and merge; the register is in it by default",
    ),
    "FAWEN_DUPLEX": (
        "打印文件双面印：1 或 0，同 --duplex 和 --no-duplex",
        "print files for both sides of the sheet: 1 or 0, as --duplex and --no-duplex",
    ),
    "FAWEN_PDF": ("同时生成 PDF：1 或 0，同 --pdf 和 --no-pdf", "make PDFs: 1 or 0, as --pdf and --no-pdf"),
    "FAWEN_JOBS": ("同时用几个进程，同 --jobs", "how many processes, as --jobs"),
    "FAWEN_EVERYBODY": (
        "名单是表格的：不管公文怎样称呼，都发给全部单位：1 或 0，同 --everybody",
        "a sheet's units are all meant whatever a notice calls them: 1 or 0, as --everybody",
    ),
    "FAWEN_REGISTER": ("发文登记簿，同 --register", "the register, as --register"),
    "FAWEN_LANG": (
        "消息的语言，zh 或 en；命令里写了 --lang 的以命令为准",
        "the language of messages, zh or en; --lang wins",
    ),
    "FAWEN_PDF_ENGINE": (
        "文本模板做的文件由谁转成 PDF，own 或 office；命令里写了 --pdf-engine 的以命令为准",
        "what makes PDFs of papers from text templates, own or office; --pdf-engine wins",
    ),
    "FAWEN_FONTS": (
        "另外放字体的文件夹，转 PDF 时用；几个文件夹用系统的路径分隔符隔开",
        "folders with more fonts for PDFs, separated as the system separates paths",
    ),
    "FAWEN_CACHE": (
        "两次运行之间留着备用的东西（如字体）放在这个文件夹；不设就用系统的缓存文件夹",
        "the folder for what is kept between runs, such as fonts; by default that of the system",
    ),
}

COMMON = {"--lang", "--help"}
"""The options that every command has."""

_MARKUP = re.compile(r"([\\`*_<|])")


@dataclass(frozen=True)
class _Words:
    """The page's own words in one language."""

    head: str
    argument: str
    option: str
    default: str
    explained: str
    required: str
    codes: str
    code: str
    variables: str
    variable: str
    told_beside: tuple[str, str]


_WORDS: dict[Lang, _Words] = {
    "zh": _Words(
        """\
# 命令一览

[English](commands.md)

<!-- 由 `python -m tests.command_list` 根据程序生成，请不要手工修改。 -->

{help}

{usage}

选项写在命令后面，次序不限；名称里有空格的加引号。`…` 表示可以写多次。每个命令都有 `--lang` 和 `--help`。""",
        "参数",
        "选项",
        "默认",
        "说明",
        "必填",
        "退出码",
        "退出码",
        "环境变量",
        "变量",
        ("（默认 {}）", "（必填）"),
    ),
    "en": _Words(
        """\
# Commands

[中文](commands.zh-CN.md)

<!-- Made by `python -m tests.command_list` from the program; do not edit by hand. -->

{help}

{usage}

Options follow the command, in any order; names with blanks go in quotes. `…` marks what may be repeated.
Every command has `--lang` and `--help`.""",
        "argument",
        "option",
        "default",
        "explained",
        "required",
        "Exit codes",
        "exit code",
        "Environment variables",
        "variable",
        (" (default: {})", " (required)"),
    ),
}


def markdown(lang: Lang) -> str:
    """Every command with its arguments, options and those below it, then exit codes and environment variables."""
    with speaking(lang):
        return "\n".join(_Page(lang).lines()) + "\n"


class _Page:
    """The page in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._words = _WORDS[lang]

    def lines(self) -> Iterator[str]:
        root = program()
        context = click.Context(root, info_name="fawen", **root.context_settings)
        yield self._words.head.format(help=_shown(root.help or ""), usage=_usage(root, context))
        yield ""
        yield from self._parameters(root, context)
        if isinstance(root, LocalisedGroup):
            for heading, commands in root.sections():
                yield from (f"## {heading}", "")
                for name, _ in commands:
                    yield from self._command(name, root.commands[name], context, "###")
        yield from self._table(self._words.codes, self._words.code, EXIT_CODES)
        yield from self._table(self._words.variables, self._words.variable, VARIABLES)

    def _command(self, name: str, command: click.Command, parent: click.Context, mark: str) -> Iterator[str]:
        context = click.Context(command, info_name=name, parent=parent)
        yield from (f"{mark} {context.command_path}", "", _shown(command.help or ""), "", _usage(command, context), "")
        yield from self._parameters(command, context)
        if isinstance(command, Localised) and command.example:
            yield from (
                text("heading", heading=text("example")),
                "",
                f"    {command.example}",
                "",
            )
        if command.epilog:
            first, *more = command.epilog.splitlines()
            yield from (_shown(first), "", *(f"    {line.strip()}" for line in more), "")
        if isinstance(command, click.Group):
            for below, each in command.commands.items():
                yield from self._command(below, each, context, f"{mark}#")

    def _parameters(self, command: click.Command, context: click.Context) -> Iterator[str]:
        """The arguments that are explained, then the options; of those below the program not what all have."""
        common = set() if context.parent is None else COMMON
        parameters = [each for each in command.get_params(context) if each.opts[-1] not in common]
        arguments = [each for each in parameters if isinstance(each, click.Argument) and each.help]
        if arguments:
            yield from _head(self._words.argument, self._words.explained)
            yield from (f"| `{_in_cell(name_of(each))}` | {_shown(each.help or '')} |" for each in arguments)
            yield ""
        options = [each for each in parameters if isinstance(each, click.Option)]
        if options:
            yield from _head(self._words.option, self._words.default, self._words.explained)
            yield from map(self._option, options)
            yield ""

    def _option(self, option: click.Option) -> str:
        default = option.default if isinstance(option.default, str | int | Path) and not option.is_flag else None
        told = option.help or ""
        if default is not None:
            told = told.replace(self._words.told_beside[0].format(default), "")
        if option.required:
            told = told.replace(self._words.told_beside[1], "")
        shown = self._words.required if option.required else "" if default is None else f"`{_in_cell(str(default))}`"
        name = name_of(option) + (" …" if option.multiple else "")
        return f"| `{_in_cell(name)}` | {shown} | {_shown(told)} |"

    def _table(self, heading: str, column: str, rows: dict[str, tuple[str, str]]) -> Iterator[str]:
        yield from (f"## {heading}", "")
        yield from _head(column, self._words.explained)
        for name, (zh, en) in rows.items():
            yield f"| `{name}` | {_shown(zh if self._lang == 'zh' else en)} |"
        yield ""


def _head(*columns: str) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"


def _usage(command: click.Command, context: click.Context) -> str:
    pieces = command.usage_pieces(context) if isinstance(command, Localised) else ""
    return f"    {context.command_path} {pieces}"


def _in_cell(code: str) -> str:
    """Code in a cell of a table, where a stroke would end the cell."""
    return code.replace("|", "\\|")


def _shown(words: str) -> str:
    """``words`` with nothing left that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", words)


if __name__ == "__main__":
    for each, path in PATHS.items():
        path.write_text(markdown(each), encoding="utf-8")
