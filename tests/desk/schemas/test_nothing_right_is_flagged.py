"""Whatever fawen takes, an editor takes, too: front matters, houses and rosters at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

from generator.desk.schemas.front_matter_schema import notice_schema
from generator.desk.schemas.roster_schema import roster_schema
from generator.ground.errors import InputError, Problem
from generator.ground.source import KeyKind, MappingNode, SourceFile, in_keys, load_yaml
from generator.roster.units import load_roster, roster_names
from generator.templates.text.front_matter import read_front_matter
from generator.templates.text.front_matter.keys import HOUSE_KEYS, KEYS, NAMES
from tests.chosen import examples
from tests.desk.schemas.seen import flagged
from tests.roster.units.random_rosters import rosters

_TEXTS = (
    "示例甲",
    "023",
    "004700",
    "5E1",
    "true",
    "yes",
    "2022-02-14",
    "''",
    "",
    '" x "',
    "'：'",
    "[甲, 乙]",
    "{a: b}",
    "12:30",
    "0o7",
)
_DATES = ("2024-03-05", "2024年3月5日", "'2024-03-05'", "2024.3.5", "二〇二四年", "20240305", "2024-3-5", "")
_FLAGS = ("true", "false", "'true'", "是", "yes", "True", "")
_COUNTS = ("0", "3", "'3'", "1000000", "1000001", "-1", "1.5", "两", "", "007")
_VALUES: dict[str, tuple[str, ...]] = {
    "issuer": ("示例市档案馆", "[示例市档案馆, 示例市图书馆]", "[]", "['']", ""),
    "title": (
        "关于报送目录的通知",
        "关于|报送的函",
        "关于报送的公|告",
        "工作报告",
        "任免令",
        "'a|'",
        "|\n  关于报送\n",
        "会议纪要（二）",
    ),
    "date": _DATES,
    "number": ("示档发〔2024〕7号", "〔2024〕7号", "第1号", "第12期", "7", "' 示档发〔2024〕7号 '", "示档发[2024]7号"),
    "signature": ("sealed", "unsealed", "stamp", "none", "'sealed '", "seal", ""),
    "seal_diameter": ("45", "'45'", "45.5", "19", "61", "45mm", ""),
    "attachments": ("", "[]", "''", "附件"),
    "contact": ("{name: 示例甲, phone: 02300000000}", "{name: 示例甲}", "{}", "{nmae: 甲}", "示例甲", "{name: }"),
    "imprint": ("{office: 示例办公室}", "{office: 办, date: 2024-03-06}", "{date: 2024-03-06}", "办公室"),
    "copy_number": ('"000001"', "000001", "123456", "'1'", "1", "1234567"),
    "secrecy": ("机密★1年", "秘密", "绝密★长期", "' 机密 '", "机密1年", ""),
    "urgency": ("特急", "加急", "'加急\n\n  '", "急", ""),
    "signers": ("[示例甲]", "示例甲", "[示例甲, 示例乙]", "[]", ""),
    "stamp": ("[{post: 馆长, name: 示例甲}]", "{post: 馆长, name: 示例甲}", "{post: 馆长}", "馆长", "[]"),
    "attendance": ("{present: 示例甲}", "{present: 甲, excused: 乙, observing: 丙}", "{preset: 甲}", "甲"),
    "kind": ("通知", "函", "令", "命令", "纪要", "报告", "请示", "公告", "决议", "' 通知 '", "通只", ""),
    "format": ("公文", "信函", "命令", "纪要", "'公文 '", "公函", ""),
    "profile": ("office", "gbt33476", "word", ""),
    "extra": ("{a: 1, b: [c, {d: e}]}", "{}", "甲", ""),
    "edition": ("校对稿", "征求意见稿", "更正重印件", ""),
    "printing": ("{files: [函], duplex: true, run: 3}", "{once: 函, archive: 0}", "{files: , copy_to: '2'}", "{run: }"),
    "number_prefix": ("示档发", ""),
    "fonts": ("{body: 仿宋}", "{boby: 仿宋}", "{}"),
}
_USUAL = {"issuer", "title", "date", "recipients"}


@st.composite
def front_matters(draw: st.DrawFn, keys: tuple[str, ...]) -> str:
    """A front matter: mostly what a notice needs, some keys more, a few values that are wrong."""
    chosen = [key for key in keys if draw(st.integers(0, 19)) < (19 if key in _USUAL else 2)]
    lines = []
    for key in chosen:
        right = _VALUES.get(key, _TEXTS)
        values = right[:2] if draw(st.integers(0, 5)) else right
        if not draw(st.integers(0, 29)):
            values = draw(st.sampled_from((_TEXTS, _DATES, _FLAGS, _COUNTS)))
        lines.append(f"{key}: {draw(st.sampled_from(values))}".rstrip())
    if not draw(st.integers(0, 29)):
        lines.append("isuer: 甲")
    return "\n".join(lines) + "\n" if lines else ""


def read(text: str) -> MappingNode | None:
    try:
        return load_yaml(SourceFile("x", Path(), text, b"")) if text.strip() else None
    except InputError:
        return None


def errors(own: MappingNode, house: MappingNode | None) -> list[str]:
    problems: list[Problem] = []
    read_front_matter(own, house, problems)
    return [problem.code for problem in problems if problem.severity == "error"]


@settings(max_examples=examples(600))
@given(front_matters(KEYS), st.one_of(st.just(""), front_matters(HOUSE_KEYS)), st.sampled_from(("en", "zh")))
def test_a_front_matter_that_is_taken_is_not_flagged(text: str, house_text: str, kind: KeyKind) -> None:
    own, house = read(text), read(house_text)
    assume(own is not None)
    assert own is not None
    if not errors(own, house):
        assert flagged(notice_schema(house), in_keys(text, NAMES, kind)) == []


@settings(max_examples=examples(150))
@given(rosters(), st.sampled_from(("en", "zh")))
def test_a_roster_that_is_taken_is_not_flagged(
    tmp_path_factory: pytest.TempPathFactory, text: str, kind: KeyKind
) -> None:
    path = tmp_path_factory.mktemp("roster") / "units.yaml"
    path.write_text(text, encoding="utf-8")
    assume("name: ~" not in text)  # fawen reads a mark where an editor sees nothing: it is well told there
    assume("\t" not in text)  # PyYAML takes no tab before a comma; YAML and editors do
    try:
        fields = load_roster(path).fields
    except InputError:
        return
    assert flagged(roster_schema(fields), in_keys(text, roster_names(fields), kind)) == []


def test_front_matters_at_random_are_often_right() -> None:
    def is_rich(text: str) -> bool:
        own = read(text)
        return own is not None and len(own.entries) > 7 and not errors(own, None)

    assert is_rich(find(front_matters(KEYS), is_rich, settings=settings(max_examples=2000, phases=[Phase.generate])))


def test_flags_and_counts() -> None:
    for value in (*_FLAGS, *_COUNTS):
        for key in ("duplex", "run"):
            text = (
                f"issuer: 甲\ntitle: 关于报送的通知\nrecipients: 乙\ndate: 2024-03-05\nprinting: {{{key}: {value}}}\n"
            )
            own = read(text)
            assert own is not None
            if not errors(own, None):
                assert flagged(notice_schema(), text) == []


def test_a_title_of_many_lines_takes_no_time() -> None:
    text = f"issuer: 甲\ntitle: '{'关于 |' * 5000}'\ndate: 2024-03-05\nrecipients: 乙\n"
    assert flagged(notice_schema(), text) != []
