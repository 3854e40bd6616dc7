"""What a person says a paragraph is goes where it says, and no text is lost by it, whatever is said of which."""

import random
from itertools import product
from pathlib import Path

import pytest

from generator.desk.starters.starter_notice import new_notice
from generator.ground.source.nodes import MappingNode
from generator.notices.drafts.taking.corrections import ROLES, Role, draft_paragraphs
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.notices.drafts.taking.taking import take
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Format
from generator.templates.text.notice import open_notice
from tests.drafts.corpus import case, cases
from tests.drafts.drafting import draft_of as drawn
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, Lines, docx_of, draft_of, lost, source

BODY = ["为做好示例工作，现就有关事项通知如下。", "一、检查内容", "请认真落实。"]
DRAFT = [*HEAD, *BODY, *SIGNED, "（联系人：示例甲）"]


def corrected(lines: Lines, roles: dict[str, Role], house: MappingNode | None = None) -> DraftConversion:
    """What becomes of a draft of ``lines``, in which the paragraphs with these texts are what is said."""
    draft = draft_of(docx_of(lines))
    numbers = {each.text: each.number for each in draft_paragraphs(take(draft, house, "schema.json").found)}
    made = take(draft, house, "schema.json", {numbers[text]: role for text, role in roles.items()})
    assert lost(made) == {}
    return made


def front_of(made: DraftConversion) -> dict[str, str]:
    """The keys that are in the front matter, each with what is after it."""
    return dict(line.split(": ", 1) for line in source(made)[0] if not line.startswith("#") and ": " in line)


CASES: dict[str, tuple[Lines, dict[str, Role], dict[str, str | None], list[str]]] = {
    "a title that was text": (
        [*HEAD[:2], "示例检查安排", "请各单位照办。", *SIGNED],
        {"示例检查安排": "title"},
        {"title": "示例检查安排"},
        ["请各单位照办。"],
    ),
    "text that was the title": (
        [*HEAD[:3], *BODY, *SIGNED],
        {"示例县民政局\n关于开展示例检查的通知": "body"},
        {"title": None},
        ['示例县民政局{{ "\\n" }}关于开展示例检查的通知', *BODY],
    ),
    "a title in two paragraphs": (
        [*HEAD[:2], "c|关于示例检查的通知", "（第二次）", *BODY, *SIGNED],
        {"（第二次）": "title"},
        {"title": "关于示例检查的通知|（第二次）"},
        BODY,
    ),
    "a note of adoption": (
        [*HEAD[:2], "c|示例县民政局关于示例规划的决议", "2024年3月5日局务会议通过", *BODY],
        {"2024年3月5日局务会议通过": "title_note"},
        {"format": "决议", "title_note": "2024年3月5日局务会议通过", "date": "2024-03-05"},
        BODY,
    ),
    "another number": (
        [*HEAD, *BODY, "示民函〔2024〕9号", *SIGNED],
        {"示民函〔2024〕9号": "number"},
        {"number": "示民函〔2024〕9号"},
        ["示民发〔2024〕8号", *BODY],
    ),
    "recipients": ([*HEAD[:3], "各村", *BODY, *SIGNED], {"各村": "recipients"}, {"recipients": "各村"}, BODY),
    "date and signature": (
        [*HEAD, *BODY, "示例县民政局 三月五日", "2024年3月5日"],
        {"2024年3月5日": "date", BODY[2]: "signature"},
        {"date": "2024-03-05"},
        BODY[:2],
    ),
    "signers": (
        [HEAD[0], "示例甲、示例乙", *HEAD[1:2], "关于示例工作的请示", "示例市民政局：", *BODY, *SIGNED],
        {"示例甲、示例乙": "signers"},
        {"signers": "[示例甲, 示例乙]"},
        BODY,
    ),
    "a note": ([*HEAD, *BODY, *SIGNED, "联系人：示例乙"], {"联系人：示例乙": "note"}, {"note": "联系人：示例乙"}, BODY),
    "an imprint": (
        [*HEAD, *BODY, *SIGNED, "发：示例市民政局", "示例办公室", "3月6日"],
        {"发：示例市民政局": "copy_to", "示例办公室": "imprint_office"},
        {"copy_to": "发：示例市民政局", "imprint": "{office: 示例办公室}"},
        [*BODY, "{# 没有认出来，没有印：3月6日 #}"],
    ),
    "a note that is text": (DRAFT, {"（联系人：示例甲）": "body"}, {"note": None}, [*BODY, "（联系人：示例甲）"]),
    "nothing": (
        DRAFT,
        {BODY[2]: "nothing", "示民发〔2024〕8号": "nothing"},
        {"number": None},
        ["{# 没有认出来，没有印：示民发〔2024〕8号 #}", *BODY[:2], "{# 没有认出来，没有印：请认真落实。 #}"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_paragraph_is_what_is_said(name: str) -> None:
    lines, roles, wanted, body = CASES[name]
    made = corrected(lines, roles)
    front, text = front_of(made), source(made)[1]
    assert {key: front.get(key) for key in wanted} == wanted
    assert [line for line in text if "没有认出下面一行" not in line] == body


def test_text_of_an_attachment_stays_in_it() -> None:
    lines = [*HEAD, *BODY, *SIGNED, "p|附件", "c|示例清单", "甲：第一项。", "乙：第二项。"]
    made = corrected(lines, {"示例清单": "body", "乙：第二项。": "nothing"})
    assert source(made)[1] == BODY
    texts = made.files["attachment-1.md"].decode()
    assert "示例清单" in texts
    assert "甲：第一项。" in texts


def test_every_paragraph_says_what_it_is() -> None:
    found = take(draft_of(docx_of([*DRAFT, [["甲", "乙"], ["丙", "丁"]]])), None, "schema.json").found
    listed = draft_paragraphs(found)
    assert [(each.counted, each.names, each.certain) for each in listed][:4] == [
        (1, ("issuer_mark",), True),
        (2, ("number",), True),
        (3, ("title",), True),
        (4, ("recipients",), True),
    ]
    assert [each.names for each in listed][4:] == [("body",)] * 3 + [("signature",), ("date",), ("note",)]


@pytest.mark.parametrize("name", [each.name for number, each in enumerate(cases()) if number % 10 == 0])
def test_whatever_is_said_of_which_paragraph_no_text_is_lost(name: str) -> None:
    draft = draft_of(drawn(case(name)))
    numbers = [each.number for each in draft_paragraphs(take(draft, None, "schema.json").found)]
    choice = random.Random(name)
    for _ in range(6):
        chosen = choice.sample(numbers, min(len(numbers), choice.randint(1, 6)))
        roles: dict[int, Role] = {number: choice.choice(ROLES) for number in chosen}
        made = take(draft, None, "schema.json", roles)
        assert lost(made) == {}, roles
        assert [each.number for each in draft_paragraphs(made.found)] == numbers, roles


@pytest.mark.parametrize("format_", Format)
def test_no_form_drops_what_it_does_not_print(format_: Format, tmp_path: Path) -> None:
    """Each of the first paragraphs of its sample is said to be each element, also one that the form has not."""
    new_notice(tmp_path / "notice", format_)
    draft = draft_of(write_docx(lay_out(open_notice(tmp_path / "notice", None).render())))
    numbers = [each.number for each in draft_paragraphs(take(draft, None, "schema.json").found)]
    dropped = {
        (number, role): lost(take(draft, None, "schema.json", {number: role}))
        for number, role in product(numbers[1:4], ROLES)
    }
    assert {said: text for said, text in dropped.items() if text} == {}
