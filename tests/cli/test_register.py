"""fawen register, as a person calls it."""

import json
from functools import partial
from pathlib import Path

import pytest

from generator.register.appending import entries
from generator.writing.manifest_entries import REGISTER
from tests.cli.command_tree import Fawen
from tests.sample_office import Office

DAY = ("--date", "2024-03-06")


@pytest.fixture
def fawen(office: Office, fawen: Fawen) -> Fawen:
    """Runs ``fawen register`` in the office's folder."""
    return partial(fawen, "register")


def test_an_office_s_day(fawen: Fawen) -> None:
    file = f"output/{REGISTER}"
    assert fawen("next", "--notice", "templates/notice")[:2] == (0, "示档发〔2024〕1号\n")
    expected = (0, f"示档发〔2024〕7号\n已登记（发文）：{file} 第 2 行\n")
    assert fawen("add", "--notice", "templates/notice", *DAY)[:2] == expected
    wanted = (0, f"示档发〔2024〕8号\n已登记（发文）：{file} 第 3 行\n", "")
    assert fawen("add", "--title", "关于乙的通知", "--copies", "3", "--note", "急", *DAY) == wanted
    code, out, err = fawen("add", "示档发〔2024〕10号", "--title", "关于丙的通知", *DAY, "--lang", "en")
    assert (code, out) == (0, f"示档发〔2024〕10号\nregistered (发文): {file}, line 4\n")
    assert "these numbers are missing: 示档发〔2024〕9号" in err
    found = fawen("void", "示档发〔2024〕8号", "--reason", "重号", *DAY)[:2]
    assert found == (0, f"示档发〔2024〕8号\n已登记（作废）：{file} 第 5 行\n")
    assert fawen("next", "--year", "2024") == (0, "示档发〔2024〕11号\n", "")
    listed = [
        "顺序号  登记日期    事项  发文字号            份数  标题                    发往机关              备注",
        "1       2024-03-06  发文  示档发〔2024〕7号   5     关于报送《目录》的通知  各分馆，有关直属单位",
        "2       2024-03-06  发文  示档发〔2024〕8号   3     关于乙的通知                                  急",
        "3       2024-03-06  发文  示档发〔2024〕10号        关于丙的通知",
        "4       2024-03-06  作废  示档发〔2024〕8号                                                       重号",
        "缺号：示档发〔2024〕9号",
        "作废：示档发〔2024〕8号（第 5 行：重号）",
        "下一个：示档发〔2024〕11号",
    ]
    assert fawen("list") == (0, "\n".join(listed) + "\n", "")


def test_the_list_as_json(fawen: Fawen) -> None:
    for number in ("示档发〔2024〕1号", "示档发〔2024〕3号", "示档函〔2024〕1号"):
        fawen("add", number, "--title", "甲", "--secrecy", "秘密★1年", *DAY)
    fawen("void", "示档发〔2024〕3号", "--reason", "x", *DAY)
    code, out, _ = fawen("list", "--json", "--prefix", "示档发")
    assert code == 0
    first, second, voided, series = map(json.loads, out.splitlines())
    assert first == {
        "record": "entry", "serial": 1, "date": "2024-03-06", "matter": "发文", "number": "示档发〔2024〕1号",
        "prefix": "示档发", "year": 2024, "secrecy": "秘密★1年", "title": "甲", "recipients": "", "copies": None,
        "filed": "", "note": "",
    }  # fmt: skip
    assert (second["number"], voided["matter"], voided["note"]) == ("示档发〔2024〕3号", "作废", "x")
    assert series == {
        "record": "series", "prefix": "示档发", "year": 2024, "next": "示档发〔2024〕4号", "missing": [[2, 2]],
        "voided": ["示档发〔2024〕3号"],
    }  # fmt: skip
    for how in ([], ["--json"]):
        assert fawen("list", "--year", "2023", *how)[1] == ""


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["add", "示档发〔2024〕1号"], 1, "register-title-missing"),
        (["add", "示档发[2024]1号", "--title", "甲"], 1, "register-number-form"),
        (["add", "--title", "甲"], 2, "register-series-unknown"),
        (["add", "--title", "甲", "--write"], 2, "register-write-notice"),
        (["add", "--title", "甲", "--date", "2024.3.6"], 2, "cli-value"),
        (["add", "--notice", "nowhere"], 2, "source-missing"),
        (["add", "--title", "甲", "--register", "登记.xlsx"], 2, "register-file-name"),
        (["next"], 2, "register-series-unknown"),
        (["next", "--prefix", "a", "--year", "2024"], 2, "register-series-form"),
        (["list"], 2, "register-missing"),
        (["void", "示档发〔2024〕1号", "--reason", "x"], 2, "register-missing"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_refused_leaves_nothing(
    fawen: Fawen, office: Office, arguments: list[str], status: int, code: str, lang: str
) -> None:
    found, out, err = fawen(*arguments, "--lang", lang)
    assert (found, out) == (status, "")
    assert f"[{code}]" in err
    assert not office.output.exists()
    assert not list(office.folder.glob("*登记*"))


def test_the_house_s_prefix(fawen: Fawen, office: Office) -> None:
    """It is taken wherever neither a number nor a notice nor --prefix says which series is meant."""
    office.write("templates/house.yaml", "number_prefix: 示档办\n")
    year = ("--year", "2024")
    assert fawen("next", *year)[:2] == (0, "示档办〔2024〕1号\n")
    assert fawen("add", "--title", "甲", *DAY)[1].splitlines()[0] == "示档办〔2024〕1号"
    assert fawen("add", "示档发〔2024〕3号", "--title", "乙", *DAY)[0] == 0
    assert fawen("next", *year)[1] == "示档办〔2024〕2号\n"
    assert fawen("next", "--prefix", "示档发", *year)[1] == "示档发〔2024〕4号\n"
    assert fawen("next", "--notice", "templates/notice")[1] == "示档发〔2024〕4号\n"
    office.write("mine/house.yaml", "number_prefix: 示档函\n")
    assert fawen("next", "--templates", "mine", *year)[1] == "示档函〔2024〕1号\n"
    assert fawen("add", "--title", "丙", "--templates", "mine", *DAY)[1].splitlines()[0] == "示档函〔2024〕1号"
    assert fawen("next", "--templates", "nowhere")[0] == 2
    office.replace(NOTICE, OWN, "format: 信函\n")
    assert fawen("next", "--notice", "templates/notice")[0] == 2  # 函 has its own, which nobody has named
    office.write("templates/house.yaml", "number_prefix: 示档办\nnumber_prefix: 示档发\n")
    assert fawen("next", *year)[0] == 1


NOTICE = "templates/notice/notice.md"
OWN = "number: 示档发〔2024〕7号\n"


def test_a_number_written_into_the_notice(fawen: Fawen, office: Office) -> None:
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    office.replace(NOTICE, OWN, "")
    before = (office.folder / NOTICE).read_text(encoding="utf-8")
    expected = (0, f"示档发〔2024〕1号\n已登记（发文）：output/{REGISTER} 第 2 行\n")
    assert fawen("add", "--notice", "templates/notice", "--write", *DAY)[:2] == expected
    after = (office.folder / NOTICE).read_text(encoding="utf-8")
    assert after.replace("number: 示档发〔2024〕1号\n", "", 1) == before
    assert office.build(dry_run=True).number == "示档发〔2024〕1号"
    assert fawen("add", "--notice", "templates/notice", "--write", *DAY)[0] == 1  # it has been entered
    assert len(entries(Path("output") / REGISTER)) == 1


@pytest.mark.parametrize(
    ("keys", "key"), [({}, "number"), ({"title": "标题", "recipients": "主送机关", "date": "成文日期"}, "发文字号")]
)
def test_a_number_that_is_to_be_written_by_hand_is_told(
    keys: dict[str, str], key: str, fawen: Fawen, office: Office
) -> None:
    """In the words of the notice; the same notice then gets no second number."""
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    office.replace(NOTICE, OWN, "")
    for english, chinese in keys.items():
        office.replace(NOTICE, f"{english}:", f"{chinese}:")
    before = (office.folder / NOTICE).read_bytes()
    line = f"{key}: 示档发〔2024〕1号"
    assert line in fawen("add", "--notice", "templates/notice", *DAY)[1]
    code, out, err = fawen("add", "--notice", "templates/notice", "--write", *DAY)
    assert (code, out, "[register-knows-notice]" in err) == (1, "", True)
    assert ((office.folder / NOTICE).read_bytes(), len(entries(Path("output") / REGISTER))) == (before, 1)
    assert line in err
    date = keys.get("date", "date")
    office.replace(NOTICE, f"{date}:", f"{line}\n{date}:")
    assert office.build(dry_run=True).number == "示档发〔2024〕1号"


def test_an_order_is_counted_by_its_term(fawen: Fawen, office: Office) -> None:
    """The register has the series, notice.md the number alone; a bare number is that of the notice's series."""
    keys = "issuer: 示例市档案馆\nkind: 令\ntitle: 示例规定\ndate: 2024-03-05\nstamp: {post: 馆长, name: 示例甲}\n"
    office.write(NOTICE, f"---\n{keys}term: 十五届\n---\n现予公布。\n")
    notice, series = ("--notice", "templates/notice"), "示例市档案馆令 十五届"
    assert fawen("add", "第3号", *notice, "--title", "甲", *DAY)[1].splitlines()[0] == f"{series} 第3号"
    code, out, _ = fawen("next", *notice, "--json")
    assert (code, json.loads(out)) == (0, {"record": "next", "number": f"{series} 第4号", "printed": "第4号"})
    assert "number: 第4号" in fawen("add", *notice, *DAY)[1]
    assert "number: 第4号" in fawen("add", *notice, "--write", *DAY)[2]
    office.replace(NOTICE, "示例规定", "示例办法")
    assert fawen("add", *notice, "--write", *DAY)[1].splitlines()[0] == f"{series} 第5号"
    assert "number: 第5号\n" in (office.folder / NOTICE).read_text(encoding="utf-8")
    assert fawen("void", "第3号", "--reason", "重号", *DAY)[1].splitlines()[0] == f"{series} 第3号"
    code, out, err = fawen("add", "第9号", "--title", "乙", *DAY)
    assert (code, out, "[register-number-series]" in err, f"{series} 第9号" in err) == (1, "", True, True)
    rows = [json.loads(line) for line in fawen("list", "--json", "--prefix", "示例市档案馆令")[1].splitlines()]
    assert [(row["prefix"], row["year"], row["term"]) for row in rows] == [("示例市档案馆令", None, "十五届")] * 5
    assert rows[-1]["next"] == f"{series} 第6号"
    assert fawen("next", "--prefix", "示例市档案馆令")[1] == f"{series} 第6号\n"


def test_a_notice_that_cannot_be_written_keeps_its_number_out_of_the_register(fawen: Fawen, office: Office) -> None:
    office.write("templates/house.yaml", "number_prefix: 示档发\n")
    office.replace(NOTICE, OWN, "")
    (office.folder / "templates/notice/.notice.md.part").mkdir()
    before = (office.folder / NOTICE).read_bytes()
    code, out, err = fawen("add", "--notice", "templates/notice", "--write", *DAY)
    assert (code, out, "[output-run-foreign]" in err) == (1, "", True)
    assert (entries(Path("output") / REGISTER), (office.folder / NOTICE).read_bytes()) == ((), before)


def test_a_number_is_voided_for_a_reason(fawen: Fawen) -> None:
    fawen("add", "示档发〔2024〕1号", "--title", "甲", *DAY)
    code, out, err = fawen("void", "示档发〔2024〕1号", "--reason", "　", *DAY)
    assert (code, out, "[register-reason-missing]" in err) == (2, "", True)
    assert len(entries(Path("output") / REGISTER)) == 1
