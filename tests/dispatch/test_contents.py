"""What can stand in a text beside paragraphs, from the writer's files to the papers."""

from __future__ import annotations

import io
import json

import docx
import pytest
from docx.shared import Mm

from generator.ground.errors import InputError, LayoutError
from tests.sample_office import Office, tree
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.insets.word_files import edited, of_pages, saved, upright
from tests.word_documents import paragraphs, parts

NOTICE = "关于报送《目录》的通知.docx"
TEXT = """
各馆份数如下：
| 序号 | 馆 | 份数 |
| --- | --- | --: |
{% for each in notice.extra.halls %}| {{ loop.index }} | {{ each }} | {{ loop.index * 2 }} |{% endfor %}
位置见图。
{{ "map.png" | image(width=60) }}
{{ "https://example.org/" | qrcode }}
请核对。
"""


@pytest.fixture
def full(office: Office) -> Office:
    """The office's notice with a table, pictures, an attachment across and one that is a Word file."""
    listed = "attachments: [attachment-1.md, {title: 登记办法, file: 办法.docx, leave_out: header}]"
    entries = f"{listed}\nextra: {{halls: [东馆, 西馆]}}\nsignature:"
    office.replace("templates/notice/notice.md", "signature:", entries)
    path = office.folder / "templates/notice/notice.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + TEXT, encoding="utf-8")
    across = "---\ntitle: 分工表\nlandscape: true\n---\n| 馆 | 任务 |\n| 东馆 | 报送 |\n"
    office.write("templates/notice/attachment-1.md", across)
    (path.parent / "办法.docx").write_bytes(of_pages(saved(upright()), 1))
    (path.parent / "map.png").write_bytes(picture_bytes())
    return office


def test_all_of_it_is_in_the_notice(full: Office) -> None:
    manifest = full.build()
    document = docx.Document(str(full.papers / NOTICE))
    first, second, third = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables[:3])
    assert first == [["序号", "馆", "份数"], ["1", "东馆", "2"], ["2", "西馆", "4"]]
    assert second == [["馆", "任务"], ["东馆", "报送"]]
    assert third == [["名称", "数量"], ["示例物品", ""]]
    assert [shape.width for shape in document.inline_shapes] == [
        pytest.approx(Mm(side), abs=700) for side in (60, 30, 40)
    ]
    assert "登记办法" in [paragraph.text for paragraph in document.paragraphs]
    assert "map.png" not in tree(full.papers)
    (warning,) = [problem for problem in manifest.warnings if problem.code == "layout-attachment-pages"]
    assert warning.span is not None
    assert warning.span.file.endswith("notice.md")


def test_the_same_files_give_the_same_bytes(full: Office) -> None:
    full.build()
    before = tree(full.papers)
    full.build()
    assert tree(full.papers) == before


def test_a_changed_picture_or_word_file_is_another_notice(full: Office) -> None:
    digests = [{file.template_sha256 for file in full.build().files if file.kind == "notice"}]
    for name, data in (("map.png", picture_bytes(color="blue")), ("办法.docx", of_pages(saved(upright()), 2))):
        (full.folder / "templates/notice" / name).write_bytes(data)
        digests.append({file.template_sha256 for file in full.build().files if file.kind == "notice"})
    assert len({frozenset(each) for each in digests}) == 3


def test_a_word_file_with_comments_stops_the_build_and_nothing_is_written(full: Office) -> None:
    path = full.folder / "templates/notice/办法.docx"
    comment = '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    path.write_bytes(edited(path.read_bytes(), "</w:p>", comment))
    with pytest.raises(InputError) as caught:
        full.build()
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.facts["what"])) == ("template-inset", "批注")
    assert not full.output.exists()


def test_a_picture_that_nobody_prints_is_told(full: Office) -> None:
    (full.folder / "templates/notice/plan.jpg").write_bytes(picture_bytes("JPEG"))
    codes = [problem.code for problem in full.build().warnings]
    assert codes.count("notice-picture-unused") == 1


def test_the_place_of_a_word_file_is_nowhere_in_the_finished_document(full: Office) -> None:
    full.build()
    data = (full.papers / NOTICE).read_bytes()
    assert b"urn:fawen" not in parts(data)["word/document.xml"]
    assert docx.Document(io.BytesIO(data)).core_properties.title == "关于报送《目录》的通知"


# Attachments that are not bound with the text lie beside the notice, each a document of its own (7.3.7).


ENTRIES = "attachments: [attachment-1.md, {file: attachment-2.md, detached: true}]\nsignature:"

APART = "附件2-目录样表.docx"


@pytest.fixture
def apart(office: Office) -> Office:
    """The office's notice with two attachments, the second detached."""
    office.replace("templates/notice/notice.md", "signature:", ENTRIES)
    office.write("templates/notice/attachment-1.md", "---\ntitle: 报送方案\n---\n一份。\n")
    office.write(
        "templates/notice/attachment-2.md", "---\ntitle: 目录|样表\n---\n样表一份，示例{{ notice.number }}。\n"
    )
    return office


def texts(office: Office, name: str) -> list[str]:
    return paragraphs((office.papers / name).read_bytes())


def test_it_is_a_file_of_its_own(apart: Office) -> None:
    apart.build()
    notice, attachment = texts(apart, NOTICE), texts(apart, APART)
    assert "样表一份，示例示档发〔2024〕7号。" in attachment
    assert any("示档发〔2024〕7号" in line and "附件2" in line for line in attachment[:1])
    assert "样表一份，示例示档发〔2024〕7号。" not in notice
    assert "一份。" in notice
    assert any("目录样表" in line for line in notice)


def test_the_manifest_tells_it(apart: Office) -> None:
    apart.build()
    files = json.loads((apart.papers / "manifest.json").read_text(encoding="utf-8"))["files"]
    told = {file["path"]: (file["kind"], file["template"], file["copies"], file["pages"]) for file in files}
    assert told[APART] == ("notice", "attachment-2.md", 5, 1)
    assert told[NOTICE][:2] == ("notice", "notice.md")


def test_it_stays_where_one_unit_is_built(apart: Office) -> None:
    apart.build()
    before = tree(apart.papers)
    assert APART not in apart.build(only=["西馆"]).written
    assert tree(apart.papers)[APART] == before[APART]


def test_it_is_made_where_it_is_not_there_yet(apart: Office) -> None:
    assert APART in apart.build(only=["西馆"]).written


def test_an_only_one_has_no_serial(apart: Office) -> None:
    apart.replace("templates/notice/notice.md", "attachment-1.md, ", "")
    (apart.folder / "templates/notice/attachment-1.md").unlink()
    assert "附件-目录样表.docx" in apart.build().written


def test_what_cannot_be_set_is_told_of_its_file(apart: Office) -> None:
    apart.replace("templates/notice/attachment-2.md", "目录|样表", "长" * 40 + "|样表")
    with pytest.raises(LayoutError) as caught:
        apart.build()
    assert all(problem.span and problem.span.file.endswith("attachment-2.md") for problem in caught.value.problems)
