"""Every place of an office that text can be in: how a run of like characters is put there, and what then reads it.

Every place is behind text that is valid without the run, so that what a run costs is compared with work that is done
to its end.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import yaml

_ROOT = Path(__file__).parents[1]
_NOTICE = Path("templates/notice/notice.md")
_HOUSE = Path("templates/house.yaml")
_ROSTER = Path("units.yaml")
_LETTER = Path("templates/unit/函.md")
_DOCUMENT = Path("示例.docx")
_FIXED = Path("改好.docx")
_UNITS = {
    "groups": [
        {
            "name": "乡镇",
            "class": "乡镇（街道）民政办",
            "units": [{"name": "示例镇", "addressee": "示例镇民政办"}, {"name": "示例乡"}],
        },
        {"name": "直属单位", "class": "有关直属单位", "units": [{"name": "示例站"}]},
        {"name": "养老机构", "class": "各养老机构", "units": [{"name": "示例院"}]},
    ]
}
_FIELDS = {
    "name": "示例镇", "address": "示例路1号", "office": "示例镇人民政府", "addressee": "示例镇民政办", "code": "SL-01",
    "copies": "2", "postcode": "400000", "contact": "示例甲", "phone": "023-00000000", "email": "a@example.com",
    "old_names": "旧示例镇",
}  # fmt: skip
_FORMS = {
    "text": "{}", "text within a paragraph": "国{}国", "text of a heading": "一、{}", "text of an item": "1.{}",
    "text of a second heading": "（一）{}国。国", "table cells": "|国|国{}|\n|---|---|\n|国|国{}|",
    "text before more": "国{}\n\n国",
}  # fmt: skip
_KEYS = {
    "title": None, "note": "此件公开发布", "copy_to": "示例市档案局", "number": None, "recipients": None,
    "issuer": "巫山县民政局", "contact.name": None, "contact.phone": None, "mark": "巫山县民政局文件", "kind": None,
    "urgency": "特急", "date": None, "signature": None, "profile": "office",
    "imprint.office": "巫山县民政局办公室", "imprint.date": None, "extra.remark": "国", "edition": "校对稿",
}  # fmt: skip
"""Keys of the front matter, each with what is before the run; None where the notice has it already."""

_FILTERS = {
    "2022-02-14": ("公文日期", "中文日期", "星期"),
    "1": (
        "中文数字", "大写数字", "大写金额", "千分位", "百分比", "序号", "补零(3)", "int", "float",
    ),
    "国": (
        "脱敏", "全角", "半角", "list|顿号", "空则('国')", "upper", "trim", "title", "wordcount", "striptags",
        "wordwrap(9)", "truncate(9)", "replace('国','中')", "escape", "capitalize", "indent", "center(9)", "list|join",
        "sort|join", "unique|join",
    ),
}  # fmt: skip
"""Filters by the value before the run."""

_STYLES = {
    "text": "公文正文",
    "title": "Title",
    "attachment list": "附件说明",
    "mark": "发文机关标志",
    "number": "发文字号",
    "recipients": "主送机关",
    "heading": "Heading 1",
    "signature": "发文机关署名",
    "date": "成文日期",
    "label": "附件序号",
    "attachment title": "附件标题",
}
_WHOLE = {
    "text", "title", "attachment title", "note", "copy_to", "roster name", "roster address",
    "check of text", "check of title", "check of attachment list", "fix of attachment list",
}  # fmt: skip
"""Places that get the whole table; a few pieces are enough for the others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a run can be in: ``put`` writes it there, ``command`` is what then reads it."""

    name: str
    put: Callable[[str], object]
    command: tuple[str, ...] = ("build", "--dry-run")
    code: int = 0
    """What ``command`` returns without a run: 1 for a finished document, since the sample's own words are findings."""

    @property
    def whole(self) -> bool:
        """Whether the whole table is measured here."""
        return self.name in _WHOLE


def office(desk: Path) -> None:
    """Sets up the shipped templates and a roster in ``desk``."""
    shutil.copytree(_ROOT / "templates", desk / "templates")
    house = (desk / _HOUSE).read_text(encoding="utf-8").partition("printing:")[0]
    _write(desk / _HOUSE, house)
    _write(desk / _ROSTER, _yaml(_UNITS))


def places(made: Path) -> Iterator[Place]:
    """Every place, in the office in the working folder, of which ``made`` is the notice."""
    yield from _in_documents(made)
    yield from _in_templates()
    yield from _in_roster()
    yield from _in_letter()
    shutil.rmtree("templates/dispatch")
    shutil.rmtree("templates/unit")
    yield from _in_notice()
    yield from _in_attachments()
    yield from _in_house()


def _in_documents(made: Path) -> Iterator[Place]:
    for name, style in _STYLES.items():

        def behind(run: str, style: str = style) -> None:
            _changed(made, style, lambda runs: runs[-1].add_text(run))

        def alone(run: str, style: str = style) -> None:
            _changed(made, style, lambda runs: _replaced(runs, run) if run else None)

        for put, how in ((behind, ""), (alone, ", nothing else")):
            yield Place(f"check of {name}{how}", put, ("check", str(_DOCUMENT)), 1)
            yield Place(f"fix of {name}{how}", put, ("check", str(_DOCUMENT), "--fix", str(_FIXED)), 1)
    for name in ("cell", "footer"):

        def into(run: str, name: str = name) -> None:
            document = docx.Document(str(made))
            holder: Any = document.tables[0].cell(0, 0) if name == "cell" else document.sections[0].footer
            holder.paragraphs[0].add_run(run)
            document.save(str(_DOCUMENT))

        yield Place(f"check of {name}", into, ("check", str(_DOCUMENT)), 1)


def _changed(made: Path, style: str, change: Callable[[Any], object]) -> None:
    """Stores ``made`` with the runs of the first paragraph of ``style`` changed, and forgets what was corrected."""
    _FIXED.unlink(missing_ok=True)
    document = docx.Document(str(made))
    paragraph = next(each for each in document.paragraphs if _style(each) == style)
    change(paragraph.runs)
    document.save(str(_DOCUMENT))


def _replaced(runs: Any, text: str) -> None:
    runs[0].text = text
    for each in runs[1:]:
        each.text = ""


def _style(paragraph: Any) -> str | None:
    return None if paragraph.style is None else paragraph.style.name


def _in_templates() -> Iterator[Place]:
    path = Path("templates/unit/cover-letter.docx")

    def put(run: str) -> None:
        document = docx.Document(str(_ROOT / path))
        document.paragraphs[1].add_run(run)
        document.save(str(path))

    yield Place("check of a template", put, ("check", str(path)))
    yield Place("build with a template", put)
    put("")


def _in_roster() -> Iterator[Place]:
    for key, before in _FIELDS.items():

        def put(run: str, key: str = key, before: str = before) -> None:
            roster = yaml.safe_load(_yaml(_UNITS))
            roster["groups"][0]["units"][0][key] = before + run
            _write(_ROSTER, _yaml(roster))

        yield Place(f"roster {key}", put)
    plain = _yaml(_UNITS)
    yield Place("roster plain value", lambda run: _write(_ROSTER, f"{plain}    office: 国{run}\n"))
    yield Place("roster line without a key", lambda run: _write(_ROSTER, f"{plain}{run}\n"))
    _write(_ROSTER, plain)


def _in_letter() -> Iterator[Place]:
    head = {
        "kind": "函",
        "number": "示档函〔2022〕{{ serial }}号",
        "title": "关于示例的函",
        "recipients": "{{ unit.name }}",
    }
    for key in ("title", "note", "text"):

        def put(run: str, key: str = key) -> None:
            values = head if key == "text" else head | {key: f"{head.get(key, '国')}{run}"}
            _write(_LETTER, f"---\n{_yaml(values)}---\n国{run if key == 'text' else ''}\n")

        yield Place(f".md letter {key}", put)
    _LETTER.unlink(missing_ok=True)


def _in_notice() -> Iterator[Place]:
    head, text = _NOTICE.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")
    values = yaml.load(head, yaml.BaseLoader)
    values["title"] = values["title"].replace("|", "")

    def put(values: dict[str, Any], more: str = "") -> None:
        _write(_NOTICE, f"---\n{_yaml(values)}---\n{text}\n{more}\n")

    for name, form in _FORMS.items():
        yield Place(name, lambda run, form=form: put(values, form.replace("{}", run)))  # type: ignore[misc]
    for key, before in _KEYS.items():
        yield Place(key, lambda run, key=key, before=before: put(_with(values, key, before, run)))  # type: ignore[misc]
    for before, filters in _FILTERS.items():
        for each in filters:

            def filtered(run: str, before: str = before, each: str = each) -> None:
                put(_with(values, "extra.remark", before, run), f"{{{{ notice.extra.remark|{each} }}}}")

            yield Place(f"filter {each}", filtered)
    yield Place("check of a notice", lambda run: put(values, run), ("check", str(_NOTICE)))
    secret = values | {"secrecy": "秘密★1年", "copy_number": "000001"}
    petition = values | {"kind": "请示", "title": "关于示例的请示", "signers": "示例甲"}
    minutes = {key: each for key, each in values.items() if key not in ("recipients", "signature")}
    minutes |= {"kind": "纪要", "title": "示例纪要", "number": "第1期", "attendance": {"present": "示例甲"}}
    for other, key in (
        (secret, "secrecy"),
        (secret, "copy_number"),
        (petition, "signers"),
        (minutes, "attendance.present"),
    ):
        yield Place(key, lambda run, other=other, key=key: put(_with(other, key, None, run)))  # type: ignore[misc]
    put(values)


def _in_attachments() -> Iterator[Place]:
    path = _NOTICE.with_name("attachment-2.md")
    kept = path.read_text(encoding="utf-8")
    head, _, text = kept.removeprefix("---\n").partition("\n---\n")
    title = str(yaml.safe_load(head)["title"]).replace("|", "")

    def put(run: str) -> None:
        _write(path, f"---\n{_yaml({'title': title + run})}---\n{text}")

    yield Place("attachment title", put)
    yield Place("attachment text", lambda run: _write(path, f"{kept}\n{run}\n"))
    _write(path, kept)
    notice = _NOTICE.read_text(encoding="utf-8")
    names = "- attachment-2.md\n"
    yield Place("attachment file", lambda run: _write(_NOTICE, notice.replace(names, f"- attachment-2.md{run}\n")))
    sheet = _NOTICE.with_name("示例.xlsx")
    shutil.copy(_ROOT / "templates/dispatch/receipt-sheet.xlsx", sheet)

    def listed(run: str) -> None:
        more = _yaml([{"title": f"示例表{run}", "file": sheet.name}])
        _write(_NOTICE, notice.replace(names, names + more))

    yield Place("attachment name", listed)
    _write(_NOTICE, notice)
    sheet.unlink()


def _in_house() -> Iterator[Place]:
    house = _HOUSE.read_text(encoding="utf-8")
    values = yaml.load(house, yaml.BaseLoader)
    for key in ("issuer", "number_prefix", "imprint.office", "seal_diameter"):
        yield Place(f"house {key}", lambda run, key=key: _write(_HOUSE, _yaml(_with(values, key, None, run))))  # type: ignore[misc]
    yield Place("house comment", lambda run: _write(_HOUSE, f"{house}\n# {run}\n"))
    yield Place("house line without a key", lambda run: _write(_HOUSE, f"{house}\n{run}\n"))
    _write(_HOUSE, house)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _yaml(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**9)


def _with(values: dict[str, Any], key: str, before: str | None, run: str) -> dict[str, Any]:
    """``values`` with ``run`` behind the value of ``key``, which is ``before`` where that is given."""
    changed: dict[str, Any] = yaml.safe_load(_yaml(values))
    *outer, last = key.split(".")
    inner = changed
    for each in outer:
        inner = inner.setdefault(each, {})
    inner[last] = f"{inner[last] if before is None else before}{run}"
    return changed
