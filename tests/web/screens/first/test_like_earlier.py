"""A notice begins like an earlier one, on a page without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.ground.errors import Lang
from generator.notices.editing.kept_drafts import KeptDraft, keep_drafts
from generator.web.opaque_ids import opaque_id
from tests.sample_office import NOTICE, Office, tree
from tests.web.desk_pages import client
from tests.web.without_scripts import PlainBrowser, PlainForm

TEMPLATES = Path("templates")
EARLIER, NEW = TEMPLATES / "notice", TEMPLATES / "关于报送《目录》的通知"
AFTER = NOTICE.replace("number: 示档发〔2024〕7号\n", "").replace("date: 2024-03-05\n", "")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    return Office.at(tmp_path)


def first(lang: Lang = "zh") -> PlainForm:
    """The form on the first page."""
    return PlainBrowser(client(lang=lang)).open("/first").form("/first/like")


def options(form: PlainForm) -> dict[str, str]:
    """The notices that can be chosen, by the ids that are sent."""
    return {str(each.get("value")): each.text_content() for each in form.element.iter("option")}


@pytest.mark.usefixtures("office")
def test_the_new_notice_is_shown_and_says_what_it_is_without() -> None:
    keep_drafts(EARLIER, {"notice.md": KeptDraft(NOTICE.replace("三月", "四月").encode(), "")})
    before = tree(EARLIER)
    shown = first().press("照这一件写")
    assert (shown.status, shown.address) == (200, f"/notices/{opaque_id(NEW.as_posix())}?done=like")
    assert "照以前的一件写的；文号、日期没有带过来" in shown.text
    assert tree(NEW) == {"notice.md": AFTER.encode()}
    assert tree(EARLIER) == before
    assert "照以前的一件写的" not in shown.open(shown.address.partition("?")[0]).text


def test_a_form_sent_twice_is_one_notice_and_another_choice_is_another(office: Office) -> None:
    office.write("templates/二月/notice.md", NOTICE.replace("《目录》", "书目"))
    form = first()
    one, other = options(form)
    addresses = [form.fill("notice", each).press().address for each in (one, one, other, one)]
    assert len(set(addresses)) == 2
    assert sorted(path.parent.name for path in TEMPLATES.glob("*/notice.md")) == [
        "notice",
        "二月",
        "关于报送《目录》的通知",
        "关于报送书目的通知",
    ]
    first().press()
    assert (TEMPLATES / "关于报送《目录》的通知-2" / "notice.md").exists()


def test_the_notices_are_in_the_order_of_the_list(office: Office) -> None:
    office.write("templates/二月/notice.md", NOTICE.replace("7号", "5号"))
    office.write("templates/坏/notice.md", "---\n: [x\n")
    form = first()
    assert list(options(form).values()) == [
        "关于报送《目录》的通知（notice） · 示档发〔2024〕7号",
        "关于报送《目录》的通知（二月） · 示档发〔2024〕5号",
        "坏",
    ]
    listed = form.browser.page.xpath("//ul[@id='notices']//a/@href")
    assert [f"/notices/{each}" for each in options(form)] == listed


def test_a_notice_that_cannot_be_read_is_refused_at_its_place(office: Office) -> None:
    office.write("templates/二月/notice.md", NOTICE.replace("signature", "attachments: [缺.md]\nsignature"))
    before = tree(Path())
    form = first()
    notice = opaque_id("templates/二月")
    shown = form.fill("notice", notice).press()
    assert shown.status == 422
    assert tree(Path()) == before
    assert "附件“缺.md”不在文件夹里" in shown.text
    assert shown.page.xpath("//a[@class='place']/@href") == [f"/notices/{notice}#line-7"]
    assert shown.page.xpath("//ul[@id='notices']//a[@aria-current]/@href") == [f"/notices/{notice}"]
    again = shown.form("/first/like")
    assert again.text("notice") == notice
    (fold,) = again.element.iterancestors("details")
    assert fold.get("open") is not None
    office.write("templates/二月/缺.md", "---\ntitle: 示例\n---\n甲\n")
    assert again.press().status == 200


def test_a_desk_with_nothing_but_the_sample_offers_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    browser = PlainBrowser(client()).open("/first")
    assert "照以前的一件写" not in browser.text
    new_desk(Path(), machine=Machine("linux", None, {}))
    before = tree(Path())
    assert "照以前的一件写" not in browser.open("/first").text
    browser.send("/first/like", "post", [("notice", opaque_id(EARLIER.as_posix()))], {})
    assert browser.status == 404
    assert tree(Path()) == before


def test_the_sample_gives_way_to_the_new_notice(office: Office) -> None:
    shutil.rmtree(TEMPLATES)
    Path("units.yaml").unlink()
    new_desk(Path(), machine=Machine("linux", None, {}))
    office.write("templates/三月/notice.md", NOTICE)
    form = first()
    assert list(options(form)) == [opaque_id("templates/三月")]
    assert form.press().address == f"/notices/{opaque_id(EARLIER.as_posix())}?done=like"
    assert tree(EARLIER) == {"notice.md": AFTER.encode()}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("notice", ["", "x", "../notice", "0123456789ab"])
def test_what_is_no_notice(notice: str) -> None:
    browser = PlainBrowser(client())
    browser.send("/first/like", "post", [("notice", notice)], {})
    assert browser.status == 404
    assert [path.name for path in TEMPLATES.glob("*/notice.md")] == ["notice.md"]


@pytest.mark.usefixtures("office")
def test_in_english() -> None:
    shown = first("en").press("Begin like this one")
    assert "Begun like an earlier notice, without its number and its dates." in shown.text
