"""A notice while it is typed: its pages, problems and findings, and where each of them is."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import paint
from generator.check.checked_templates import check_notice
from generator.check.documents import check_documents
from generator.dispatch.papers.document_maker import written
from generator.ground.errors import LayoutError, NoticeError
from generator.ground.kept_results import begin_document, drop_all, kept
from generator.ground.source.source_file import source_of
from generator.notices.live_notice.found_places import NoticePlace, entry_key
from generator.notices.live_notice.live_notice import LiveNotice, live_notice
from generator.notices.live_notice.opened_notice import documents_of, opened_notice
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import PROGRAMS
from generator.templates.text.notice import open_notice
from tests.bad_inputs import bad_inputs
from tests.chosen import examples
from tests.notices.live_notice.live_notices import TEXTS, LiveDesk
from tests.sample_office import Office
from tests.templates.text.folders import bad_folder
from tests.word_documents import make_docx

REPOSITORY = Path(__file__).parents[3]
HOSTILE = "<b onload=f()>&amp;\"'"


@pytest.fixture
def desk(tmp_path: Path) -> LiveDesk:
    return LiveDesk.at(tmp_path / "desk")


def painted(folder: Path, *, draft: bool = False) -> list[str]:
    pages = paint(notice=folder, templates=folder.parent, draft=draft)
    return [page.decode() for page in pages]


def text_of(svg: str) -> str:
    return "".join(map(str, etree.fromstring(svg.encode()).itertext())).replace("\n", "")


def svgs(live: LiveNotice) -> list[str]:
    return [page.svg for page in live.pages]


def found(live: LiveNotice) -> list[tuple[str, NoticePlace]]:
    return [(each.finding.code, each.place) for each in live.findings]


def test_the_pages_are_those_of_paint(desk: LiveDesk, tmp_path: Path) -> None:
    office = Office.at(tmp_path / "office").folder / "templates" / "notice"
    for folder in (REPOSITORY / "templates" / "notice", office, desk.notice):
        live = live_notice(folder, folder.parent / "house.yaml" if (folder.parent / "house.yaml").exists() else None)
        assert svgs(live) == painted(folder)
        assert live.is_painted
        assert not live.is_draft
        assert [page.number for page in live.pages] == list(range(1, len(live.pages) + 1))


def test_an_attachment_that_is_a_document_of_its_own_has_pages_behind_those_of_the_notice(desk: LiveDesk) -> None:
    detached = "attachments: [attachment-1.md, {file: attachment-2.md, detached: true}]"
    live = desk.edited("notice.md", "attachments: [attachment-1.md, attachment-2.md]", detached)
    *_, last = live.pages
    assert (last.text, last.number) == ("attachment-2.md", 1)
    assert "登记表" in text_of(last.svg)
    desk.save("notice.md", "attachments: [attachment-1.md, attachment-2.md]", detached)
    assert svgs(live)[:-1] == painted(desk.notice)


def test_what_the_pages_do_not_show_right_is_found_at_its_line(desk: LiveDesk) -> None:
    live = desk.edited("notice.md", "逐件", "བོད")
    assert ("pdf-unpainted", NoticePlace("notice.md", 16, 1, None, 1)) in found(live)


def test_what_only_a_draft_may_lack_is_painted_as_a_draft(desk: LiveDesk) -> None:
    live = desk.edited("notice.md", "date: 2024-03-05\n", "")
    assert live.is_draft
    assert ("source-missing-key", NoticePlace("notice.md", 2, 1, "date")) in found(live)
    desk.save("notice.md", "date: 2024-03-05\n", "")
    assert svgs(live) == painted(desk.notice, draft=True)


@dataclass(frozen=True)
class Planted:
    """``old`` in ``file`` is typed over with ``new``: the code of what is reported, and its place."""

    name: str
    file: str
    old: str
    new: str
    code: str
    place: NoticePlace
    is_painted: bool = False


def wide(columns: int) -> str:
    row = "| " + " | ".join("数" * 9 for _ in range(columns)) + " |"
    return f"{row}\n{row}"


TABLE = "| 名称 | 数量 |\n| 卷宗 | 3 |"
DATE = "date: 2024-03-05"
PLANTED = (
    Planted("bad date", "notice.md", DATE, "date: 2024-02-30", "source-not-date",
            NoticePlace("notice.md", 6, 7, "date")),
    Planted("no title", "notice.md", "title: 示例市档案馆关于报送《目录》的通知\n", "", "source-missing-key",
            NoticePlace("notice.md", 2, 1, "title")),
    Planted("no issuer and no house", "house.yaml", "issuer: 示例市档案馆\n", "", "source-missing-key",
            NoticePlace("notice.md", 2, 1, "issuer")),
    Planted("unknown key", "notice.md", "kind: 通知", "knd: 通知", "source-unknown-key",
            NoticePlace("notice.md", 4, 1, "knd")),
    Planted("unknown key in Chinese", "notice.md", "kind: 通知", "文钟: 通知", "source-unknown-key",
            NoticePlace("notice.md", 4, 1, "文钟")),
    Planted("YAML", "notice.md", "kind: 通知", 'kind: "通知', "source-quote-open", NoticePlace("notice.md", 4, 7)),
    Planted("no front matter", "notice.md", "---\nnumber", "number", "source-no-front-matter",
            NoticePlace("notice.md", 1, 1)),
    Planted("house.yaml", "house.yaml", "number_prefix: 示档发", "number_prefix: [示档发", "source-bracket-open",
            NoticePlace("house.yaml", 2, 16)),
    Planted("house.yaml's unknown key", "house.yaml", "number_prefix", "number_prefx", "source-unknown-key",
            NoticePlace("house.yaml", 2, 1, "number_prefx")),
    Planted("early imprint", "notice.md", "2024-03-06", "2024-03-04", "notice-imprint-early",
            NoticePlace("notice.md", 10, 17, "imprint.date", 6), is_painted=True),
    Planted("early imprint on paper", "notice.md", "2024-03-06", "2024-03-04", "IM-13",
            NoticePlace("notice.md", 10, 17, "imprint.date", 6), is_painted=True),
    Planted("numbering", "notice.md", "二、工作", "四、工作", "BD-07", NoticePlace("notice.md", 19, 1, None, 2),
            is_painted=True),
    Planted("numbering of an attachment", "attachment-1.md", "二、时间", "三、时间", "BD-07",
            NoticePlace("attachment-1.md", 6, 1, None, 3), is_painted=True),
    Planted("quotes", "notice.md", "《目录》，", '"目录"，', "PU-02", NoticePlace("notice.md", 12, 1, None, 1),
            is_painted=True),
    Planted("quotes of an attachment's title", "attachment-1.md", "title: 报送办法", "title: '报送\"办法\"'", "PU-02",
            NoticePlace("attachment-1.md", 2, 8, "title", 3), is_painted=True),
    Planted("quotes of the title", "notice.md", "《目录》的通知", '"目录"的通知', "PU-02",
            NoticePlace("notice.md", 3, 8, "title", 1), is_painted=True),
    Planted("rows", "notice.md", "| 东馆 | 12 |", "| 东馆 | 12 | 3 |", "text-table-cells",
            NoticePlace("notice.md", 18, 1)),
    Planted("table too wide", "attachment-2.md", TABLE, wide(40), "layout-table-wide",
            NoticePlace("attachment-2.md", 5, 1)),
    Planted("tag left open", "notice.md", "contact.name }}", "contact.name", "text-tag-open",
            NoticePlace("notice.md", 14, 15)),
    Planted("unknown name", "notice.md", "notice.contact.name", "notice.contct.name", "text-missing-name",
            NoticePlace("notice.md", 14, 25)),
    Planted("tag of an attachment", "attachment-1.md", "三月底前", "{% if %}", "text-syntax-unfinished",
            NoticePlace("attachment-1.md", 7, 1)),
    Planted("no such attachment", "notice.md", "attachment-2.md", "attachment-3.md", "notice-attachment-missing",
            NoticePlace("notice.md", 8, 32, "attachments")),
    Planted("not listed", "notice.md", ", attachment-2.md", "", "notice-attachment-unlisted",
            NoticePlace("attachment-2.md", key="attachments")),
    Planted("attachment without a title", "attachment-1.md", "title: 报送办法", "titel: 报送办法", "source-unknown-key",
            NoticePlace("attachment-1.md", 2, 1, "titel")),
    Planted("empty attachment", "attachment-2.md", TABLE, "", "notice-no-text", NoticePlace("attachment-2.md", 5, 1)),
    Planted("rare character", "notice.md", "逐件", "𠮷件", "output-character", NoticePlace("notice.md", 16, 1, None, 1),
            is_painted=True),
    Planted("rare character on paper", "notice.md", "逐件", "𠮷件", "MM-02", NoticePlace("notice.md", 16, 1, None, 1),
            is_painted=True),
)  # fmt: skip


@pytest.mark.cases(3)
@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_a_planted_fault_is_found_in_place_in_the_words_of_build_and_check(planted: Planted, desk: LiveDesk) -> None:
    if planted.file == "house.yaml":
        desk.save(planted.file, planted.old, planted.new)
        live = desk.live()
    else:
        live = desk.edited(planted.file, planted.old, planted.new)
        desk.save(planted.file, planted.old, planted.new)
    assert (planted.code, planted.place) in found(live)
    assert live.is_painted is planted.is_painted
    refused = desk.reported()
    if refused:
        assert [each.finding.text() for each in live.findings] == [problem.text() for problem in refused]
    else:
        on_paper = [each.finding for each in live.findings if each.finding.strength is not None]
        assert [(each.code, each.sentence()) for each in on_paper] == desk.checked()
        others = [each.finding.problem.text() for each in live.findings if each.finding.strength is None]
        assert others == [problem.text() for problem in desk.build().warnings]


@pytest.mark.parametrize("path", bad_inputs("notice"), ids=lambda path: path.stem)
def test_a_bad_notice_has_the_problems_of_a_check(path: Path, tmp_path: Path) -> None:
    folder, house = bad_folder(path, tmp_path)
    texts = {each.name: each.read_bytes() for each in folder.iterdir() if each.suffix == ".md"}
    wanted = {finding.text() for report in check_notice(folder) for finding in report.findings}
    live = live_notice(folder, house or folder.parent / "house.yaml", texts)
    assert wanted <= {each.finding.text() for each in live.findings if each.finding.strength is None}
    lines = [(each.finding.problem.span, each.place.line) for each in live.findings if each.finding.strength is None]
    assert [line for _, line in lines] == [None if span is None else span.line for span, _ in lines]


def test_the_findings_of_the_sample_are_those_of_a_check_of_its_file(tmp_path: Path) -> None:
    folder, house = REPOSITORY / "templates" / "notice", REPOSITORY / "templates" / "house.yaml"
    path = tmp_path / "notice.docx"
    path.write_bytes(written(lay_out(open_notice(folder, house).render())))
    live = live_notice(folder, house)
    (checked,) = check_documents([path])
    shown = [(each.finding.code, each.finding.sentence()) for each in live.findings]
    assert shown == [(each.code, each.sentence()) for each in checked.report.findings]
    assert all(each.place.line and each.place.page for each in live.findings)
    title = next(each.place for each in live.findings if each.finding.code == "TI-06")
    assert (title.file, title.line, title.key, title.page) == ("notice.md", 4, "title", 1)


def test_pictures_are_linked_in_pages_for_a_web_page(desk: LiveDesk) -> None:
    qr = TEXTS["attachment-1.md"].replace("三月底前报送。", "{{ '示例'|二维码 }}")
    live = live_notice(
        desk.notice,
        desk.house,
        {"attachment-1.md": qr.encode()},
        picture_at=lambda picture: f"/pictures/{len(picture.data)}.{picture.suffix}",
    )
    whole = "".join(svgs(live))
    assert re.findall(r'href="([^"]*)"', whole) == re.findall(r"/pictures/[0-9]+\.png", whole)
    assert "/pictures/" in whole
    assert "<style" not in whole


EVERYWHERE = """\
---
issuer: {0}
mark: {0}
number: 示档发〔2024〕7号
title: 关于{0}的通知
kind: 通知
recipients: {0}
date: 2024-03-05
signature: unsealed
copy_to: {0}
note: {0}
imprint: {{office: {0}, date: 2024-03-06}}
attachments: [attachment-1.md, attachment-2.md]
---
一、{1}
（一）{1}。{1}
| {1} | {1} |
| {1} | {1} |
{1}
"""


def test_markup_in_every_element_is_text(desk: LiveDesk) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    notice = EVERYWHERE.replace("关于{0}的通知", "'关于" + quoted[1:-1] + "的通知'").format(quoted, HOSTILE)
    attachment = f"---\ntitle: {quoted}\n---\n{HOSTILE}\n"
    live = live_notice(
        desk.notice,
        desk.house,
        {"notice.md": notice.encode(), "attachment-1.md": attachment.encode()},
        picture_at=lambda _: "",
    )
    assert live.is_painted, [each.finding.text() for each in live.findings]
    roots = [etree.fromstring(page.svg.encode()) for page in live.pages]
    names = {etree.QName(each).localname for root in roots for each in root.iter()}
    assert names <= {"svg", "g", "rect", "text", "tspan"}
    assert "".join(map(text_of, svgs(live))).count("onload=f()") >= 12


def test_a_notice_in_memory_is_the_same_as_one_that_was_saved(desk: LiveDesk) -> None:
    name, old, new = "notice.md", "逐件登记", "逐件核对并登记"
    live = desk.edited(name, old, new)
    desk.save(name, old, new)
    saved = live_notice(desk.notice, desk.house)
    assert svgs(live) == svgs(saved)
    assert found(live) == found(saved)


def test_elements_have_their_keys_and_pages(desk: LiveDesk) -> None:
    live = desk.live()
    assert {
        NoticePlace("notice.md", 2, 9, "number", 1),
        NoticePlace("notice.md", 3, 8, "title", 1),
        NoticePlace("notice.md", 8, 15, "attachments", 3),
        NoticePlace("notice.md", 10, 17, "imprint.date", 6),
        NoticePlace("house.yaml", 1, 9, "issuer", 1),
        NoticePlace("house.yaml", 3, 19, "imprint.office", 6),
        NoticePlace("attachment-1.md", 2, 8, "title", 2),
    } <= set(live.elements)
    assert live.titles == {"attachment-1.md": "报送办法", "attachment-2.md": "登记表"}
    assert live.bodies == {"notice.md": 12, "attachment-1.md": 4, "attachment-2.md": 5}
    assert desk.edited("notice.md", DATE, "date: 2024-02-30").elements == ()


WITH_WORD = "attachments: [attachment-1.md, attachment-2.md, {{file: 表.docx, title: 办理流程{more}}}]"


@pytest.mark.parametrize(
    ("more", "head", "place"),
    [
        ("", (), NoticePlace("notice.md", 8, 71, "attachments", 5)),
        (", head: own", ("附件3", "办理流程"), NoticePlace("notice.md", key="attachments")),
    ],
)
def test_findings_in_word_are_at_its_entry(
    more: str, head: tuple[str, ...], place: NoticePlace, desk: LiveDesk
) -> None:
    (desk.notice / "表.docx").write_bytes(make_docx([*head, '请按"要求"办理。']))
    before, after = "attachments: [attachment-1.md, attachment-2.md]", WITH_WORD.format(more=more)
    assert ("PU-02", place) in found(desk.edited("notice.md", before, after))


# The keys that a problem of the front matter is below, by the line that it is in.


FRONT = """\
---
标题: 关于甲的通知
成文日期: 2024-03-05
版记: {印发日期: 2024-03-06, 印发机关: 示例局}
签名章:
  - {职务: 局长, 姓名: 示例甲}
  - 职务: 副局长
    姓名: 示例乙
---
正文。
"""


@pytest.mark.parametrize(
    ("line", "key", "path"),
    [
        (2, "title", "title"),
        (3, "date", "date"),
        (4, "date", "imprint.date"),
        (4, "office", "imprint.office"),
        (4, "imprint", "imprint"),
        (4, "phone", "phone"),
        (6, "name", "stamp.0.name"),
        (7, "post", "stamp.1.post"),
        (8, "name", "stamp.1.name"),
        (1, "title", "title"),
    ],
)
def test_a_key_has_those_above_it(line: int, key: str, path: str) -> None:
    file = source_of(FRONT.encode(), Path("notice.md"), name="notice.md")
    assert entry_key(file, line, key) == path


@pytest.mark.parametrize("text", ["---\n标题: [\n---\n", "no front matter", "", "---\n- a\n---\n"])
def test_a_front_matter_that_cannot_be_read(text: str) -> None:
    file = source_of(text.encode(), Path("notice.md"), name="notice.md")
    assert entry_key(file, 2, "date") == "date"


# A notice while it is typed: what changed is found, laid out and painted as from the beginning.


_FRONT = """\
---
issuer: 示例市档案馆
title: 示例市档案馆关于做好档案目录报送工作的通知
kind: 通知
recipients: 各分馆，各有关单位
date: 2024-03-05
imprint: {office: 示例市档案馆办公室, date: 2024-03-05}
---
"""
_WORDS = ("各分馆", "要对照目录", "Word/WPS", "2024年3月底前", "“核对”", "（见附件）", "，", "12,500元", "请于3月5号")
_KINDS = ("{}。", "一、{}", "（一）{}。其余照办。", "| 序号 | 事项 |\n| --- | --- |\n| 1 | {} |\n| 2 | 清点 |", "{}")
_LINES = st.builds(
    lambda kind, words, times: kind.format("".join(words) * times),
    st.sampled_from(_KINDS),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6),
    st.integers(1, 12),
)


@dataclass(frozen=True)
class _Edit:
    """A line put in the place of some others."""

    place: int
    taken: int
    line: str

    def of(self, lines: list[str]) -> list[str]:
        place = self.place % len(lines)
        return [*lines[:place], self.line, *lines[place + self.taken :]]


_EDITS = st.lists(st.builds(_Edit, st.integers(0, 60), st.integers(0, 2), _LINES), min_size=5, max_size=5)


def _shown(folder: Path, lines: list[str]) -> Iterator[object]:
    """All that a person sees of a notice, and where each program sets it."""
    texts = {"notice.md": "\n".join([_FRONT, *lines, ""]).encode()}
    yield live_notice(folder, None, texts, picture_at=lambda _: "")
    notice = opened_notice(folder, None, texts).notice
    with suppress(NoticeError, LayoutError):
        for document in () if notice is None else documents_of(notice)[0]:
            yield document.laid_out
            yield from (list(placed(document.laid_out, program).pages) for program in PROGRAMS)


@settings(max_examples=examples(400, in_every_run=2))
@given(st.lists(_LINES, min_size=3, max_size=30), _EDITS)
def test_what_is_shown_after_an_edit_is_what_is_shown_from_the_beginning(lines: list[str], edits: list[_Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notice.md").write_text(_FRONT, encoding="utf-8")
        drop_all()
        states = [lines]
        for edit in edits:
            states.append(edit.of(states[-1]))
        typed = [list(_shown(folder, each)) for each in states]
        for each, shown in zip(states, typed, strict=True):
            drop_all()
            assert list(_shown(folder, each)) == shown


def test_what_the_last_documents_asked_for_is_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.ground.kept_results._MOST", 6_000)
    asked: list[int] = []

    @kept
    def double(number: int) -> int:
        asked.append(number)
        return number * 2

    for most, again in ((2_000, 0), (7_000, 7_000)):
        for _ in range(3):
            begin_document()
            assert [double(each) for each in range(most)] == [each * 2 for each in range(most)]
        assert (len(asked) > most) == bool(again)
        asked.clear()
        drop_all()
    for document in range(20):
        begin_document()
        assert sum(map(double, (0, *range(document * 100, document * 100 + 100)))) > 0
    assert asked.count(0) == 1
    double(150)
    assert asked.count(150) == 2
