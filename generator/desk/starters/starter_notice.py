"""A new notice: a sample of any format, a blank one, one made of a draft, or one like an earlier notice."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.starter_files import Keys, OfficeFolder, filled, samples_in, with_keys
from generator.ground import disk
from generator.ground.errors import InputError, NoticeError, OutputError, Problem, Span, UsageError
from generator.ground.source.nodes import MappingNode, ScalarNode
from generator.ground.source.yaml_layout import quoted
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import read_draft
from generator.notices.drafts.taking.corrections import NO_ROLES, Roles
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.notices.drafts.taking.taking import take
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import Value
from generator.notices.editing.form_values import FormText, form_text
from generator.notices.editing.open_texts import KEY, listed_attachments
from generator.office.wordml.tracked_changes import Choice
from generator.roster.units.groups import ANY_CLASS, Group
from generator.standard import Format
from generator.templates.text.attachment_templates import NO_ATTACHMENTS, NOTICE_FILE, PICTURES
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX
from generator.templates.text.front_matter.entries import number_prefix
from generator.templates.text.front_matter.keys import FRONT_MATTER, KEYS
from generator.writing import output_errors, remove_file

_ATTACHMENT = "attachment-1.md"
_RECIPIENTS = "各乡镇（街道）办事处，有关直属单位"
_ANYBODY = "各有关单位"
_BUREAU = {"issuer": "示例县档案局", "date": "2026-03-05", "contact": "{name: 示例甲, phone: 023-00000000}"}
_SAMPLES: dict[Format, dict[str, str]] = {
    Format.GENERAL: _BUREAU
    | {
        "number": "@prefix@〔2026〕7号",
        "title": "示例县档案局|关于开展示例档案安全检查的通知",
        "recipients": _RECIPIENTS,
        "attachments": f"[{_ATTACHMENT}]",
        "imprint": "{office: 示例县档案局办公室, date: 2026-03-06}",
    },
    Format.LETTER: _BUREAU
    | {
        "kind": "函",
        "number": "示档函〔2026〕7号",
        "title": "示例县档案局|关于商请提供示例档案安全检查资料的函",
        "recipients": _RECIPIENTS,
    },
    Format.ORDER: {
        "issuer": "示例县人民政府",
        "date": "2026-03-05",
        "kind": "令",
        "number": "第1号",
        "title": "示例县人民政府令",
        "stamp": "[{post: 县长, name: 示例甲}]",
    },
    Format.MINUTES: {
        "issuer": "示例县档案局",
        "date": "2026-03-05",
        "kind": "纪要",
        "mark": "示例县档案局局务会议纪要",
        "number": "第12期",
        "title": "示例县档案局局务会议纪要",
        "attendance": "{present: 示例甲、示例乙、示例丙, excused: 示例丁}",
    },
}
"""What the sample of each format says."""
_OF_FORMAT = ("kind",)
"""What is not a sample's alone: a notice is of its format by it."""


def new_notice(
    folder: Path, format_: Format = Format.GENERAL, keys: Keys = "en", places: DeskPlaces = USUAL
) -> list[Path]:
    """Writes a commented notice of that format, with those keys, into ``folder``; returns what was written.

    The folder is new or empty, or holds nothing but untouched samples of a desk, which are replaced. The notice is
    addressed to the classes of the office's own roster where there is one. Raises OutputError where the folder holds
    anything else or cannot be written.
    """
    target = _NoticeFolder.at(folder, places)
    office = target.office
    front = _commented(_values(office, format_), office.house, target.schema)
    files = {"notice.md": f"---\n{front}---\n{filled('notice', f'{format_.name.lower()}.md')}".encode()}
    if "attachments" in _SAMPLES[format_]:
        files[_ATTACHMENT] = filled("notice", _ATTACHMENT).encode()
    return target.put(_files_with_keys(files, keys))


def blank_notice(folder: Path, format_: Format, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a notice of that format in which everything is still to be written, like :func:`new_notice`.

    Raises OutputError.
    """
    target = _NoticeFolder.at(folder, places)
    values = {key: value for key, value in _SAMPLES[format_].items() if key in _OF_FORMAT}
    front = _commented(values, target.office.house, target.schema)
    return target.put(_files_with_keys({"notice.md": f"---\n{front}---\n".encode()}, keys))


def _values(office: OfficeFolder, format_: Format) -> dict[str, str]:
    sample = _SAMPLES[format_]
    issuer = _issuer(office) or sample["issuer"]
    values = {key: value.replace(sample["issuer"], issuer) for key, value in sample.items()}
    values["number"] = values["number"].replace("@prefix@", number_prefix(office.house) or "示档发")
    if "recipients" in values and office.roster is not None and office.roster.units:
        values["recipients"] = "，".join(_all_of(group) for group in office.roster.groups if group.units)
    return values


def _issuer(office: OfficeFolder) -> str:
    """The issuer in house.yaml where it is one plain text; else ``""``."""
    node = None if office.house is None else office.house.entries.get("issuer")
    return node.value if isinstance(node, ScalarNode) and quoted(node.value) == node.value else ""


def _all_of(group: Group) -> str:
    """The words by which a notice addresses all units of ``group``."""
    if ANY_CLASS in group.classes:
        return _ANYBODY
    return group.classes[0] if group.classes[0].startswith("各") else f"各{group.classes[0]}"


# A notice made of a draft that an office already has.


_ALONE: AbstractContextManager[object] = nullcontext()


@dataclass(frozen=True, slots=True)
class NoticeFromDraft:
    """What became of the draft, the files written, with their bytes by name, and what they replaced."""

    taken: DraftConversion
    written: list[Path]
    replaced: tuple[Path, ...]
    files: Mapping[str, bytes]


def notice_from_draft(
    folder: Path, draft: Path, places: DeskPlaces = USUAL, *, changes: Choice | None = None, keys: Keys = "zh"
) -> NoticeFromDraft:
    """Writes the notice that the file ``draft`` becomes into ``folder``; ``changes``: what to do with tracked ones.

    ``places`` are those of the desk in the current folder.

    Raises OutputError where the folder holds anything but samples or cannot be written, and what
    :func:`~generator.notices.drafts.reading.read_draft` raises.
    """
    _NoticeFolder.at(folder, places)  # a folder that is in use is refused before the draft is read
    return notice_of_draft(folder, read_draft(draft, changes=changes), places, keys=keys)


_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


def notice_of_draft(
    folder: Path,
    draft: Draft,
    places: DeskPlaces = USUAL,
    *,
    keys: Keys = "zh",
    roles: Roles = NO_ROLES,
    made: Mapping[str, bytes] = _NO_FILES,
    writing: AbstractContextManager[object] = _ALONE,
) -> NoticeFromDraft:
    """Writes the notice that ``draft`` becomes into ``folder``; ``roles`` has what a person says paragraphs are.

    ``made`` are the files that were made of it there before: they are replaced, unless somebody has changed one.
    ``writing`` is held while the files are written, and not while the draft is read.
    Raises OutputError where the folder holds anything else but samples or cannot be written.
    """
    target = _NoticeFolder.at(folder, places, made)
    taken = take(draft, target.office.house, target.schema, roles)
    files = _files_with_keys(taken.files, keys)
    with writing:
        target = _NoticeFolder.at(folder, places, made)
        return NoticeFromDraft(taken, target.put(files), target.samples, files)


# A notice like an earlier one: its saved texts and files, without what only that issue has.


_HIDDEN = "."


def notice_like(folder: Path, like: Path, places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a notice like the one in the folder ``like`` into ``folder``; returns what was written.

    It has the saved notice.md without what only that issue has (文号, 成文日期 and their like), the files of its
    attachments and the pictures that its texts name, byte for byte; no unsaved texts and no hidden files. ``places``
    are those of the desk in the current folder.

    Raises UsageError where there is no such notice, NoticeError with all problems where it cannot be read,
    OutputError where ``folder`` holds anything but samples or cannot be written.
    """
    target = _NoticeFolder.at(folder, places)
    shown = f"{like}/{NOTICE_FILE}"
    form = form_text(_contents(like / NOTICE_FILE, disk.TEXT, shown, disk.root_of(like)), shown)
    files = {NOTICE_FILE: with_values(form, _without_issue(form.values)), **_attached(like, form)}
    texts = [form.file.data, *(data for name, data in files.items() if _is_text(name))]
    return target.put({**files, **_pictures(like, texts)})


def _without_issue(values: Mapping[str, Value]) -> dict[str, Value]:
    """What is to be changed in ``values``: those of one issue are cleared, whole keys and entries of others."""
    changes: dict[str, Value] = {}
    for key, value in values.items():
        row = FRONT_MATTER.get(key)
        own = () if row is None else tuple(name for name, entry in row.entries.items() if entry.is_of_issue)
        if row is not None and row.is_of_issue:
            changes[key] = ""
        elif isinstance(value, Mapping) and value.keys() & own:
            changes[key] = {name: each for name, each in value.items() if name not in own}
    return changes


def _attached(folder: Path, form: FormText) -> dict[str, bytes]:
    """The files of the listed attachments, by their names; hidden ones are none. Raises NoticeError."""
    if not isinstance(form.values.get(KEY, ()), tuple):
        raise NoticeError(Problem("source-not-list", form.file.span(form.lines[KEY][0]), {"field": KEY}, KEY))
    root = disk.root_of(folder)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for number, each in enumerate(listed_attachments(form.values)):
        name, path = each.file, folder / each.file
        is_here = path.name == name  # a name with a folder in it leads out of this one
        if not name or name in NO_ATTACHMENTS or (is_here and name.startswith(_HIDDEN)):
            continue  # it is in the list of the new notice, too, and the page says what is wrong with it
        if not (is_here and os.path.lexists(path)):
            span = form.file.span(form.lines.get(f"{KEY}.{number}", form.lines[KEY])[0])
            near = disk.meant(path) if is_here else None
            problems.append(Problem("notice-attachment-missing", span, {"name": name}, KEY, near))
            continue
        try:
            files[name] = _contents(path, disk.TEXT if _is_text(name) else disk.COPIED, f"{folder}/{name}", root)
        except (InputError, UsageError) as fault:
            problems += fault.problems
    if problems:
        raise NoticeError(problems)
    return files


def _pictures(folder: Path, texts: Collection[bytes]) -> dict[str, bytes]:
    """The pictures in ``folder`` and below that ``texts`` name, by their paths there. Raises NoticeError."""
    files: dict[str, bytes] = {}
    try:
        root = disk.resolved(folder)
        for entry in disk.entries_below(root, root=root, enters=_is_of_notice):
            if _is_picture(entry) and any(entry.path.name.encode() in text for text in texts):
                name = entry.path.relative_to(root).as_posix()
                files[name] = _contents(entry.path, disk.PICTURE, f"{folder}/{name}", root)
    except OSError as fault:
        raise NoticeError(disk.reading_problem(fault, disk.TEXT, str(folder))) from fault
    return files


def _contents(path: Path, kind: disk.FileKind, name: str, root: Path) -> bytes:
    """The bytes of a file of the notice, called ``name`` in problems. Raises InputError, UsageError."""
    return disk.read_contents(path, kind, name=name, error=NoticeError, root=root)


def _is_picture(entry: disk.FolderEntry) -> bool:
    name = entry.path.name
    return entry.kind != "folder" and not name.startswith(_HIDDEN) and entry.path.suffix.lower() in PICTURES


def _is_of_notice(folder: Path) -> bool:
    """Whether ``folder``, below a notice's, is neither hidden nor that of another notice."""
    return not folder.name.startswith(_HIDDEN) and not os.path.lexists(folder / NOTICE_FILE)


def _is_text(name: str) -> bool:
    return name.lower().endswith(TEXT_SUFFIX)


# The folder of a new notice: new, empty, or with nothing but what nobody has changed since fawen wrote it.


_TEXT = ".md"


@dataclass(frozen=True, slots=True)
class _NoticeFolder:
    """The ``folder`` of a new notice in ``office``; ``samples`` are in it and are replaced."""

    folder: Path
    office: OfficeFolder
    samples: tuple[Path, ...]

    @classmethod
    def at(cls, folder: Path, places: DeskPlaces, made: Mapping[str, bytes] = _NO_FILES) -> _NoticeFolder:
        """The notice's ``folder``; ``places`` are those of the desk in the current folder.

        Where it holds what was ``made`` there before, by file name, that is replaced like samples. Raises OutputError
        where it holds anything that somebody may have changed, or cannot be looked into.
        """
        with output_errors(folder):
            samples = samples_in(folder) or _unchanged(folder, made)
            is_free = bool(samples) or not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        if not is_free:
            code = "new-notice-changed" if made else "new-not-empty"
            raise OutputError(Problem(code, Span(str(folder)), {"name": str(folder)}))
        return cls(folder, OfficeFolder.of(folder, places), samples)

    @property
    def schema(self) -> str:
        """The path by which a notice.md in it refers to its schema."""
        return self.office.schema("front-matter", self.folder)

    def put(self, files: Mapping[str, bytes]) -> list[Path]:
        """Writes ``files``, by their names; returns what was written.

        Samples that no file replaces are removed. Raises OutputError.
        """
        made = {self.folder / name: data for name, data in files.items()}
        written = self.office.put(made, over=self.samples)
        for path in self.samples:
            if path not in made:
                with output_errors(path):
                    remove_file(path)
        return written


def _files_with_keys(files: Mapping[str, bytes], keys: Keys) -> dict[str, bytes]:
    """``files``, whose texts have English keys, with ``keys``."""
    return {name: with_keys(data, keys) if _is_text_template(name) else data for name, data in files.items()}


def _unchanged(folder: Path, made: Mapping[str, bytes]) -> tuple[Path, ...]:
    """What is in ``folder``, where that is what was ``made`` there; else nothing."""
    try:
        found = sorted(os.listdir(folder)) if made and folder.is_dir() else []
        same = found == sorted(made) and all(_is_same(folder / name, made[name]) for name in found)
    except OSError:
        return ()
    return tuple(folder / name for name in found) if same else ()


def _is_same(path: Path, data: bytes) -> bool:
    return disk.read_plain(path, most=max(1, len(data))) == data


def _is_text_template(name: str) -> bool:
    return name.endswith(_TEXT)


# A sample front matter with every key: used ones filled in, the others commented out.


_HEAD = """\
# yaml-language-server: $schema={schema}
# 公文的要素：# 后面是说明，不会印出来。标着“示例”的都是编造的，请换成真实的。
"""
_OTHERS = """\
# 下面的要素用到时把行首的 # 去掉，改成真实的内容；用不到的可以整行删掉。
"""
_IN_HOUSE = "（house.yaml 里已经写了，这里不用再写）"


def _commented(values: Mapping[str, str], house: MappingNode | None, schema: str) -> str:
    """The lines of a front matter with ``values``; keys that ``house`` has are left out, the ``schema`` is named."""
    return "".join(_lines(values, house, schema))


def _lines(values: Mapping[str, str], house: MappingNode | None, schema: str) -> Iterator[str]:
    yield _HEAD.format(schema=schema)
    said = {} if house is None else house.entries
    for key in (key for key in KEYS if key in values):
        is_elsewhere = key in said and key == "issuer"
        yield _explained(key, _IN_HOUSE if is_elsewhere else "")
        yield f"{'# ' if is_elsewhere else ''}{key}: {values[key]}\n"
    yield _OTHERS
    for key in (key for key in KEYS if key not in values):
        yield _explained(key, _IN_HOUSE if key in said else "")
        yield f"# {FRONT_MATTER[key].example}\n"


def _explained(key: str, further: str) -> str:
    return f"# {FRONT_MATTER[key].title}：{FRONT_MATTER[key].zh.rstrip('。')}{further}\n"
