"""A line that is nothing but a picture's tag is a picture, elsewhere it is refused with its place; raised text."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from generator.ground.errors import Problem
from generator.ground.length import Pt
from generator.ground.source.source_file import SourceFile
from generator.official.blocks import Face, TextRun
from generator.official.document import BodyPart, WrittenParagraph, WrittenPicture, WrittenTable, plain, raised_pieces
from generator.templates.text.official_document import body_of
from generator.templates.text.text_template import TextTemplate
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.content.test_pictures import png

FIRST = 4


def read(folder: Path, text: str, **values: object) -> tuple[tuple[BodyPart, ...], list[Problem]]:
    (folder / "map.png").write_bytes(picture_bytes(dpi=100))
    source = SourceFile("notice/notice.md", folder / "notice.md", f"---\n\n---\n{text}", b"")
    problems: list[Problem] = []
    parts = body_of(TextTemplate(source, text, FIRST), values, problems)
    return parts, problems


def picture(folder: Path, tag: str, **values: object) -> WrittenPicture:
    (part,), problems = read(folder, tag, **values)
    assert problems == []
    assert isinstance(part, WrittenPicture)
    return part


def problem(folder: Path, text: str, **values: object) -> Problem:
    (found,) = read(folder, text, **values)[1]
    assert found.remedy("zh")
    assert found.remedy("en")
    return found


@pytest.mark.parametrize(
    ("tag", "width", "height"),
    [
        ('{{ "map.png" | image }}', 76.2, 50.8),  # 300 × 200 pixels at 100 to the inch
        *(("{{ 'map.png' | image(width=120) }}", 120, 80), ('  {{ "map.png" | 图片("60mm") }}　', 60, 40)),
        *(('{{ "map.png" | image(height="4cm") }}', 60, 40), ('{{ "map.png" | image(30, 30) }}', 30, 30)),
        ('{% if 1 %}{{ "map.png" | image(width=30) }}{% endif %}', 30, 20),
    ],
)
def test_a_picture_has_the_size_asked_for(tmp_path: Path, tag: str, width: float, height: float) -> None:
    found = picture(tmp_path, tag)
    assert found.width == pytest.approx(width)
    assert found.height == pytest.approx(height)
    assert (found.data, found.suffix, found.name) == (picture_bytes(dpi=100), "png", "map")


def test_it_stands_between_paragraphs_and_knows_its_place(tmp_path: Path) -> None:
    parts, problems = read(tmp_path, '位置如下：\n  {{ "map.png" | image(alt="位置图") }}\n图1 位置\n')
    assert problems == []
    assert [type(part) for part in parts] == [WrittenParagraph, WrittenPicture, WrittenParagraph]
    assert isinstance(parts[1], WrittenPicture)
    assert parts[1].name == "位置图"
    assert parts[1].span is not None
    assert (parts[1].span.line, parts[1].span.column) == (FIRST + 1, 3)


def test_a_loop_makes_pictures(tmp_path: Path) -> None:
    parts, _ = read(tmp_path, "{% for p in ps %}\n{{ p | image(width=10) }}\n{% endfor %}", ps=["map.png"] * 3)
    assert [type(part) for part in parts] == [WrittenPicture] * 3


@pytest.mark.parametrize("text", ["https://example.org/a?b=1", "示例县示例局 2026", "0" * 200, "汉" * 777])
def test_a_qr_code_reads_as_its_text(tmp_path: Path, text: str) -> None:
    found = picture(tmp_path, "{{ address | qrcode(width=30) }}", address=text)
    assert (found.width, found.height, found.suffix, found.name) == (30, 30, "png", text)
    (tmp_path / "code.png").write_bytes(found.data)
    (code,) = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png").convert("L"))
    assert code.text == text


def test_a_qr_code_is_the_same_each_time(tmp_path: Path) -> None:
    assert picture(tmp_path, '{{ "甲" | 二维码 }}').data == picture(tmp_path, '{{ "甲" | qrcode }}').data


PLACES = {
    "in a sentence": ('见{{ "map.png" | image }}。', [(FIRST, 2)]),
    "twice on a line": ('{{ "map.png" | image }}{{ "甲" | qrcode }}', [(FIRST, 1), (FIRST, 24)]),
    "in a table": ('| 甲 |\n| {{ "甲" | qrcode }} |', [(FIRST + 1, 3)]),
    "beside a value": ('{{ "map.png" | image }}{{ "甲" }}', [(FIRST, 1)]),
}


@pytest.mark.parametrize("name", PLACES)
def test_elsewhere_it_is_refused(tmp_path: Path, name: str) -> None:
    text, places = PLACES[name]
    _, problems = read(tmp_path, text)
    assert [each.code for each in problems] == ["text-picture-place"] * len(places)
    spans = [each.span for each in problems if each.span is not None]
    assert [(span.line, span.column) for span in spans] == places


FAULTS = {
    "text-picture-path": '{{ "../map.png" | image }}',
    "text-picture-missing": '{{ "plan.png" | image }}',
    "text-picture-format": '{{ "text.png" | image }}',
    "text-picture-broken": '{{ "broken.png" | image }}',
    "text-picture-bytes": '{{ "huge.png" | image }}',
    "text-picture-pixels": '{{ "wide.png" | image }}',
    "text-picture-length": '{{ "map.png" | image(width="宽") }}',
    "text-picture-qr-empty": '{{ "" | qrcode }}',
    "text-picture-qr-long": "{{ ('x' * 2332) | qrcode }}",
    "text-value-object": '{{ "map.png" | image | upper }}',
    "text-filter": '{{ "map.png" | imag }}',
}


@pytest.mark.parametrize("code", FAULTS)
def test_what_cannot_be_is_told_at_its_tag(tmp_path: Path, code: str) -> None:
    (tmp_path / "text.png").write_text("不是图片", encoding="utf-8")
    (tmp_path / "broken.png").write_bytes(picture_bytes()[:20])
    (tmp_path / "wide.png").write_bytes(png(100_000, 100_000))
    (tmp_path / "huge.png").write_bytes(picture_bytes() + b"0" * 20_000_000)
    found = problem(tmp_path, f"如下：\n{FAULTS[code]}")
    assert found.code == code
    assert found.span is not None
    assert found.span.line == FIRST + 1


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notice").mkdir()
    (tmp_path / "secret.png").write_bytes(picture_bytes())
    (tmp_path / "notice" / "link.png").symlink_to(tmp_path / "secret.png")
    assert problem(tmp_path / "notice", '{{ "link.png" | image }}').code == "text-picture-path"


class TestRaisedText:
    """It is a piece of its own wherever a text can have a value, and never becomes plain text."""

    @pytest.mark.parametrize(
        ("word", "align"), [("上标", "superscript"), ("sup", "superscript"), ("下标", "subscript")]
    )
    def test_in_text(self, tmp_path: Path, word: str, align: str) -> None:
        ((part,), _) = read(tmp_path, f"　甲{{{{ x | {word} }}}}乙", x="n+1")
        assert isinstance(part, WrittenParagraph)
        assert list(raised_pieces(part.text)) == [("甲", None), ("n+1", align), ("乙", None)]
        assert plain(part.text) == "甲n+1乙"

    def test_in_headings_and_cells(self, tmp_path: Path) -> None:
        heading, table = read(tmp_path, '一、CO{{ 2 | 下标 }}排放\n| 项 | 量 |\n| 甲 | 10{{ "-3" | 上标 }} |\n')[0]
        assert isinstance(heading, WrittenParagraph)
        assert isinstance(table, WrittenTable)
        runs = [
            *TextRun(heading.heading, Face.HEI, Pt(16)).in_pieces,
            *TextRun(table.rows[1][1], Face.HEI, Pt(14)).in_pieces,
        ]
        expected = [("一、CO", None), ("2", "subscript"), ("排放", None), ("10", None), ("-3", "superscript")]
        assert [(run.text, run.align) for run in runs] == expected

    @pytest.mark.parametrize("tag", ['{{ ("4" | 上标) ~ "吨" }}', '{{ ["4" | 上标] | join }}'])
    def test_as_text(self, tmp_path: Path, tag: str) -> None:
        assert problem(tmp_path, f"5×10{tag}").severity == "error"
