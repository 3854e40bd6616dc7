"""Text templates filled for each unit: front matter and text, their defaults, what goes wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.ground.errors import Problem, TemplateError
from generator.ground.source.date import OfficialDate
from generator.ground.source.source_file import unholdable
from generator.official.document import ListedAttachment, OfficialDocument, SignatureKind, Title
from generator.standard import Format
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from tests.bad_inputs import bad_inputs, earned, expected
from tests.chosen import examples
from tests.patience import growth
from tests.templates.text.folders import make_folder, paragraphs, with_keys

UNIT: dict[str, Any] = {
    "name": "示例镇",
    "addressee": "示例镇档案室",
    "code": "",
    "group": "乡镇",
    "old_names": ["示例乡"],
    "copies": 2,
}
LETTER = """\
---
kind: 函
title: 关于函送{{ unit.name }}目录的函
recipients: {{ unit.addressee }}
---
{{ unit.name }}（{{ serial }}/{{ total }}）：现送上{{ notice.title }}{{ unit.copies }}份。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Notice:
    return open_notice(*make_folder(tmp_path, with_keys("signature: unsealed", "seal_diameter: 42")))


def opened(folder: Path, text: str) -> PaperTemplate:
    path = folder / "函.md"
    path.write_text(text, encoding="utf-8")
    return PaperTemplate.open(path)


def context_of(notice: Notice, **unit: object) -> dict[str, object]:
    record = {**UNIT, **unit}
    return {"unit": record, "units": [record], "serial": 1, "total": 1, "notice": notice.context}


def filled(folder: Path, notice: Notice, text: str, **unit: object) -> OfficialDocument:
    return opened(folder, text).fill(context_of(notice, **unit), notice.behind).document


def problems_of(folder: Path, notice: Notice, text: str) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        filled(folder, notice, text)
    return caught.value.problems


def lines(document: OfficialDocument) -> list[str]:
    return [each.heading + each.text for each in paragraphs(document.body)]


def with_front(*front: str, text: str = "现送上目录。\n") -> str:
    own = {line.partition(":")[0] for line in front}
    kept = [line for line in LETTER.splitlines()[1:4] if line.partition(":")[0] not in own]
    return "\n".join(["---", *kept, *front, "---", text])


def test_values_and_text_are_filled(tmp_path: Path, notice: Notice) -> None:
    document = filled(tmp_path, notice, LETTER)
    assert document.title.text == "关于函送示例镇目录的函"
    assert document.recipients == "示例镇档案室"
    assert document.format is Format.LETTER
    assert lines(document) == ["示例镇（1/1）：现送上关于报送目录的通知2份。"]


def test_what_a_letter_does_not_say_stands_behind_it(tmp_path: Path, notice: Notice) -> None:
    document = filled(tmp_path, notice, LETTER)
    assert (document.issuer, document.issuer_mark) == (("示例市档案馆",), ("示例市档案馆",))
    assert document.date == OfficialDate.parse("2024-03-05")
    assert (document.signature, document.seal_diameter) == (SignatureKind.UNSEALED, 42)
    assert document.number is None


def test_the_house_comes_before_the_notice(tmp_path: Path) -> None:
    house = "=== house.yaml\nissuer: 示例市档案局\nseal_diameter: 40\nfonts: {body: 仿宋}\n"
    notice = open_notice(*make_folder(tmp_path, with_keys("seal_diameter: 42") + house))
    document = filled(tmp_path, notice, LETTER)
    assert (document.issuer, document.seal_diameter, document.fonts) == (("示例市档案局",), 40, {"body": "仿宋"})
    own = filled(tmp_path, notice, with_front("seal_diameter: 38"))
    assert own.seal_diameter == 38


@pytest.mark.parametrize(
    "typed",
    [
        *("{{ unit.addressee }}", '"{{ unit.addressee }}"', "'{{ unit.addressee }}'"),
        *("{{unit.addressee}}{# 照名单 #}", '{{ unit["addressee"] | default("甲: 乙") }}'),
        *("\"{{ unit['addressee'] }}\"", "'{{ unit[''addressee''] }}'", '"{{ unit[\\"addressee\\"] }}"'),
        "{% if unit.code %}甲{% else %}示例镇档案室{% endif %}",
    ],
)
def test_tags_stand_in_values_with_and_without_quotes(tmp_path: Path, notice: Notice, typed: str) -> None:
    assert filled(tmp_path, notice, with_front(f"recipients: {typed}")).recipients == "示例镇档案室"


def test_tags_stand_in_lists_and_mappings(tmp_path: Path, notice: Notice) -> None:
    text = with_front(
        "format: 公文",
        "issuer: [{{ notice.issuer }}, {{ unit.name }}]",
        "imprint: {office: {{ notice.issuer }}, date: {{ notice.date }}}",
        "attachments: [{title: {{ notice.title }}}]",
    )
    document = filled(tmp_path, notice, text)
    assert document.issuer == ("示例市档案馆", "示例镇")
    assert document.imprint is not None
    assert (document.imprint.office, str(document.imprint.date)) == ("示例市档案馆", "2024年3月5日")
    assert document.attachment_list == (ListedAttachment(None, "关于报送目录的通知"),)


@pytest.mark.parametrize("name", ["甲|乙", "{{ serial }}", "一、甲", "甲: 乙", "[甲]", "# 甲", '"甲"'])
def test_a_value_is_text_and_nothing_else(tmp_path: Path, notice: Notice, name: str) -> None:
    document = filled(tmp_path, notice, LETTER.replace("目录的函", "|目录的函"), name=name)
    assert document.title == Title(f"关于函送{name}目录的函", (f"关于函送{name}", "目录的函"), document.title.span)
    (paragraph,) = paragraphs(document.body)
    assert paragraph.text.startswith(f"{name}（1/1）")


def test_a_bar_in_another_value_stays(tmp_path: Path, notice: Notice) -> None:
    assert filled(tmp_path, notice, with_front("note: {{ unit.name }}"), name="甲|乙").note == "甲|乙"


def test_an_element_whose_tags_leave_nothing_is_not_there(tmp_path: Path, notice: Notice) -> None:
    text = with_front("note: '{% if unit.code %}代码{{ unit.code }}{% endif %}'", "copy_to: '{{ unit.code }} '")
    document = filled(tmp_path, notice, text)
    assert (document.note, document.copy_to) == (None, None)
    assert filled(tmp_path, notice, text, code="01").note == "代码01"


def test_a_list_for_the_dispatch(tmp_path: Path, notice: Notice) -> None:
    text = (
        "---\ntitle: 分发清单（共{{ total }}个）\nrecipients: 各单位\n---\n"
        "{% for each in units %}\n{{ each.name }}\n{% endfor %}\n"
    )
    context = {"units": [UNIT, {**UNIT, "name": "乙"}], "total": 2, "notice": notice.context}
    document = opened(tmp_path, text).fill(context, notice.behind).document
    assert document.title.text == "分发清单（共2个）"
    assert lines(document) == ["示例镇", "乙"]


def test_warnings_come_back_with_the_document(tmp_path: Path, notice: Notice) -> None:
    template = opened(tmp_path, with_front("imprint: {office: {{ unit.name }}}"))
    wanted = ["notice-imprint-letter"]
    assert [each.code for each in template.fill(context_of(notice), notice.behind).warnings] == wanted


def test_every_name_is_told_with_its_place(tmp_path: Path) -> None:
    found = [(read.name, span.line, span.column, span.source) for read, span in opened(tmp_path, LETTER).reads]
    assert [each[:3] for each in found] == [
        ("unit.name", 3, 12), ("unit.addressee", 4, 13), ("unit.name", 6, 1), ("serial", 6, 17),
        ("total", 6, 30), ("notice.title", 6, 46), ("unit.copies", 6, 64),
    ]  # fmt: skip
    assert found[1][3] == "recipients: {{ unit.addressee }}"


def test_all_problems_of_a_template_are_told_at_once(tmp_path: Path, notice: Notice) -> None:
    text = with_front("note: {{ unit.x | y }}", "adresse: 甲", text="{% if %}\n")
    expected = ["text-filter", "source-unknown-key", "text-syntax-unfinished", "text-block-unclosed"]
    assert [each.code for each in problems_of(tmp_path, notice, text)] == expected


@pytest.mark.parametrize("path", bad_inputs("paper"), ids=lambda path: path.stem)
def test_a_bad_paper_earns_its_problems(path: Path, tmp_path: Path, notice: Notice) -> None:
    text = path.read_text(encoding="utf-8")
    problems = problems_of(tmp_path, notice, text[text.index("---") :])
    assert earned(problems) == expected(path)
    masked = [each for each in problems if each.span and any(ord(char) >= 0xF0000 for char in each.span.source or "")]
    assert masked == []


def test_characters_for_private_use_stay_as_they_are(tmp_path: Path, notice: Notice) -> None:
    private = "\U000f0000\U000f0001"
    document = filled(tmp_path, notice, with_front(f"note: '{private}{{{{ unit.name }}}}'"))
    assert document.note == f"{private}示例镇"


@pytest.mark.cases(2)
@pytest.mark.parametrize("opening", ["{{ ", "%}{{ ", "%}{%", "{#{{", "}}{{"])
def test_thousands_of_tags_left_open_in_one_line_take_no_time(tmp_path: Path, notice: Notice, opening: str) -> None:
    def read(times: int) -> None:
        assert problems_of(tmp_path, notice, with_front(f"note: {opening * times}"))

    assert growth(read, 500, times=16) < 64


def test_a_template_is_filled_any_number_of_times(tmp_path: Path, notice: Notice) -> None:
    template = opened(tmp_path, LETTER)
    names: Mapping[str, str] = {"甲": "关于函送甲目录的函", "乙": "关于函送乙目录的函"}
    for _ in range(2):
        for name, title in names.items():
            assert template.fill(context_of(notice, name=name), notice.behind).document.title.text == title


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12))
def test_no_value_makes_structure(tmp_path: Path, notice: Notice, name: str) -> None:
    assume(name.strip() == name and unholdable(name) is None)
    assume(not set(name.replace("：", ":")) <= {":", " ", "\u3000", "\xa0"})  # colons alone say nothing
    text = with_front(
        "title: 甲|{{ unit.name }}的函", "note: {{ unit.name }}", text="{{ unit.name }}\n一、{{ unit.name }}\n"
    )
    document = filled(tmp_path, notice, text, name=name)
    assert document.title.lines == ("甲", f"{name}的函")
    assert document.note == name
    assert [part.text or part.heading for part in paragraphs(document.body)] == [name, f"一、{name}"]
