"""The rules of the contract's paragraph on text, one by one."""

import hashlib
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.ground.errors import NoticeError, Problem
from generator.official.blocks import Role
from generator.official.document import Level, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.official_document import paragraph
from tests.bad_inputs import bad_inputs, earned, expected
from tests.templates.text.folders import FRONT, bad_folder, make_folder


def typed(text: str) -> WrittenParagraph:
    """The paragraph of a line that was typed as a whole."""
    return paragraph(text, len(text))


@pytest.mark.parametrize(
    ("line", "level"),
    [
        *(("一、指导思想", Level.FIRST), ("十二、工作要求", Level.FIRST), ("（一）宣传重点", Level.SECOND)),
        *(("（二十一）宣传重点", Level.SECOND), ("1.拆除前通知业主到场", Level.THIRD)),
        *(("1. 拆除前通知业主到场", Level.THIRD), ("12．拆除后恢复墙面", Level.THIRD)),
        *(("1.2022年工作总结", Level.THIRD), ("（1）现场照片", Level.FOURTH)),
        *(("一、为什么要“护佑平安”", Level.FIRST), ("一、任务分工：", Level.FIRST)),
    ],
)
def test_a_short_numbered_line_is_a_heading(line: str, level: Level) -> None:
    assert typed(line) == WrittenParagraph(level, line, "")


@pytest.mark.parametrize(
    "line",
    [
        *("一、接此通知后，请各单位高度重视，切实加强组织领导。", "一、抓好落实！"),
        *("一、抓好落实；", "一、是否落实？", "一、请各单位按“谁主管、谁负责。”"),
        *("1.拆除前通知业主到场。", "1.拆除前通知业主到场；", "（1）现场照片；", "（一）现场照片；"),
        "（一）" + "长" * 28,
    ],
)
def test_a_numbered_sentence_of_instruction_is_text(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.TEXT, "", line)


def test_thirty_characters_are_the_most() -> None:
    assert typed("一、" + "长" * 28).level is Level.FIRST
    assert typed("一、" + "长" * 29).level is Level.TEXT


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("（一）开展系列社会面宣传活动。", "各地各部门要结合实际。要做好宣传。"),
        ("（二）谁来做？", "各单位自己做。"),
        ("（三）加快！", "时间不等人。"),
        ("（四）做到“一个都不少。”", "各单位要逐户登记。"),
        ("（五）" + "很长的一句话" * 8 + "。", "后面的话。"),
    ],
)
def test_the_first_sentence_after_a_second_level_number_is_a_heading_that_runs_in(heading: str, rest: str) -> None:
    assert typed(heading + rest) == WrittenParagraph(Level.SECOND, heading, rest)


@pytest.mark.parametrize("line", ["（三）协作联动，全员投入全社会参与全方位发力。", "（三）" + "全方位发力" * 9 + "。"])
def test_a_numbered_sentence_alone_on_its_line_is_a_heading(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.SECOND, line, "")


@pytest.mark.parametrize(
    "line",
    [
        *("一是加强领导", "第一、加强领导", "(一)半角括号不是公文的序数", "①加强领导", "2022.3.1"),
        *("0.5米", "（一）", "一、", "# 标题", "*强调*", "_下划线_", "1、顿号不在第三层", "（2022）"),
    ],
)
def test_other_marks_make_no_heading(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.TEXT, "", line)


@pytest.mark.parametrize("count", [0, 1])
def test_a_number_that_comes_with_a_value_makes_no_heading(count: int) -> None:
    assert paragraph("一、指导思想", count).level is Level.TEXT
    assert paragraph("（一）宣传。各地要重视。", count).level is Level.TEXT


def test_a_typed_number_before_a_value_makes_a_heading() -> None:
    assert paragraph("一、指导思想", 2).level is Level.FIRST


NUMBERS = st.sampled_from(["", "一、", "十一、", "（一）", "1.", "12．", "（1）", "一", "（"])
TEXTS = st.text(
    st.one_of(st.sampled_from("甲乙。！？；”）一、（1."), st.characters(exclude_categories=["Cs"])), min_size=1
)


@given(NUMBERS, TEXTS, st.integers(0, 80))
@example("（一）", "。", 3)
def test_nothing_is_lost_and_nothing_added(number: str, text: str, count: int) -> None:
    line = number + text
    found = paragraph(line, min(count, len(line)))
    assert found.heading + found.text == line
    assert bool(found.heading) == (found.level is not Level.TEXT)


# Characters that nobody sees, or that turn text round, and marks of a markup are reported where they are typed.


def _warnings(folder: Path, text: str, more: str = "") -> list[tuple[str, int | None, int | None, Problem]]:
    notice, _ = make_folder(folder, FRONT.replace("date:", f"{more}date:") + text)
    found = (each for each in open_notice(notice).warnings if each.code.startswith("notice-") and each.span)
    return [(each.code, each.span.line, each.span.column, each) for each in found if each.span]


@pytest.mark.parametrize(
    ("typed", "column", "shown"),
    [
        ("请于3月\u200b底前报送。", 5, "“请于3月⟨U+200B⟩底前报送”"),
        ("金额\u202e001\u202c元。", 3, "“金额⟨U+202E⟩001⟨U+202C⟩”"),
        ("由⼄方负责。", 2, "“由⼄方负责。”"),
    ],
)
def test_a_character_that_misleads_has_its_column(tmp_path: Path, typed: str, column: int, shown: str) -> None:
    ((*place, problem),) = _warnings(tmp_path, f"第一段。\n{typed}\n")
    assert place == ["notice-not-represented", 9, column]
    assert shown in problem.message("zh")
    assert problem.severity == "warning"


def test_values_are_looked_at_however_they_are_written(tmp_path: Path) -> None:
    ((_, line, _, problem),) = _warnings(tmp_path, "第一段。\n", 'copy_to: "县政府办\\u200b"\n')
    assert (line, str(problem.facts["shown"])) == (6, "：“县政府办⟨U+200B⟩”")


@pytest.mark.parametrize(
    "mark",
    [
        *("- 一项", "> 引文", "### 标题", "说明[^1]。", "300m<sup>2</sup>"),
        *("**要点**如下", "[办法](http://a.cn)", "甲&nbsp;乙", "~~作废~~"),
    ],
)
def test_marks_of_other_markups_are_reported(tmp_path: Path, mark: str) -> None:
    ((code, line, _, problem),) = _warnings(tmp_path, f"第一段。\n{mark}\n")
    assert (code, line, problem.severity) == ("notice-other-markup", 9, "warning")


@pytest.mark.parametrize(
    "typed", ["# 号", "3 - 2 = 1", "#1 楼", "* 号", "— 1 —", "A_b_c", "<公司名称>", "{# - 一 #}甲。"]
)
def test_what_is_printed_as_it_is_typed_needs_no_word(tmp_path: Path, typed: str) -> None:
    assert not _warnings(tmp_path, f"第一段。\n甲{typed}\n")


# Every slip a person can make in a notice's folder earns its problems at their very places.
# Such a file begins with what it must earn; the rest is notice.md, and a line ``=== NAME`` begins another file of
# the folder (house.yaml beside it). Lines are counted from where the file they stand in begins.

NOTICES = bad_inputs("notice")


def problems_of(path: Path, tmp_path: Path) -> tuple[Problem, ...]:
    folder, house = bad_folder(path, tmp_path)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder, house).render()
    return caught.value.problems


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_bad_notice_earns_its_problems(path: Path, tmp_path: Path) -> None:
    problems = problems_of(path, tmp_path)
    assert earned(problems) == expected(path)
    for problem in problems:
        assert problem.span is not None
        assert Path(problem.span.file).is_relative_to(tmp_path)


# Text in = text out: the notice as built says what the notice as handed over says, paragraph by paragraph.

TEMPLATES = Path(__file__).parents[3] / "templates"
SHORT_SECRET = "提取码"
MASKS = {"name": "某某", "phone": "零"}

# What the notice as handed over does not have.
ADDED = {role.value for role in (Role.ISSUER_MARK, Role.IMPRINT, Role.PAGE_NUMBER, Role.ANCHOR)}

DIGESTS = (
    "fba42a1c0ab10f5de4b39530a5e739ecd0aab342bc7e9ddb7b620cf2dc294589",
    "9ea1ccc2a5562252372f0000087ea6c08228e0e0db493b960f374be5ea6175bf",
    "62d6cac899105a605ec60d057299f0c511b9523d1eee1792dd3279daca441e83",
    "3bf78b18b19c7aac03be3e78959899a133f68298cbeb1f238c9e327b31cadb45",
    "2566f9b4442691a6031e20ce6073ccef80bfb2d8d52d4f31a64d9ba8b5162ff0",
    "80d95677c9e8a65389ce9b6fbd53bee0fe4d06a5bcfa724cc56a92a881391d91",
    "1c3568d0e56b451456a2f0c108ebf47b94dd294521ef5f567e4dccfe4888282a",
    "b674802a8f02e2b2542fb8634b49a7ad069dc235ed88629455a1bc2360cc3021",
    "20f3362dcd13d79bc4f7d5b5086d6e57c883cf2e7faa75a5ea616e1319474a27",
    "842e052ca735d5c92dec5c98a6074d4543dcb9b99730f9186237ed60b2220b9d",
    "eeceae3d544ea65a4893ff173c59ff6cbe3373f33ec88ed59656f5e604e828c0",
    "7a8b1a643466e44ce1f41a74b1491362b1c35ffadee30ed7a24111ffc8397fef",
    "aed81e49d32ab917bbce461328e03ea79271637649e8b9bbabf2f4484dbc86f2",
    "46ad1ded127fa2b5b7a1c29839412c2bd88797793f5c24de3ef76c4949e45e08",
    "6b8d3293701fee239eac3b9fc7d0a4c96727116847a4deabb64d47234edddfb0",
    "b59b90ca5874b782e24d1dab1873a9927d4c80804b9cad392328187c89e0208b",
    "3ebadc2aa1581050d156ce74333f213950c2b38a7b02d444b854c487505b8bd8",
    "41a6431c4e0062dadb0565e5a79e90e0b0ec6c495ed8fbd00e02618940cd71d5",
    "f59f81fe3ede7549c1e21e4de8c690c2063949cb1ad0ba895e61f767df2e92c7",
    "dbeeffc8f37f92073af2fe26d80f3950bef937acd06657efa1aaa02285c13751",
    "b94e91ef22dd2c175e447cec6ee5b18bb15cd16962859c8613189f255a067681",
    "9f38218ec4a76f80189c6aed3e91bfd7fdc4ba49b69af0c4397a41c8d7950133",
    "8798bf7c4d6ba3716485cc73a58d178596494860dbb582b1bb8afd9daa225269",
    "3095cc57975d6b33a1060d73af926328d4b3fc9fb41acaa865cb3adf6ae745a2",
    "108ab66d8bed60ee2f61f35f69fe77b0beb09aa2b2e0fe51cded8d942086bd2d",
    "fb3e74853b0a58e08f5ba826b0b057401b258a06a25611275c7cdc15007541fe",
    "4b4734bacd69a0487c305b060c18db1f9a99a1a955ae58df7f5138b458660b2f",
    "e90ebe81638292777598b525cba37afee06091ca011bc1ebb338802c9af0da64",
    "fce9fd13a22f1e0aa0a9339f2143323ae6175856d72ed86a9970e705e0afa0bb",
    "08de30d556ae061ccfd7fe64429bf20c03c945c030d9708c8936f2ecf2ff7b2b",
    "6574cfbf62e7ad50df37ba7d5bbb340b3ac3e6439e7999f56f73e65574fc6b78",
    "746bf7d392c7736952178102eebd34d5de1a9abfc968360db9c1d4b706c74aec",
    "11bb8a3a3ab3cc77b36daa7d0be2b513eab03e052fd719ee06b524a6aef476db",
    "2ee36927e1f4379b24eb1ed986e76001b4cd3450899248dedb84e33aea7f47b9",
    "39e9d8ff272fd728ae73ce5ebfacdf2e6ec2e5766dcf72aa80facc32395e312a",
    "4ade3aa433c5a5b0dda1d0cae1e3776e73b8dc58d0cead6f7a8a5f4197e0e519",
    "bdfc7501c6c44ee355e05592caa181b78a42525b53110dfd0b631e573e63c0e9",
    "39e9d8ff272fd728ae73ce5ebfacdf2e6ec2e5766dcf72aa80facc32395e312a",
    "3337d5310cf0cccb0242b5f24bfb360ea16a4419cea4ba84dfe2309f50c7f520",
)


def paragraphs(notice: Notice) -> list[str]:
    """The built document's paragraphs without white space, those aside that it has of its own."""
    document = docx.Document(BytesIO(write_docx(lay_out(notice.render()))))
    texts = ["".join(each.text.split()) for each in document.paragraphs if each.style and each.style.name not in ADDED]
    joined: list[str] = []
    for text in filter(None, texts):
        if text.startswith(SHORT_SECRET):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def masked(text: str, notice: Notice) -> str:
    contact = notice.context["contact"]
    assert isinstance(contact, dict)
    for key, mask in MASKS.items():
        text = text.replace(contact[key], mask)
    return text


def test_the_built_notice_says_what_was_handed_over() -> None:
    notice = open_notice(TEMPLATES / "notice", TEMPLATES / "house.yaml")
    assert [hashlib.sha256(masked(text, notice).encode()).hexdigest() for text in paragraphs(notice)] == list(DIGESTS)


def test_the_contact_stands_in_the_document_once() -> None:
    notice = open_notice(TEMPLATES / "notice", TEMPLATES / "house.yaml")
    text = "".join(paragraphs(notice))
    assert [masked(text, notice).count(mask) for mask in MASKS.values()] == [1, 1]
