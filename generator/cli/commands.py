"""The commands. What they do belongs to the packages below, which are imported when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.build import add_build
from generator.cli.completing import templates
from generator.cli.completion import add_completion
from generator.cli.desktop import add_desktop
from generator.cli.diff import add_diff
from generator.cli.git import add_git
from generator.cli.help import Localised, LocalisedGroup
from generator.cli.help_command import add_help
from generator.cli.merge import add_merge
from generator.cli.new import add_new
from generator.cli.options import INPUT, TARGET, json_option, language_option, notice_option
from generator.cli.pdf import add_pdf
from generator.cli.preview import add_preview
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.register import add_register
from generator.cli.reports import report_lines, reports_lines
from generator.cli.roster import add_roster
from generator.cli.schema import add_schema
from generator.cli.template import add_template
from generator.cli.textconv import add_textconv
from generator.cli.texts import text
from generator.cli.watch import add_watch
from generator.errors import Lang, Span

if TYPE_CHECKING:
    from generator.check import Strength

F = TypeVar("F", bound=Callable[..., object])

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def program(lang: Lang) -> click.Group:
    """The whole program, its help and its messages in ``lang``."""

    class Command(Localised):
        pass

    class Program(LocalisedGroup):
        command_class = Command
        group_class = type  # a group of commands below it speaks as it does

    Command.lang = Program.lang = lang

    @click.group(
        "fawen", cls=Program, help=text("fawen", lang), epilog=text("first-steps", lang), context_settings=_SETTINGS
    )
    @_version_option(lang)
    @language_option(lang)
    def fawen() -> None:
        pass

    for add in (
        add_build,
        add_merge,
        add_preview,
        add_watch,
        add_pdf,
        _check,
        _variables,
        add_register,
        add_roster,
        add_new,
        add_schema,
        add_template,
        add_git,
        add_textconv,
        add_diff,
        add_desktop,
        add_completion,
        add_help,
    ):
        add(fawen, lang)
    return fawen


def _version_option(lang: Lang) -> Callable[[F], F]:
    """``--version``."""

    def told(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            print_lines([f"fawen {version('fawen')}"])
            ctx.exit()

    return click.option(
        "-V",
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=told,
        help=text("version", lang),
    )


def _check(group: click.Group, lang: Lang) -> None:
    kinds, strengths = ("template", "document"), ("law", "must", "usual", "recommended", "practice")

    @group.command("check", section="checks", example="fawen check templates", help=text("check", lang))
    @click.argument(
        "paths",
        type=INPUT,
        nargs=-1,
        required=True,
        metavar="PATH…",
        shell_complete=templates,
        help=text("check-paths", lang),
    )
    @click.option("--as", "checked_as", type=click.Choice(kinds), metavar="|".join(kinds), help=text("check-as", lang))
    @click.option("--rendered", is_flag=True, help=text("check-rendered", lang))
    @json_option(text("check-json", lang))
    @click.option(
        "--level", type=click.Choice(strengths), default="must", metavar="LEVEL", help=text("check-level", lang)
    )
    @click.option("--units", type=INPUT, metavar="FILE", help=text("check-units", lang))
    @notice_option(text("check-notice", lang))
    @click.option("--fix", "out", type=TARGET, metavar="OUT", help=text("check-fix", lang))
    @language_option(lang)
    def check_command(
        paths: tuple[Path, ...], as_json: bool, level: Strength, out: Path | None, **options: object
    ) -> int:
        from generator.check import check

        if out is not None:
            del options["units"], options["notice"]  # templates alone read them
            return _fixed(paths, out, as_json, level, lang, options)
        checked = check(paths, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
        print_problems(checked.problems, lang)
        findings = [finding for report in checked.reports for finding in report.findings]
        if as_json:
            print_json(report.as_mapping(lang) for report in checked.reports)
        else:
            judged = [report for report in checked.reports if report.checked_as != "other"]
            print_lines(reports_lines(judged, lang))
            severities = [finding.problem.severity for finding in findings]
            errors, warnings = severities.count("error"), severities.count("warning")
            if len(judged) < len(checked.reports):
                print_lines([text("others", lang, count=len(checked.reports) - len(judged))])
            print_lines([text("checked", lang, count=len(judged), errors=errors, warnings=warnings)])
        failed = any(finding.counts(level) for finding in findings)
        return int(failed or any(problem.severity == "error" for problem in checked.problems))


def _fixed(
    paths: tuple[Path, ...], out: Path, as_json: bool, level: Strength, lang: Lang, options: dict[str, object]
) -> int:
    """Documents mended into ``out``; what could not be mended counts as it does in a check."""
    from generator.check import fix, mend_lines

    mended = fix(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    if as_json:
        print_json(each.as_mapping(lang) for each in mended)
    else:
        documents = [each for each in mended if each.report.checked_as != "other"]
        for each in documents:
            print_lines([text("mended", lang, file=each.report.file, count=len(each.mends))])
            print_lines(f"  {line}" for line in mend_lines(each.mends, lang))
            print_lines(["", *report_lines(each.report, lang)])
        if len(documents) < len(mended):
            print_lines([text("others-left", lang, count=len(mended) - len(documents))])
    return int(any(finding.counts(level) for each in mended for finding in each.report.findings))


def _variables(group: click.Group, lang: Lang) -> None:
    @group.command(
        "variables",
        section="checks",
        example="fawen variables templates/unit/cover-letter.docx",
        help=text("variables", lang),
    )
    @click.argument(
        "template", type=INPUT, metavar="TEMPLATE", shell_complete=templates, help=text("variables-template", lang)
    )
    @json_option(text("variables-json", lang))
    @language_option(lang)
    def variables_command(template: Path, as_json: bool) -> None:
        from generator.dispatch import variables

        found = variables(template)
        if as_json:
            print_json(_mapping(each.name, each.optional, each.conditional, each.span) for each in found)
        else:
            print_lines(_line(each.name, each.optional, each.conditional, each.span, lang) for each in found)


def _line(name: str, optional: bool, conditional: bool, span: Span, lang: Lang) -> str:
    remarks = [text(key, lang) for key, holds in (("optional", optional), ("conditional", conditional)) if holds]
    return "\t".join([name, span.text(lang), *remarks])


def _mapping(name: str, optional: bool, conditional: bool, span: Span) -> dict[str, object]:
    """One variable; its ``place`` has the keys of a finding's place, null where they do not apply."""
    keys = ("part", "paragraph", "table", "row", "cell", "line", "column")
    place = {**{key: getattr(span, key) for key in keys}, "page": None}
    return {"name": name, "file": span.file, "optional": optional, "conditional": conditional, "place": place}
