"""`python -m benchmarks.like_runs`: what a run of like characters costs, in every place that text can be in.

For each piece and place one row: the CPU seconds of a build, a check or a correction with the run in it, less those
without it. Exit code 1 where one is above the target.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import docx
import yaml

from benchmarks.like_characters import PIECES, run_of
from generator import GeneratorError, build
from generator.check import check, fix

LENGTH = 20_000
TARGET = 1.0
MOST = 20.0
"""CPU seconds after which a row is given up."""

_ROOT = Path(__file__).parents[1]
_ROSTER = {
    "groups": [
        {
            "name": "乡镇",
            "class": "乡镇（街道）民政办",
            "units": [{"name": "示例镇", "addressee": "示例镇民政办"}, {"name": "示例乡"}],
        },
        {"name": "直属单位", "units": [{"name": "示例站"}]},
        {"name": "养老机构", "units": [{"name": "示例院"}]},
    ]
}
_IN_TEXT = ("{}", "国{}", "一、{}", "（一）{}国。国", "1.{}", "|国|{}|\n|-|-|\n|国|{}|", "{}\n\n国")
_KEYS = (
    "issuer", "mark", "number", "title", "recipients", "copy_to", "note", "kind", "secrecy", "urgency", "copy_number",
    "date", "signature", "profile", "signers", "contact.name", "contact.phone", "imprint.office", "imprint.date",
    "attendance.present", "extra.remark", "number_prefix", "attachments",
)  # fmt: skip
_FIELDS = (
    "name",
    "office",
    "addressee",
    "code",
    "copies",
    "postcode",
    "address",
    "contact",
    "phone",
    "email",
    "old_names",
)
_FILTERS = (
    "公文日期", "中文日期", "星期", "中文数字", "大写数字", "大写金额", "千分位", "百分比", "序号", "补零(3)", "全角",
    "半角", "脱敏", "顿号", "空则('国')", "upper", "trim", "title", "wordcount", "striptags",
    "wordwrap(9)", "int", "float", "truncate(9)", "replace('国','中')", "escape", "capitalize", "indent", "center(9)",
    "list|join", "sort|join", "unique|join",
)  # fmt: skip
_IN_DOCUMENT = {
    "mark": "发文机关标志", "number": "发文字号", "title": "公文标题", "recipients": "主送机关", "text": "公文正文",
    "heading": "一级标题", "list": "附件说明", "signature": "发文机关署名", "date": "成文日期", "label": "附件序号",
    "attachment title": "附件标题",
}  # fmt: skip


class _GivenUp(BaseException):
    """Raised where a row takes longer than MOST."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a run can be in: ``put`` writes it there, ``work`` is what then reads it."""

    name: str
    put: Callable[[str], None]
    work: Callable[[], object]


def places(desk: Path) -> Iterator[Place]:
    """Every place, in an office at ``desk``, which is the working folder."""
    notice = (desk / "templates/notice/notice.md").read_text(encoding="utf-8")
    yield from _in_documents(desk)
    yield from _in_roster()
    yield from _in_notice(notice)


def _in_notice(notice: str) -> Iterator[Place]:
    path = Path("templates/notice/notice.md")
    head, text = notice.removeprefix("---\n").split("\n---\n")
    house_path = Path("templates/house.yaml")
    house = house_path.read_text(encoding="utf-8").partition("printing:")[0]
    shutil.rmtree("templates/dispatch")
    shutil.rmtree("templates/unit")
    _write(house_path, house)

    def put(values: dict[str, object], more: str = "") -> None:
        path.write_text(f"---\n{_yaml(values)}---\n{text}\n{more}\n", encoding="utf-8")

    values = yaml.safe_load(head)
    values["date"] = values["imprint"]["date"] = "2022-02-14"
    for form in _IN_TEXT:
        yield Place(f"text {form!r}", lambda run, form=form: put(values, form.replace("{}", run)), _build)  # type: ignore[misc]
    for key in _KEYS:
        yield Place(f"notice {key}", lambda run, key=key: put(_with(values, key, run)), _build)  # type: ignore[misc]
    for each in _FILTERS:
        more = f"{{{{ notice.extra.remark|{each} }}}}"
        yield Place(f"filter {each}", lambda run, more=more: put(_with(values, "extra.remark", run), more), _build)  # type: ignore[misc]
    yield Place("check of a notice", lambda run: put(values, run), lambda: check([path]))
    attachment = path.with_name("attachment-2.md")
    kept = attachment.read_text(encoding="utf-8")
    put(values)
    yield Place("attachment title", lambda run: attachment.write_text(f"---\n{_yaml({'title': run})}---\n国\n"), _build)  # type: ignore[arg-type]
    attachment.write_text(kept, encoding="utf-8")
    yield Place("house comment", lambda run: _write(house_path, f"{house}\n# {run}\n"), _build)
    yield Place("house raw", lambda run: _write(house_path, f"{house}\n{run}\n"), _build)
    _write(house_path, house)


def _in_roster() -> Iterator[Place]:
    path = Path("units.yaml")
    for key in _FIELDS:

        def put(run: str, key: str = key) -> None:
            roster = yaml.safe_load(yaml.safe_dump(_ROSTER))
            roster["groups"][0]["units"][0][key] = run
            _write(path, _yaml(roster))

        yield Place(f"roster {key}", put, _build)
    plain = _yaml(_ROSTER)
    yield Place("roster plain value", lambda run: _write(path, plain + f"      note: {run}\n"), _build)
    yield Place("roster raw", lambda run: _write(path, plain + f"{run}\n"), _build)
    _write(path, plain)


def _in_documents(desk: Path) -> Iterator[Place]:
    build()
    made = next(path for path in (desk / "output").rglob("*.docx") if path.parent.parent.name == "output")
    changed = desk / "示例.docx"
    for name, style in _IN_DOCUMENT.items():
        for how in ("alone", "behind"):

            def put(run: str, style: str = style, how: str = how) -> None:
                document = docx.Document(str(made))
                paragraph = next(each for each in document.paragraphs if each.style.name == style)  # type: ignore[union-attr]
                _say(paragraph, run, how)
                document.save(str(changed))

            yield Place(f"document {name} {how}", put, lambda: check([changed]))
            yield Place(f"fix of {name} {how}", put, lambda: fix([changed], Path("fixed")))
    for name in ("cell", "footer"):

        def into(run: str, name: str = name) -> None:
            document = docx.Document(str(made))
            holder = document.tables[0].cell(0, 0) if name == "cell" else document.sections[0].footer
            _say(holder.paragraphs[0], run, "behind")
            document.save(str(changed))

        yield Place(f"document {name}", into, lambda: check([changed]))
    template = Path("templates/unit/cover-letter.docx")

    def into_template(run: str) -> None:
        document = docx.Document(str(_ROOT / template))
        document.paragraphs[1].add_run(run)
        document.save(str(template))

    yield Place("check of a template", into_template, lambda: check([template]))
    yield Place("build with a template", into_template, _build)
    shutil.copy(_ROOT / template, template)


def _say(paragraph: object, run: str, how: str) -> None:
    runs = paragraph.runs  # type: ignore[attr-defined]
    if how == "alone":
        for each in runs[1:]:
            each.text = ""
        runs[0].text = run or "国"
    else:
        (runs[-1] if runs else paragraph.add_run("")).add_text(run)  # type: ignore[attr-defined]


def _build() -> None:
    build(dry_run=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _yaml(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**9)


def _with(values: dict[str, object], key: str, run: str) -> dict[str, object]:
    changed: dict[str, object] = yaml.safe_load(_yaml(values))
    *outer, last = key.split(".")
    inner = changed
    for each in outer:
        inner = inner.setdefault(each, {})  # type: ignore[assignment]
    inner[last] = run or "国"
    return changed


def seconds(place: Place, run: str) -> float:
    """CPU seconds of ``place`` with ``run`` in it; MOST where it was given up."""
    place.put(run)
    began = time.process_time()
    try:
        with _at_most(MOST):
            place.work()
    except (GeneratorError, _GivenUp):
        pass
    return time.process_time() - began


@contextmanager
def _at_most(limit: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _GivenUp

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Every row measured; those above the target and the dearest of each place printed; 1 where one is above it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.like_runs", description=__doc__)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--place", default="", help="only places with this in their names")
    parser.add_argument("--pieces", default="", help="only these characters")
    parser.add_argument("--every", type=int, default=1, help="only every n-th piece")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="fawen-like-") as folder:
        desk = Path(folder)
        shutil.copytree(_ROOT / "templates", desk / "templates")
        os.chdir(desk)
        _write(Path("units.yaml"), _yaml(_ROSTER))
        above = 0
        for place in places(desk):
            if options.place not in place.name:
                continue
            seconds(place, "")
            base = min(seconds(place, "") for _ in range(2))
            rows = sorted(
                (
                    (seconds(place, run_of(piece, options.length)) - base, piece)
                    for piece in options.pieces or PIECES[:: options.every]
                ),
                reverse=True,
            )
            place.put("")
            slow = [f"{piece!r} {each:.2f}" for each, piece in rows if each > TARGET]
            above += len(slow)
            print(
                f"{place.name:40} base {base:.2f} max {rows[0][0]:6.2f} {rows[0][1]!r}  above: {len(slow)}",
                *slow[:40],
                flush=True,
            )
        print(above, "rows above", TARGET)
    os.chdir(_ROOT)
    return int(above > 0)


if __name__ == "__main__":
    sys.exit(main())
