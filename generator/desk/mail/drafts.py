"""Who gets which message with which papers of a set, and the messages as drafts for a mail program."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from generator.desk.built_sets import BuiltSet, SetFile, open_set
from generator.desk.mail.addresses import Address, AddressError, read_addresses
from generator.desk.mail.message import Attachment, Message
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.build_sources import Sources
from generator.dispatch.full_build import prepared_build
from generator.dispatch.plan import UnitNames
from generator.dispatch.templates import Template, called, is_template_name
from generator.dispatch.unit_choice import Choice
from generator.ground.desk_names import MAIL
from generator.ground.disk import MANIFEST as MANIFEST_FILE
from generator.ground.disk import read_entries
from generator.ground.errors import (
    InputError,
    Problem,
    Span,
    TemplateError,
    UsageError,
    closest,
    gathered_by_unit,
    joined,
)
from generator.ground.file_names import safe_name
from generator.register.mail_ledger import MAIL_LEDGER, MailRow, mailed
from generator.roster.units.template_context import unit_context
from generator.roster.units.unit import Unit
from generator.templates.doubts.word_parts import reads_address
from generator.templates.text.mail_template import KINDS, FilledMail, MailTemplate
from generator.writing import output_errors, remove_file, settle, staged
from generator.writing.file_digests import digest, plain_bytes
from generator.writing.manifest_entries import MANIFEST, pdf_of

_NOT_PUBLIC = "不予公开"
_EML = ".eml"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class UnitMail:
    """What one unit gets; ``wrong`` are its malformed addresses.

    ``file`` is the name of the draft, ``files`` are the papers of the set by their names in the message; ``row`` is the
    row of the ledger that counts, None where nothing was sent.
    """

    unit: Unit
    file: str
    to: tuple[Address, ...]
    copy_to: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    text: str
    files: Mapping[str, SetFile]
    wrong: tuple[Problem, ...]
    row: MailRow | None

    @property
    def lacking(self) -> bool:
        """Whether there is no message, since an address is missing or malformed."""
        return not self.to or bool(self.wrong)


@dataclass(frozen=True)
class SetMail:
    """The messages for the units of ``choice``, whose papers are as a build of today makes them.

    ``ledger`` is where it is entered what was sent.
    """

    made: BuiltSet
    sources: Sources
    choice: Choice
    mails: tuple[UnitMail, ...]
    sender: Address | None
    ledger: Path

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """All missing and malformed addresses: one problem for the missing, one for each of the others."""
        roster = self.sources.roster
        missing = [each.unit.name for each in self.mails if not each.to and not each.wrong]
        facts = {"count": len(missing), "names": joined(missing)}
        one = [Problem("mail-address-missing", Span(roster.file), facts, "email")] if missing else []
        others = gathered_by_unit([(each.unit.name, each.wrong) for each in self.mails], 0)
        return tuple(each.in_words(roster.words) for each in (*one, *others))

    def message(self, mail: UnitMail) -> Message:
        """The message of ``mail`` with its papers. Raises OutputError where one is gone or changed."""
        papers = tuple(Attachment(name, self.made.content(file)) for name, file in mail.files.items())
        return Message(
            f"{self.made.folder.name}\n{mail.unit.identity}",
            self.sources.notice.moment,
            mail.subject,
            mail.text,
            mail.to,
            mail.copy_to,
            mail.reply_to,
            self.sender,
            papers,
        )


def set_mail(
    options: BuildOptions, *, template: Path | None = None, sender: Address | None = None, internal: bool = False
) -> SetMail:
    """The messages for the units that ``options`` choose, of the set that a build with these options has made.

    ``template`` is the text; None takes the only one in ``templates/mail``, or the one that is built in. What is
    不予公开 needs ``internal``. Units without an address have messages that say so.

    Raises GeneratorError: UsageError where there are several texts, InputError for classified papers, and for a set
    that is missing or older than its inputs.
    """
    places = options.places
    settle([places.units, places.output], below=[places.templates, places.notice])
    text = _template(places.templates / MAIL, template)
    building = prepared_build(replace(options, dry_run=True))
    _refuse_unsendable(building.sources, internal=internal)
    with output_errors(building.target):
        manifest = building.run(None)
    stale = [each.path for each in manifest.changes if each.action != "unchanged"]
    made = open_set(building.target)
    if made is None:
        raise InputError(Problem("mail-no-set", Span(str(building.target))))
    if stale:
        facts = {"count": len(stale), "files": joined(stale[:_MOST_NAMED])}
        raise InputError(Problem("mail-old", Span(str(made.folder)), facts))
    ledger = places.register.with_name(MAIL_LEDGER)
    planning = _Planning(building.sources, made, text, mailed(ledger))
    numbers = sorted(building.choice.numbers(building.sources.units))
    mails = tuple(planning.mails(numbers))
    return SetMail(made, building.sources, building.choice, mails, sender, ledger)


def _refuse_unsendable(sources: Sources, *, internal: bool) -> None:
    """Raises InputError for papers that must not go by e-mail, or only within the office's own network."""
    notice = sources.notice
    if notice.secrecy:
        facts = {"secrecy": notice.secrecy}
        raise InputError(Problem("mail-classified", Span(notice.name), facts, "secrecy").in_words(notice.words))
    if notice.context.get("disclosure") == _NOT_PUBLIC and not internal:
        raise InputError(Problem("mail-not-public", Span(notice.name), {}, "disclosure").in_words(notice.words))


def _template(folder: Path, named: Path | None) -> MailTemplate:
    """The text of the messages. Raises UsageError where several are there and none is named, TemplateError."""
    if named is not None:
        return MailTemplate.open(named)
    there = (each.path for each in read_entries(folder, error=TemplateError) if not each.path.name.startswith("."))
    found = [each for each in there if each.suffix.lower() == ".md" and is_template_name(each.name)]
    if len(found) > 1:
        facts = {"names": joined(each.name for each in found), "first": str(found[0])}
        raise UsageError(Problem("mail-texts", Span(str(folder)), facts))
    return MailTemplate.open(found[0]) if found else MailTemplate.built_in()


class _Planning:
    """What each unit gets of the papers of ``made``."""

    def __init__(
        self, sources: Sources, made: BuiltSet, text: MailTemplate, rows: Mapping[tuple[str, str], MailRow]
    ) -> None:
        self._sources, self._made, self._text, self._rows = sources, made, text, rows
        self._subject = f"{sources.notice.number or ''} {sources.notice.title}".strip()
        self._units = [unit.as_mapping() for unit in sources.units]
        self._names = UnitNames(sources.roster.units)
        self._templates = {each.name: each for each in (*sources.unit_templates, *sources.dispatch_templates)}
        self._called = called(each.partition("/")[2] for each in self._templates)
        self._there = {file.path: file for file in made.files}
        self._of_all: list[SetFile] = []
        self._of_units: dict[str, list[SetFile]] = defaultdict(list)
        for file in (each for each in made.files if not each.is_pdf):
            for identity in file.listed.identities:
                self._of_units[identity].append(file)
            if file.listed.kind == "notice" or file.listed.template.startswith("dispatch/"):
                self._of_all.append(file)
        self._printing = {name for name, each in self._templates.items() if reads_address(each.compiled)}

    def mails(self, numbers: Iterable[int]) -> Iterator[UnitMail]:
        """The messages of the units with these ``numbers``, from 0. Raises TemplateError with all problems."""
        faults: list[tuple[str, Sequence[Problem]]] = []
        for number in numbers:
            try:
                yield self._mail(number)
            except TemplateError as fault:
                faults.append((self._sources.units[number].name, fault.problems))
        if faults:
            raise TemplateError(gathered_by_unit(faults, len(self._sources.units)))

    def _mail(self, number: int) -> UnitMail:
        unit, total = self._sources.units[number], len(self._sources.units)
        context = unit_context(self._sources.notice.context, self._units, number)
        filled = self._text.fill(context, self._sources.roster.field_titles)
        wrong: list[Problem] = []
        typed = (unit.email,) if filled.to is None else filled.to
        to = self._addresses(unit, "to", typed, filled, wrong)
        others = [self._addresses(unit, key, getattr(filled, key), filled, wrong) for key in ("copy_to", "reply_to")]
        files: dict[str, SetFile] = {}
        for name, each in self._files(unit, filled):
            path = PurePosixPath(name)
            names = (name, *(f"{path.stem} ({number}){path.suffix}" for number in range(2, len(files) + 2)))
            files[next(free for free in names if free not in files)] = each
        row = self._rows.get((self._made.folder.name, unit.identity))
        file = self._names.file_name(unit, number + 1, total, _EML)
        subject = filled.subject or self._subject
        return UnitMail(unit, file, to, others[0], others[1], subject, filled.text, files, tuple(wrong), row)

    def _addresses(
        self, unit: Unit, key: str, typed: Sequence[str], filled: FilledMail, problems: list[Problem]
    ) -> tuple[Address, ...]:
        """The addresses in the texts ``typed``; none after noting a problem where one is wrong."""
        try:
            return read_addresses(typed)
        except AddressError as fault:
            facts = {"address": fault.typed, "key": key if key in filled.spans else "email"}
            at = filled.spans.get(key) or unit.span
            problems.append(Problem("mail-address-wrong", at, facts, key, fault.meant))
            return ()

    def _files(self, unit: Unit, filled: FilledMail) -> Iterator[tuple[str, SetFile]]:
        """The papers that ``unit`` gets, by names that differ; a PDF in the place of its document."""
        taken: set[str] = set()
        for is_meant in self._meant(filled):
            for file in (*self._of_all, *self._of_units[unit.identity]):
                if file.path not in taken and is_meant(file):
                    taken.add(file.path)
                    printed = self._there.get(pdf_of(file.path), file) if file.path.endswith(".docx") else file
                    yield self._name(unit, file, PurePosixPath(printed.path).suffix), printed

    def _name(self, unit: Unit, file: SetFile, suffix: str) -> str:
        """The name of ``file`` in a message: of a unit's paper with what it is, which its folder says in the set."""
        template = self._templates.get(file.listed.template)
        if file.listed.kind == "notice" or template is None:
            return f"{PurePosixPath(file.name).stem}{suffix}"
        of_unit = f"-{self._names.known_as(unit)}" if file.listed.kind == "unit" else ""
        return safe_name(f"{template.title}{of_unit}", suffix)

    def _meant(self, filled: FilledMail) -> Iterator[Callable[[SetFile], bool]]:
        """What each word of ``attach`` means; without any the notice and the unit's papers that print no address."""
        if filled.attach is None:
            yield lambda file: file.listed.kind == "notice"
            yield lambda file: file.listed.kind == "unit" and file.listed.template not in self._printing
            return
        unknown = [each for each in filled.attach if each not in KINDS and self._template(each) is None]
        known = [*KINDS.values(), *(each.stem for each in self._templates.values())]
        TemplateError.raise_for(
            Problem(
                "mail-attach", filled.spans.get("attach"), {"name": each, "known": joined(known)}, "attach",
                closest(each, [*known, *KINDS]),
            )
            for each in unknown
        )  # fmt: skip
        for word in filled.attach:
            yield partial(_is_of, word if word in KINDS else None, self._template(word))

    def _template(self, word: str) -> Template | None:
        """The template that is called ``word``: by its path below templates/, its name, or its title."""
        names = (name for name in self._templates if name == word or name.partition("/")[2] == self._called.get(word))
        titled = (name for name, each in self._templates.items() if each.title == word)
        name = next(iter([*names, *titled]), None)
        return None if name is None else self._templates[name]


def _is_of(kind: str | None, template: Template | None, file: SetFile) -> bool:
    return file.listed.kind == kind or (template is not None and file.listed.template == template.name)


# The drafts, beside the papers: one file for each unit, and a manifest.json of them.


def write_drafts(mail: SetMail) -> list[tuple[UnitMail, int]]:
    """Writes the drafts of all units that have an address, into the folder ``mail`` of the set.

    Returns each with its bytes. Those of before are replaced; where units are chosen, the others' stay. Raises
    OutputError, with nothing written.
    """
    folder = mail.made.folder / MAIL
    written: list[tuple[UnitMail, int]] = []
    asked = {each.file for each in mail.mails}
    before = _listed(folder) if mail.choice.narrowed else {}
    listed = {name: row for name, row in before.items() if name not in asked}
    with output_errors(folder), staged(folder.parent.parent) as staging:
        for each in (each for each in mail.mails if not each.lacking):
            message = mail.message(each)
            data = message.content()
            staging.write(f"{folder.parent.name}/{MAIL}/{each.file}", data)
            written.append((each, len(data)))
            listed[each.file] = {
                "file": each.file, "unit": each.unit.name, "code": each.unit.code or None,
                "to": list(message.recipients), "sha256": digest(data), "bytes": len(data),
                "attachments": [
                    {"name": paper.name, "path": each.files[paper.name].path, "sha256": digest(paper.data)}
                    for paper in message.attachments
                ],
            }  # fmt: skip
        head = {"number": mail.made.number, "messages": [listed[name] for name in sorted(listed)]}
        text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        staging.write(f"{folder.parent.name}/{MAIL}/{MANIFEST}", text.encode())
        staging.move_into_place()
        ours = asked if mail.choice.narrowed else {path.name for path in folder.glob(f"*{_EML}")}
        for name in sorted(ours - listed.keys()):
            remove_file(folder / name)
    return written


def _listed(folder: Path) -> dict[str, dict[str, object]]:
    """What the manifest.json of the drafts lists, by the names of files that are there; nothing that it may not."""
    try:
        read = json.loads(plain_bytes(folder / MANIFEST, most=MANIFEST_FILE.most))["messages"]
        return {each["file"]: each for each in read if (folder / Path(each["file"]).name).is_file()}
    except (OSError, ValueError, LookupError, TypeError):
        return {}
