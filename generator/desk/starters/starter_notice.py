"""A starter notice in each of the formats."""

from __future__ import annotations

from pathlib import Path

from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.commented_front_matter import commented
from generator.desk.starters.keys import Keys
from generator.desk.starters.notice_folder import NoticeFolder, files_with_keys
from generator.desk.starters.office import OfficeFolder
from generator.desk.starters.starter_files import filled
from generator.ground.source import ScalarNode, quoted
from generator.roster.units import ANY_CLASS, Group
from generator.standard import Format
from generator.templates.text.front_matter import number_prefix

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
    target = NoticeFolder.at(folder, places)
    office = target.office
    front = commented(_values(office, format_), office.house, target.schema)
    files = {"notice.md": f"---\n{front}---\n{filled('notice', f'{format_.name.lower()}.md')}".encode()}
    if "attachments" in _SAMPLES[format_]:
        files[_ATTACHMENT] = filled("notice", _ATTACHMENT).encode()
    return target.put(files_with_keys(files, keys))


def blank_notice(folder: Path, format_: Format, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a notice of that format in which everything is still to be written, like :func:`new_notice`.

    Raises OutputError.
    """
    target = NoticeFolder.at(folder, places)
    values = {key: value for key, value in _SAMPLES[format_].items() if key in _OF_FORMAT}
    front = commented(values, target.office.house, target.schema)
    return target.put(files_with_keys({"notice.md": f"---\n{front}---\n".encode()}, keys))


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
