"""A reviewed copy comes back: what is applied, what is reported, and where the source was changed since."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from generator.ground.errors import InputError, OutputError
from generator.notices.reviewing.built_draft import built_draft
from generator.notices.reviewing.flow import texts_of
from generator.notices.reviewing.proved_changes import Verifying
from generator.notices.reviewing.review_data import Proposal, Review
from generator.notices.reviewing.review_run import review
from tests.notices.drafts.made import text
from tests.notices.reviewing.copies import (
    ATTACHMENT_1,
    AUTHOR,
    DATE,
    NAMESPACE,
    NOTICE,
    W,
    draft_of,
    edited,
    new_paragraph,
    notice_in,
    paragraph,
    removed,
    replace_in,
    replaced,
    texts,
    without_marks,
)
from tests.office.reading.made import package
from tests.refused import refused_for
from tests.word_documents import packed, parts

pytestmark = pytest.mark.in_turn(2)

LOOKS = {
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
    "struck": "<w:strike/>",
    "hidden": "<w:vanish/>",
    "capitals": "<w:caps/>",
}
Edit = Callable[[etree._Element], object]
OTHER = """---
title: 关于别的事情的通知
recipients: 各单位
date: 2026-03-05
---
别的事情。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return notice_in(tmp_path)


def reviewed(notice: Path, copy: bytes, *, apply: bool = True) -> Review:
    path = notice.parent / "copy.docx"
    path.write_bytes(copy)
    return review(path, notice, notice.parent / "house.yaml", apply=apply)


def look(run: etree._Element, kind: str) -> None:
    """Give ``run`` that look."""
    found = run.find(f"{W}rPr")
    properties = etree.SubElement(run, f"{W}rPr") if found is None else found
    run.insert(0, properties)
    properties.extend(etree.fromstring(f'<w:rPr xmlns:w="{NAMESPACE}">{LOOKS[kind]}</w:rPr>'))


def run_with(root: etree._Element, words: str) -> etree._Element:
    """The run that has ``words``."""
    return next(each for each in root.iter(f"{W}r") if words in "".join(map(str, each.itertext())))


def line_of(notice: Path, words: str, file: str = "notice.md") -> str:
    return next(line for line in (notice / file).read_text().split("\n") if words in line)


def rebuilt(notice: Path) -> list[str]:
    flow = built_draft(notice, notice.parent / "house.yaml").flow
    return [text for item in flow.items for text in texts_of(item) if text]


def whole(notice: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in notice.iterdir()}


def refused(found: Review) -> set[str | None]:
    return {each.why for each in found.records if each.action == "told"}


class TestApplied:
    @pytest.mark.parametrize("author", [AUTHOR, None])
    def test_words(self, notice: Path, author: str | None) -> None:
        found = reviewed(notice, replaced(draft_of(notice), "做法", "经验", author=author))
        assert line_of(notice, "示例工作的基本") == "示例工作的基本情况、主要经验和存在的问题。"
        (record,) = found.records
        assert (record.kind, record.author, record.date) == (("insert", AUTHOR, DATE) if author else ("insert", "", ""))
        assert (record.action, record.line, record.file) == ("applied", 15, str(notice / "notice.md"))

    def test_around_values_and_remarks(self, notice: Path) -> None:
        copy = replaced(replaced(draft_of(notice), "请于2026", "请各单位于2026"), "请认真", "请", author=AUTHOR)
        reviewed(notice, copy)
        expected = "请各单位于{{ notice.extra.deadline }}前报送，联系人：{{ notice.contact.name }}，逾期不再受理。"
        assert line_of(notice, "请各单位于") == expected
        assert line_of(notice, "不再修改") == "报送后不再修改，请核对。{# 尾注 #}"

    @pytest.mark.cases(2)
    @pytest.mark.parametrize(
        ("edit", "then"),
        [
            (lambda root: new_paragraph(root, "对照附件", "另附电子版。"), "另附电子版。"),
            (lambda root: removed(root, "示例工作的基本"), "（一）基本情况。包括机构、人员和经费。"),
            (lambda root: new_paragraph(root, "有关直属单位", "你们好：示例。"), "你们好：示例。"),
            (lambda root: new_paragraph(root, "对照附件", "{{ notice.date }}"), "{{ notice.date }}"),
            (lambda root: new_paragraph(root, "对照附件", "|甲|乙|"), "|甲|乙|"),
            (lambda root: new_paragraph(root, "对照附件", "四、像标题的正文"), "四、像标题的正文"),
        ],
        ids=["added", "deleted", "added first", "a tag", "a row", "a number"],
    )
    def test_paragraphs(self, notice: Path, edit: Edit, then: str) -> None:
        copy = edited(draft_of(notice), edit)
        assert not refused(reviewed(notice, copy))
        assert rebuilt(notice) == texts(copy)
        assert then in rebuilt(notice)
        assert "{# 这一行不印 #}" in (notice / "notice.md").read_text()

    def test_a_moved_paragraph_takes_its_values_along(self, notice: Path) -> None:
        def move(root: etree._Element) -> None:
            paragraph(root, "示例工作的基本").addnext(removed(root, "联系人："))

        reviewed(notice, edited(draft_of(notice), move))
        lines = (notice / "notice.md").read_text().split("\n")
        at = next(place for place, line in enumerate(lines) if "示例工作的基本" in line)
        assert "{{ notice.contact.name }}" in lines[at + 1]
        assert sum("notice.contact.name" in line for line in lines) == 1

    def test_cells(self, notice: Path) -> None:
        copy = replaced(replaced(draft_of(notice), "编制方案，报审", "编制|报审"), "示例乙", "", author=None)
        reviewed(notice, copy)
        assert line_of(notice, "编制", "attachment-2.md") == '| 1 | 编制{{ "|" }}报审 | {{ notice.contact.name }} |'
        assert "示例乙" not in (notice / "attachment-2.md").read_text()

    def test_the_title_of_an_attachment_is_changed_where_both_its_places_are(self, notice: Path) -> None:
        draft = draft_of(notice)

        def twice(root: etree._Element) -> None:
            for _ in range(2):
                replace_in(root, "示例工作方案", "示例工作实施办法")

        before = whole(notice)
        assert refused(reviewed(notice, replaced(draft, "示例工作方案", "示例工作实施办法"))) == {"printed"}
        assert whole(notice) == before
        assert not refused(reviewed(notice, edited(draft, twice)))
        assert line_of(notice, "title", "attachment-1.md") == "title: 示例工作实施办法"

    def test_line_ends_and_the_mark_of_byte_order_stay(self, tmp_path: Path) -> None:
        notice = notice_in(tmp_path)
        text = NOTICE.replace("\n", "\r\n").encode()
        (notice / "notice.md").write_bytes(b"\xef\xbb\xbf" + text)
        copy = edited(replaced(draft_of(notice), "逐项", "逐条"), lambda root: new_paragraph(root, "逐条", "另附。"))
        reviewed(notice, copy)
        wanted = NOTICE.replace("逐项填写，没有的写“无”。", "逐条填写，没有的写“无”。\n另附。").replace("\n", "\r\n")
        assert (notice / "notice.md").read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def _row_removed(root: etree._Element) -> None:
    row = next(paragraph(root, "组织实施").iterancestors(f"{W}tr"))
    table = row.getparent()
    assert table is not None
    table.remove(row)


def _joined(root: etree._Element) -> None:
    gone = removed(root, "请于2026")
    paragraph(root, "三、示例").extend(gone.iter(f"{W}r"))


class TestReported:
    @pytest.mark.cases(3)
    @pytest.mark.parametrize(
        ("edit", "why"),
        [
            (lambda root: replace_in(root, "示例甲，逾期", "示例丙，逾期"), "value"),
            (lambda root: replace_in(root, "2026年3月5日", "2026年3月9日"), "element"),
            (lambda root: replace_in(root, "示例县人民政府办公室", "示例县委办公室"), "element"),
            (lambda root: replace_in(root, "征求意见稿", "送审稿"), "element"),
            (_row_removed, "structure"),
            (_joined, "between"),
            (lambda root: removed(root, "2.示例工作分工表"), "element"),
        ],
        ids=["value", "date", "imprint", "edition", "row", "join over a tag", "list of attachments"],
    )
    def test_what_is_no_plain_text(self, notice: Path, edit: Edit, why: str) -> None:
        before = whole(notice)
        found = reviewed(notice, edited(draft_of(notice), edit))
        assert why in refused(found)
        assert whole(notice) == before
        assert all(each.line is not None or each.key for each in found.records)

    def test_what_belongs_together_is_not_half_applied(self, notice: Path) -> None:
        def swap(root: etree._Element) -> None:
            replace_in(root, "2026年3月5日", "2026年3月5日报送方式", None)
            replace_in(root, "报送方式", "", None)

        before = whole(notice)
        found = reviewed(notice, edited(draft_of(notice), swap))
        assert "together" in refused(found)
        assert whole(notice) == before

    def test_looks_alone(self, notice: Path) -> None:
        def embolden(root: etree._Element) -> None:
            run = next(paragraph(root, "逐项").iter(f"{W}r"))
            look = etree.SubElement(run, f"{W}rPr")
            run.insert(0, look)
            etree.SubElement(look, f"{W}b")
            change = etree.SubElement(look, f"{W}rPrChange", {f"{W}id": "1", f"{W}author": AUTHOR, f"{W}date": DATE})
            etree.SubElement(change, f"{W}rPr")

        (record,) = reviewed(notice, edited(draft_of(notice), embolden)).records
        assert (record.kind, record.action, record.author, record.line) == ("format", "told", AUTHOR, 19)

    def test_such_a_look_set_on_text_is_a_change(self, notice: Path) -> None:
        words = dict(zip(LOOKS, ("一、示例", "主要做法", "包括机构", "逐项填写", "按季度"), strict=True))
        (notice / "attachment-1.md").write_text(ATTACHMENT_1.replace("按季度", "按季度ab"))

        def edit(root: etree._Element) -> None:
            for kind in LOOKS:
                look(run_with(root, words[kind]), kind)

        found = reviewed(notice, edited(draft_of(notice), edit))
        expected = [("format", "told", kind) for kind in LOOKS]
        assert [(each.kind, each.action, each.look) for each in found.records] == expected
        assert all(words[each.look] in each.after for each in found.records)

    def test_a_paragraph_that_has_become_one_of_a_list_is_no_plain_text(self, notice: Path) -> None:
        def edit(root: etree._Element) -> None:
            properties = paragraph(root, "主要做法").find(f"{W}pPr")
            assert properties is not None
            number = etree.SubElement(properties, f"{W}numPr")
            etree.SubElement(number, f"{W}numId", {f"{W}val": "4"})

        (record,) = reviewed(notice, edited(draft_of(notice), edit)).records
        assert (record.kind, record.action, record.look) == ("format", "told", "numbering")


class TestChangedSince:
    def test_a_line_is_found_wherever_it_is_now(self, notice: Path) -> None:
        copy = replaced(draft_of(notice), "逐项", "逐条")
        (notice / "notice.md").write_text(
            NOTICE.replace("一、示例报送内容", "为此：\n一、示例报送内容").replace("请认真", "请仔细")
        )
        found = reviewed(notice, copy)
        assert (found.base, found.has_conflicts) == ("changed", False)
        assert [each.code for each in found.problems] == ["review-changed"]
        text = (notice / "notice.md").read_text()
        assert "逐条" in text
        assert "请仔细" in text

    def test_a_value_that_changed_since_stays(self, notice: Path) -> None:
        draft = draft_of(notice)
        silent, copy = (replaced(draft, "逾期不再受理", "过期不候", author=each) for each in (None, AUTHOR))
        (notice / "notice.md").write_text(NOTICE.replace("deadline: 2026年4月1日", "deadline: 2026年5月1日"))
        assert reviewed(notice, silent).has_conflicts  # what it printed then is not known
        assert not refused(reviewed(notice, copy))
        assert "请于2026年5月1日前报送，联系人：示例甲，过期不候。" in rebuilt(notice)

    @pytest.mark.parametrize(
        "edit",
        [
            lambda root: replace_in(root, "逐项", "逐条"),
            lambda root: replace_in(root, "逐项", "逐条", None),
            lambda root: removed(root, "逐项"),
        ],
        ids=["tracked", "silent", "deleted"],
    )
    def test_a_conflict_shows_both_and_writes_nothing(self, notice: Path, edit: Edit) -> None:
        copy = edited(edited(draft_of(notice), edit), lambda root: replace_in(root, "请认真核对", "请核对"))
        (notice / "notice.md").write_text(NOTICE.replace("逐项", "一项一项"))
        before = whole(notice)
        found = reviewed(notice, copy)
        assert found.has_conflicts
        assert whole(notice) == before
        assert any(each.action == "conflict" for each in found.records)

    def test_two_reviewers_one_after_the_other(self, notice: Path) -> None:
        draft = draft_of(notice)
        first = edited(replaced(draft, "逐项", "逐条"), lambda root: new_paragraph(root, "为做好", "第一人加的。"))
        second = edited(replaced(draft, "组织实施", "组织落实"), lambda root: removed(root, "报送后不再"))
        reviewed(notice, first)
        found = reviewed(notice, second)
        assert (found.base, found.has_conflicts, refused(found)) == ("changed", False, set())
        assert rebuilt(notice)[5:7] == ["为做好示例工作，现就有关事项通知如下。", "第一人加的。"]
        assert {"组织落实", "对照附件逐条填写，没有的写“无”。"} <= set(rebuilt(notice))
        assert "报送后不再修改，请认真核对。" not in rebuilt(notice)

    @pytest.mark.parametrize(
        "edits",
        [
            [("逐项", "逐条")],
            [("逐项填写", "逐条填写"), ("三、示例报送要求", "三、示例要求")],
            [("逾期不再", "过期不再"), ("请认真", "请仔细"), ("编制方案", "起草方案"), ("组织实施", "组织落实")],
        ],
        ids=["one line", "neighbours", "lines and rows"],
    )
    @pytest.mark.parametrize("author", [AUTHOR, None])
    def test_the_same_copy_again_changes_nothing(
        self, notice: Path, edits: list[tuple[str, str]], author: str | None
    ) -> None:
        copy = draft_of(notice)
        for old, new in edits:
            copy = replaced(copy, old, new, author=author)
        copy = edited(copy, lambda root: new_paragraph(root, "为做好", "另加的一段。"))
        assert not refused(reviewed(notice, copy))
        before = whole(notice)
        again = reviewed(notice, copy)
        assert (again.base, again.records, whole(notice)) == ("changed", (), before)

    def test_rows_of_one_table_by_two_people(self, notice: Path) -> None:
        draft = draft_of(notice)
        reviewed(notice, replaced(draft, "编制方案", "起草方案"))
        assert not reviewed(notice, replaced(draft, "组织实施", "组织落实")).has_conflicts
        assert {"起草方案，报审", "组织落实"} <= set(rebuilt(notice))
        assert reviewed(notice, replaced(draft, "编制方案", "草拟方案")).has_conflicts


class TestOtherCopies:
    def test_of_another_notice(self, notice: Path, tmp_path: Path) -> None:
        other = tmp_path / "other"
        other.mkdir()
        (other / "notice.md").write_text(OTHER)
        copy = draft_of(other)
        assert refused_for(InputError, reviewed, notice, copy) == ["review-other-notice"]

    def test_without_marks_texts_are_compared(self, notice: Path) -> None:
        copy = without_marks(replaced(draft_of(notice), "逐项", "逐条"))
        found = reviewed(notice, copy)
        assert (found.base, refused(found)) == ("unmarked", set())
        assert [each.code for each in found.problems] == ["review-unmarked"]
        assert "逐条" in line_of(notice, "对照")

    def test_an_attachment_that_is_a_document_of_its_own(self, tmp_path: Path) -> None:
        entry = "[attachment-1.md, {file: attachment-2.md, detached: true}]"
        notice = notice_in(tmp_path, notice=NOTICE.replace("[attachment-1.md, attachment-2.md]", entry))
        reviewed(notice, replaced(draft_of(notice, detached=1), "组织实施", "组织落实"))
        assert "组织落实" in (notice / "attachment-2.md").read_text()

    def test_of_an_attachment_that_is_not_there(self, notice: Path) -> None:
        entry = "[attachment-1.md, {file: attachment-2.md, detached: true}]"
        (notice / "notice.md").write_text(NOTICE.replace("[attachment-1.md, attachment-2.md]", entry))
        copy = draft_of(notice, detached=1)
        (notice / "notice.md").write_text(NOTICE)
        assert refused_for(InputError, reviewed, notice, copy) == ["review-no-attachment"]

    def test_plain_text(self, notice: Path) -> None:
        path = notice.parent / "copy.txt"
        path.write_text("示例")
        assert refused_for(InputError, review, path, notice, notice.parent / "house.yaml") == ["review-no-document"]

    def test_a_foreign_document(self, notice: Path) -> None:
        assert refused_for(InputError, reviewed, notice, package(text("示例的另一份文件。"))) == ["review-other-notice"]


def test_without_apply_nothing_is_written(notice: Path) -> None:
    before = whole(notice)
    found = reviewed(notice, replaced(draft_of(notice), "逐项", "逐条"), apply=False)
    assert [each.action for each in found.records] == ["ready"]
    assert whole(notice) == before
    assert "逐条".encode() in found.texts["notice.md"]


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("edit", "printed"),
    [
        (lambda root: replace_in(root, "做法", "经验"), "示例工作的基本情况、主要做法经验和存在的问题。"),
        (lambda root: replace_in(root, "做法", "经验", None), "示例工作的基本情况、主要经验和存在的问题。"),
        (lambda root: new_paragraph(root, "对照附件", "另附电子版。"), "另附电子版。"),
        (lambda root: replace_in(root, "编制方案", "编写方案"), "编制方案编写方案，报审"),
    ],
    ids=["tracked", "not tracked", "a new paragraph", "a cell"],
)
def test_a_change_is_in_a_paragraph_of_the_copy(notice: Path, edit: Edit, printed: str) -> None:
    found = reviewed(notice, edited(draft_of(notice), edit), apply=False)
    places = {found.paragraphs[each.number] for each in found.records if each.number >= 0}
    assert places == {printed}


def test_a_word_file_that_is_set_in_is_reported(tmp_path: Path) -> None:
    entry = "[attachment-1.md, {title: 示例附表, file: 附表.docx}]"
    notice = notice_in(tmp_path, notice=NOTICE.replace("[attachment-1.md, attachment-2.md]", entry))
    (notice / "attachment-2.md").unlink()
    (notice / "附表.docx").write_bytes(
        package("".join(f"<w:p>{text(each)}</w:p>" for each in ("附表首段。", "附表末段。")))
    )
    draft = draft_of(notice)
    assert reviewed(notice, draft).records == ()
    assert refused(reviewed(notice, replaced(draft, "附表首段", "附表第一段"))) == {"set-in"}
    assert not refused(reviewed(notice, replaced(draft, "按季度", "按月")))
    assert not reviewed(notice, replaced(draft, "示例附件的末段", "示例附件的最后一段")).has_conflicts
    assert {"附表首段。", "示例附件的第一段，按月开展。"} <= set(rebuilt(notice))


def test_what_somebody_saves_meanwhile_is_not_overwritten(notice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = replaced(draft_of(notice), "逐项", "逐条")
    verified = Verifying.verified

    def saved(self: Verifying, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        (notice / "notice.md").write_text("刚存的")
        return verified(self, proposals)

    monkeypatch.setattr(Verifying, "_prints", lambda *_: True)
    monkeypatch.setattr(Verifying, "verified", saved)
    assert refused_for(OutputError, reviewed, notice, copy) == ["review-saved-meanwhile"]
    assert (notice / "notice.md").read_text() == "刚存的"


def test_changes_outside_of_the_text_are_reported(notice: Path) -> None:
    contents = parts(draft_of(notice))
    footer = etree.fromstring(contents["word/footer1.xml"])
    change = etree.SubElement(
        next(footer.iter(f"{W}p")), f"{W}ins", {f"{W}id": "1", f"{W}author": AUTHOR, f"{W}date": DATE}
    )
    etree.SubElement(etree.SubElement(change, f"{W}r"), f"{W}t").text = "内部"
    contents["word/footer1.xml"] = etree.tostring(footer)
    (record,) = reviewed(notice, packed(contents)).records
    assert (record.action, record.after, record.file) == ("told", "内部", None)


def test_a_mark_that_another_program_has_put_into_a_text_box_is_there(notice: Path) -> None:
    def boxed(root: etree._Element) -> None:
        mark, run = paragraph(root, "示例县民政局文件"), etree.Element(f"{W}r")
        etree.SubElement(etree.SubElement(run, f"{W}pict"), f"{W}txbxContent").append(deepcopy(mark))
        mark[:] = [run]

    assert reviewed(notice, edited(draft_of(notice), boxed), apply=False).records == ()


def test_what_is_beside_the_text_of_a_copy_is_reported_once(notice: Path) -> None:
    def boxed(root: etree._Element) -> None:
        run = etree.SubElement(paragraph(root, "逐项"), f"{W}r")
        box = etree.SubElement(etree.SubElement(etree.SubElement(run, f"{W}pict"), f"{W}txbxContent"), f"{W}p")
        etree.SubElement(etree.SubElement(box, f"{W}r"), f"{W}t").text = "请再核"

    assert reviewed(notice, draft_of(notice), apply=False).problems == ()
    (problem,) = reviewed(notice, edited(draft_of(notice), boxed), apply=False).problems
    assert (problem.code, problem.severity, problem.facts["count"]) == ("review-unread", "warning", 1)
    assert "图形，共 1 处：“请再核”" in problem.text("zh")


def test_a_draft_that_is_set_in_has_no_marks_of_this_one(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    inset = draft_of(notice_in(own))
    entry = "[attachment-1.md, {title: 示例附表, file: 附表.docx}]"
    notice = notice_in(tmp_path, notice=NOTICE.replace("[attachment-1.md, attachment-2.md]", entry))
    (notice / "attachment-2.md").unlink()
    (notice / "附表.docx").write_bytes(inset)
    draft = draft_of(notice)
    (notice / "attachment-1.md").write_text(ATTACHMENT_1.replace("说明", "解释"))
    found = reviewed(notice, replaced(draft, "按季度", "按月", author=AUTHOR))
    assert [(each.action, each.after) for each in found.records] == [("applied", "按月")]
