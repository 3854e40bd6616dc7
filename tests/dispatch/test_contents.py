"""What can stand in a text beside paragraphs, from the writer's files to the papers."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Mm

from generator.ground.errors import InputError
from tests.sample_office import Office, tree
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.insets.word_files import edited, of_pages, saved, upright
from tests.word_documents import parts

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
