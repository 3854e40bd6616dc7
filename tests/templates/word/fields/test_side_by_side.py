"""docx-mailmerge2 beside ours: the same documents, the same texts; and LibreOffice's way of saving fields."""

import datetime
import io
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmerge import MailMerge, MailMergeOptions

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.pages import save_again
from tests.templates.word.fields.field_documents import document, field, run, simple, table
from tests.word_documents import paragraphs

RECORD: dict[str, object] = {
    "name": "示例街道",
    "First Name": "示例",
    "copies": 3,
    "amount": 1234.5,
    "date": datetime.date(2022, 2, 14),
    "text": "mary smith",
    "empty": "",
}


def theirs(data: bytes) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with MailMerge(io.BytesIO(data)) as merging:
            merging.merge(**RECORD)
            out = io.BytesIO()
            merging.write(out)
    return paragraphs(out.getvalue())


def ours(data: bytes) -> list[str]:
    return paragraphs(DocxTemplate.open(data).render(RECORD))


@pytest.mark.parametrize(
    "code",
    [
        *("MERGEFIELD name", " MERGEFIELD  name  \\* MERGEFORMAT ", 'MERGEFIELD "First Name"'),
        *('MERGEFIELD copies \\# "000"', 'MERGEFIELD amount \\# ",0.00"'),
        *('MERGEFIELD amount \\# "#,##0.00"', 'MERGEFIELD amount \\# "0.0元"'),
        *('MERGEFIELD amount \\# "$,0.00"', 'MERGEFIELD date \\@ "yyyy-MM-dd"'),
        *('MERGEFIELD date \\@ "yyyy年M月d日"', 'MERGEFIELD date \\@ "d MMM yy"'),
        *('MERGEFIELD date \\@ "dddd, MMMM dd, yyyy"', "MERGEFIELD text \\* Caps"),
        *("MERGEFIELD text \\* FirstCap", "MERGEFIELD text \\* Upper", "MERGEFIELD text \\* Lower"),
        *('MERGEFIELD name \\b "（" \\f "）"', 'MERGEFIELD empty \\b "（" \\f "）"'),
    ],
)
def test_the_same_texts(code: str) -> None:
    for data in (
        document(run("甲") + field(code) + run("乙")),
        document(run("甲") + field(code, width=2) + run("乙")),
        document(table((run("甲"), field(code)))),
    ):
        assert ours(data) == theirs(data)


def test_the_same_headers() -> None:
    data = document(field("MERGEFIELD name"), header=field("MERGEFIELD text"), footer=simple("MERGEFIELD copies"))
    out = DocxTemplate.open(data).render(RECORD)
    assert [paragraphs(out, f"word/{part}1.xml") for part in ("header", "footer")] == [["mary smith"], ["3"]]
    assert ours(data) == theirs(data)


def test_a_page_for_each_record() -> None:
    """Theirs has an empty paragraph between the copies, which Word does not make."""
    units = [{"name": f"示例{number}"} for number in range(3)]
    data = document(run("致") + field("MERGEFIELD name"), run("完"))
    with MailMerge(io.BytesIO(data), options=MailMergeOptions()) as merging:
        merging.merge_templates(units, separator="nextPage_section")
        out = io.BytesIO()
        merging.write(out)
    mine = paragraphs(DocxTemplate.open(data).render({"units": units}))
    assert [text for text in paragraphs(out.getvalue()) if text] == mine


TEMPLATE = DocxTemplate.open(
    document(field("MERGEFIELD 甲"), field('IF {MERGEFIELD 甲} = "{MERGEFIELD 甲}" "是" "否"'))
)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40))
def test_any_text_comes_out_as_it_is(value: str) -> None:
    text, equal = paragraphs(TEMPLATE.render({"甲": value}))
    assert text == value
    assert equal == "是" or "*" in value or "?" in value


@given(st.text('"“”\\{}*#@= <>IFMERGEFIELDname', max_size=40))
def test_any_instruction_is_taken_or_refused(code: str) -> None:
    escaped = code.replace("{", "｛").replace("}", "｝")
    data = document(run("甲") + field(f"MERGEFIELD {escaped}") + field(escaped) + run("乙"))
    try:
        texts = paragraphs(DocxTemplate.open(data, name="甲.docx").render({"unit": {"name": "示例"}}))
    except TemplateError as error:
        texts = [problem.text("zh") for problem in error.problems]
    assert all(text.startswith("甲") for text in texts)


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    body = (
        run("致") + field("MERGEFIELD name \\* MERGEFORMAT", look="<w:b/>") + run("："),
        field('MERGEFIELD "First Name"') + simple("MERGEFIELD copies"),
        field("SET 甲 值", "值") + field("REF 甲", "值"),
        table((field("MERGEFIELD text"), run("格"))),
    )
    (folder / "原.docx").write_bytes(document(*body, header=field("MERGEFIELD name")))
    save_again([folder / "原.docx"], folder / "新", folder / "profile")
    return (folder / "新" / "原.docx").read_bytes()


def test_fields_that_libreoffice_saved(saved_by_libreoffice: bytes) -> None:
    out = DocxTemplate.open(saved_by_libreoffice).render(RECORD)
    assert paragraphs(out) == ["致示例街道：", "示例3", "值", "mary smith", "格"]
    assert paragraphs(saved_by_libreoffice) != paragraphs(out)


@pytest.mark.parametrize(
    "code",
    [
        ' IF > 1 "多份：" "一份"',  # LibreOffice loses the field in the condition
        "SKIPIF  > 1{ MERGEFIELD copies }",  # and puts it behind
    ],
)
def test_conditions_that_libreoffice_broke_are_refused(code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(field(code) + field("MERGEFIELD name")))
    assert [problem.code for problem in caught.value.problems] == ["template-field-comparison"]
