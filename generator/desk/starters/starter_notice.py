"""A new notice: a sample of any format, a blank one, one made of a draft, or one like an earlier notice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator.desk.desk_places import USUAL, DeskPlaces
from generator.desk.starters.starter_files import NO_FILES, Keys, NoticeFolder, OfficeFolder, filled, with_keys
from generator.ground.source.nodes import MappingNode, ScalarNode
from generator.ground.source.yaml_layout import quoted
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import read_draft
from generator.notices.drafts.taking import corrections, draft_conversion, taking
from generator.notices.editing.form_keys import key_needs
from generator.office.wordml.tracked_changes import Choice
from generator.roster.units.groups import ANY_CLASS, Group
from generator.standard import FORMS, Format
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.house import number_prefix
from generator.templates.text.front_matter.house_forms import house_forms
from generator.templates.text.front_matter.key_table import FRONT_MATTER, KEYS

_ATTACHMENT = "attachment-1.md"
_ANYBODY = "各有关单位"
_OF_FORMAT = ("kind", "format")
"""What is not a sample's alone: a notice is of its format by it."""


def new_notice(
    folder: Path, format_: Format = Format.GENERAL, keys: Keys = "en", places: DeskPlaces = USUAL
) -> list[Path]:
    """Writes a commented notice of that format, with those keys, into ``folder``; returns what was written.

    The folder is new or empty, or holds nothing but untouched samples of a desk, which are replaced. The notice is
    addressed to the classes of the office's own roster where there is one. Raises OutputError where the folder holds
    anything else or cannot be written.
    """
    target = NoticeFolder.at(folder, places)
    office = target.office
    sample, text = _sample(format_)
    first = sample["issuer"].strip("[]").partition(",")[0]
    issuer = _issuer(office) or first
    values = {key: value.replace(first, issuer) for key, value in sample.items()}
    if "number" in values:
        values["number"] = values["number"].replace("@prefix@", number_prefix(office.house) or "示档发")
    if "recipients" in values and FORMS[format_].to_units and office.roster is not None and office.roster.units:
        values["recipients"] = "，".join(_all_of(group) for group in office.roster.groups if group.units)
    front = _commented(values, office.house, target.schema)
    files = {"notice.md": f"---\n{front}---\n{text}".encode()}
    if "attachments" in sample:
        files[_ATTACHMENT] = filled("notice", _ATTACHMENT).encode()
    return target.put(_files_with_keys(files, keys))


def blank_notice(folder: Path, format_: str, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a notice in which everything is still to be written, like :func:`new_notice`.

    It is of that format, or of that form of the house. Raises OutputError.
    """
    target = NoticeFolder.at(folder, places)
    house = target.office.house
    own = None if house is None else house_forms(Entries(house, None, [])).get(format_)
    sample = _sample(Format(format_) if own is None else own.base)[0]
    values = {key: value for key, value in sample.items() if key in _OF_FORMAT}
    if own is not None:
        values = {key: value for key, value in values.items() if own.form.takes(value)} | {"format": quoted(format_)}
    front = _commented(values, house, target.schema)
    return target.put(_files_with_keys({"notice.md": f"---\n{front}---\n".encode()}, keys))


def _sample(format_: Format) -> tuple[dict[str, str], str]:
    """What the sample of that format says: its keys, each as it is written, and its text."""
    front, _, text = filled("notice", f"{format_.name.lower()}.md").partition("---\n")
    return dict(line.split(": ", 1) for line in front.splitlines()), text


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

    taken: draft_conversion.DraftConversion
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
    NoticeFolder.at(folder, places)  # a folder that is in use is refused before the draft is read
    return notice_of_draft(folder, read_draft(draft, changes=changes), places, keys=keys)


def notice_of_draft(
    folder: Path,
    draft: Draft,
    places: DeskPlaces = USUAL,
    *,
    keys: Keys = "zh",
    roles: corrections.Roles = corrections.NO_ROLES,
    made: Mapping[str, bytes] = NO_FILES,
    writing: AbstractContextManager[object] = _ALONE,
) -> NoticeFromDraft:
    """Writes the notice that ``draft`` becomes into ``folder``; ``roles`` has what a person says paragraphs are.

    ``made`` are the files that were made of it there before: they are replaced, unless somebody has changed one.
    ``writing`` is held while the files are written, and not while the draft is read.
    Raises OutputError where the folder holds anything else but samples or cannot be written.
    """
    target = NoticeFolder.at(folder, places, made)
    taken = taking.take(draft, target.office.house, target.schema, roles)
    files = _files_with_keys(taken.files, keys)
    with writing:
        target = NoticeFolder.at(folder, places, made)
        return NoticeFromDraft(taken, target.put(files), target.samples, files)


def _files_with_keys(files: Mapping[str, bytes], keys: Keys) -> dict[str, bytes]:
    """``files``, whose texts have English keys, with ``keys``."""
    return {name: with_keys(data, keys) if name.endswith(".md") else data for name, data in files.items()}


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
    """The lines of a front matter with ``values``; keys that ``house`` has are left out, the ``schema`` is named.

    Others that its form takes are explained below, each behind a mark.
    """
    said = {} if house is None else house.entries
    unsuited = key_needs(values, house).unsuited
    used, others = [], []
    for key in (each for each in KEYS if each in values or each not in unsuited):
        if key not in values:
            others += [_explained(key, _IN_HOUSE if key in said else ""), f"# {FRONT_MATTER[key].example}\n"]
        elif key in said and key == "issuer" and not values[key].startswith("["):  # the house is but one party
            used += [_explained(key, _IN_HOUSE), f"# {key}: {values[key]}\n"]
        else:
            used += [_explained(key, ""), f"{key}: {values[key]}\n"]
    return "".join([_HEAD.format(schema=schema), *used, _OTHERS, *others])


def _explained(key: str, further: str) -> str:
    return f"# {FRONT_MATTER[key].title}：{FRONT_MATTER[key].zh.rstrip('。')}{further}\n"
