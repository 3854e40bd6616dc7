"""The panes beside the form of a notice: pages, findings with their places, and only what has changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from generator.ground.errors import Lang, speaking
from generator.notices.live_notice.found_places import NoticePlace
from generator.official.painters.svg import painted_svg
from generator.official.placed_pages import PlacedPicture
from generator.web.answers import filled
from generator.web.desk_request import DeskRequest, Form
from generator.web.open_desk import OpenDesk
from generator.web.page_pictures import PagePictures, font_data, font_rules
from generator.web.screens.notice.preview import notice_place_words, preview_fragments, preview_of
from tests.notices.live_notice.live_notices import NOTICE, TEXTS, LiveDesk
from tests.official.painters.placed_things import placed_document, placed_page
from tests.official.painters.test_svg import PICTURE
from tests.web.desk_pages import client

pytestmark = pytest.mark.in_turn(2)

HOSTILE = "<img src=x onerror=alert(1)>"
Fields = Mapping[str, str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDesk:
    made = LiveDesk.at(tmp_path / "desk")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def browser(desk: LiveDesk) -> TestClient:
    return client()


def asked(fields: Fields | None = None, lang: Lang = "zh") -> DeskRequest:
    open_desk = OpenDesk()
    form = Form(tuple((fields or {}).items()))
    return DeskRequest(open_desk, lang, {"notice": open_desk.notices()[0].id}, form=form, wants_fragment=True)


def first(texts: Mapping[str, bytes] | None = None, lang: Lang = "zh") -> html.HtmlElement:
    """The panes as they are in the page."""
    request = asked(lang=lang)
    with speaking(lang):
        return html.fromstring(filled(request, "notice/preview.html", preview=preview_of(request, texts or {})))


def edited(old: str, new: str, file: str = "notice.md") -> dict[str, bytes]:
    assert old in TEXTS[file]
    return {file: TEXTS[file].replace(old, new, 1).encode()}


def has(root: html.HtmlElement) -> dict[str, str]:
    """The fields that say what the browser has."""
    fields = root.xpath("//input[@form='notice-form']")
    assert {each.get("type") for each in fields} == {"hidden"}
    return {each.get("name"): each.get("value") for each in fields}


def answered(fields: Fields, texts: Mapping[str, bytes] | None = None) -> html.HtmlElement:
    request = asked(fields)
    return html.fromstring(f"<div>{preview_fragments(request, texts or {}, is_whole=False)}</div>")


def swapped(root: html.HtmlElement) -> dict[str, str]:
    """What an answer puts in, by its id, with how; but for what it always has."""
    found = {each.get("id"): each.get("hx-swap-oob") for each in root.xpath("//*[@hx-swap-oob]")}
    assert found.pop("preview-seen") == "innerHTML"
    assert found.pop("pages-age") == "outerHTML"
    return found


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def the(root: html.HtmlElement, element_id: str) -> html.HtmlElement:
    (found,) = root.xpath(f"//*[@id='{element_id}']")
    return found


def test_the_page_has_all_panes(desk: LiveDesk) -> None:
    panes = first()
    assert [each.get("id") for each in panes.xpath("//li[@class='page']")] == [f"page-{n}" for n in range(1, 7)]
    assert words(the(panes, "page-1")).startswith("第 1 页")
    assert words(the(panes, "findings-count")) == "没有发现问题"
    assert the(panes, "findings-count").get("aria-live") == "polite"
    assert words(the(panes, "pages-state")) == ""
    firsts = {each.get("data-file"): each.get("data-first") for each in the(panes, "preview-bodies")}
    assert firsts == {"notice.md": "12", "attachment-1.md": "4", "attachment-2.md": "5"}
    keys = {each.get("data-source"): each.get("data-key") for each in the(panes, "preview-places")}
    assert keys["notice.md:3"] == "title"


def test_findings_are_counted_grouped_and_linked(desk: LiveDesk) -> None:
    texts = edited("《目录》，具体", '"目录"，具体') | edited("二、时间", "三、时间", "attachment-1.md")
    assert words(the(first(texts, "en"), "findings-count")) == "Errors: 1 · Warnings: 1"
    panes = first(texts)
    assert words(the(panes, "findings-count")) == "1 处错误 · 1 处提醒"
    found = the(panes, "findings-list")
    error, warning = found.xpath("ul/li")
    assert [each.get("class") for each in (error, warning)] == ["problem error", "problem warning"]
    assert "引号不对" in words(error)
    assert "[PU-02]" in words(error)
    (place,) = error.xpath("a[@class='place']")
    assert {name: place.get(name) for name in ("data-file", "data-line", "data-key", "data-source")} == {
        "data-file": "notice.md",
        "data-line": "12",
        "data-key": None,
        "data-source": "notice.md:12",
    }
    assert words(place) == "正文第 1 行"
    (on_page,) = warning.xpath(".//a[@class='on-page']")
    assert (on_page.get("href"), on_page.get("data-source"), words(on_page)) == (
        "#page-3",
        "attachment-1.md:6",
        "第 3 页",
    )
    sources = {each.get("data-source") for each in the(panes, "page-3").xpath(".//*[@data-source]")}
    assert "attachment-1.md:6" in sources


def test_nothing_is_sent_twice(desk: LiveDesk) -> None:
    panes = first()
    once = answered(has(panes))
    assert swapped(once) == {}


def test_only_the_page_that_changed_is_sent(desk: LiveDesk) -> None:
    had = has(answered(has(first())))
    answer = answered(had, edited("三月底前报送。", "四月底前报送。", "attachment-1.md"))
    assert swapped(answer) == {"page-3": "outerHTML"}
    assert len(the(answer, "page-3").xpath(".//*[local-name()='svg']")) == 1
    before, after = had["seen-pages"].split(), has(answer)["seen-pages"].split()
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False, True, True, True]


def test_pages_are_added_at_the_end_and_taken_away_there(desk: LiveDesk) -> None:
    had = has(answered(has(first())))
    longer = edited("三月底前报送。", "三月底前报送。\n" + "又一段。\n" * 60, "attachment-1.md")
    answer = answered(had, longer)
    more = len(has(answer)["seen-pages"].split()) - 6
    assert more > 0
    assert swapped(answer)["sheets"] == "beforeend"
    assert len(the(answer, "sheets")) == more
    back = answered(has(answer))
    gone = [name for name, how in swapped(back).items() if how == "delete"]
    assert gone == [f"page-{number}" for number in range(7, 7 + more)]
    assert has(back)["seen-pages"] == had["seen-pages"]


def test_old_pages_stay_and_are_said_to_be_old(desk: LiveDesk) -> None:
    had = has(answered(has(first())))
    broken = edited("date: 2024-03-05", "date: 2024-02-30")
    answer = answered(had, broken)
    assert set(swapped(answer)) == {"pages-state", "findings-list"}
    assert "改动之前的版面" in words(the(answer, "pages-state"))
    assert the(answer, "pages-age").get("class") == "old"
    assert has(answer)["seen-pages"] == had["seen-pages"]
    again = answered(has(answer))
    assert words(the(again, "pages-state")) == ""
    assert the(again, "pages-age").get("class") is None
    assert not [name for name in swapped(again) if name.startswith("page-")]


def test_without_pages_that_is_said(desk: LiveDesk) -> None:
    panes = first(edited("date: 2024-03-05", "date: 2024-02-30"))
    assert "还排不出版面" in words(the(panes, "pages-state"))
    assert has(panes)["seen-pages"] == ""
    (place,) = the(panes, "findings-list").xpath(".//a[@class='place']")
    assert (words(place), place.get("data-key")) == ("成文日期", "date")


def test_a_draft_is_said_to_be_one(desk: LiveDesk) -> None:
    panes = first(edited("date: 2024-03-05\n", ""))
    assert "稿件" in words(the(panes, "pages-state"))
    assert panes.xpath("//li[@class='page']")


def test_recipients_that_the_roster_lacks_are_found(desk: LiveDesk) -> None:
    texts = edited("recipients: 各分馆", "recipients: 各学校")
    (place,) = the(first(texts), "findings-list").xpath(".//a[@class='place']")
    assert (words(place), place.get("data-key"), place.get("data-source")) == ("主送机关", "recipients", "notice.md:5")
    (desk.folder / "units.yaml").write_text("groups: [", encoding="utf-8")
    assert words(the(first(texts), "findings-count")) == "没有发现问题"


def test_what_is_found_in_the_roster_leads_to_its_line_there(desk: LiveDesk) -> None:
    roster = desk.folder / "units.yaml"
    lines = roster.read_text("utf-8").rstrip("\n")
    roster.write_text(f"{lines}\n  - name: 学校\n    units:\n      - name: 示例学校\n", encoding="utf-8")
    number = lines.count("\n") + 2
    (place,) = the(first(), "findings-list").xpath(".//a[@class='place']")
    assert (words(place), place.get("data-file")) == (f"名单 第 {number} 行", None)
    assert place.get("href").endswith(f"?line={number}#line-{number}")


def test_places_are_in_words(desk: LiveDesk) -> None:
    live = desk.live()
    wanted = {
        NoticePlace("notice.md", 10, 17, "imprint.date"): ("版记：印发日期", "imprint: date"),
        NoticePlace("house.yaml", 1, 9, "issuer"): ("发文机关", "issuer"),
        NoticePlace("house.yaml", 7): ("本单位的设置（house.yaml）第 7 行", "The office's house.yaml, line 7"),
        NoticePlace("notice.md", 14): ("正文第 3 行", "text, line 3"),
        NoticePlace("notice.md", 3, 1, "knd"): ("文头第 3 行", "front matter, line 3"),
        NoticePlace("attachment-1.md", 6): ("附件《报送办法》正文第 3 行", "Attachment “报送办法”: text, line 3"),
        NoticePlace("attachment-1.md", 2, 8, "title"): ("附件《报送办法》标题", "Attachment “报送办法”: title"),
        NoticePlace("other.md", 9): ("other.md 文头第 9 行", "other.md front matter, line 9"),
        NoticePlace("map.png"): ("map.png", "map.png"),
        NoticePlace("notice.md"): ("全文", "The whole text"),
    }
    for place, (zh, en) in wanted.items():
        with speaking("zh"):
            assert notice_place_words(place, live) == zh
        with speaking("en"):
            assert notice_place_words(place, live) == en


def test_markup_is_text(desk: LiveDesk) -> None:
    texts = {
        "notice.md": NOTICE.replace("各分馆报送", HOSTILE).replace("一、总体要求", f"一、{HOSTILE}").encode(),
        "attachment-1.md": f'---\ntitle: {HOSTILE}\n---\n{HOSTILE} "{HOSTILE}"\n'.encode(),
    }
    for root in (first(texts), answered({}, texts)):
        whole = html.tostring(root, encoding="unicode")
        assert not root.xpath("//img | //script | //style | //iframe | //object")
        names = {name for each in root.iter(etree.Element) for name in each.attrib}
        assert not [name for name in names if name.startswith("on") or name == "style"]
        assert "onerror" in whole
        ids = [each.get("id") for each in root.xpath("//*[@id]")]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "fields",
    [
        {"seen-pages": "x " * 5000},
        {"seen-pages": HOSTILE, "seen-parts": f"{HOSTILE}:{HOSTILE} :: findings-list"},
        {"seen-parts": "findings-list:0 findings-list:1"},
    ],
)
def test_what_the_browser_says_it_has_may_be_anything(fields: Fields, desk: LiveDesk) -> None:
    answer = answered(fields)
    assert len(has(answer)["seen-pages"].split()) == 6
    assert not answer.xpath("//img")
    assert swapped(answered(has(answer))) == {}


def test_links_lead_to_fields_without_scripts(browser: TestClient, desk: LiveDesk) -> None:
    desk.save("notice.md", "《目录》的通知", '"目录"的通知')
    desk.save("notice.md", "《目录》，具体", '"目录"，具体')
    desk.save("attachment-1.md", "二、时间", "三、时间")
    whole = html.fromstring(browser.get(f"/notices/{OpenDesk().notices()[0].id}").text)
    links = [each.get("href", "") for each in whole.iter("a") if each.get("data-file") or each.get("data-source")]
    assert len(links) >= 2 * 3  # of each finding its place and its page
    ids = {f"#{each.get('id')}" for each in whole.iter(etree.Element)}
    assert set(links) - ids == set()


def test_a_picture_is_served_by_its_digest(browser: TestClient, desk: LiveDesk) -> None:
    panes = first(edited("三月底前报送。", "{{ '示例'|二维码 }}", "attachment-1.md"))
    (address,) = {each.get("href") for each in panes.xpath("//*[local-name()='image']")}
    answer = browser.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    for other in ("/page-pictures/0", "/page-pictures/..%2f..%2funits.yaml", "/page-fonts/0", "/page-fonts/..%2fx"):
        assert browser.get(other).status_code == 404


def test_pictures_not_shown_for_longest_are_dropped() -> None:
    pictures = PagePictures(most=250)
    first_one, second, third = (picture_of(bytes([number]) * 100) for number in range(3))
    digest = pictures.add(first_one)
    pictures.add(second)
    assert pictures.add(first_one) == digest
    dropped = pictures.add(second)
    pictures.add(first_one)
    pictures.add(third)
    assert pictures.get(dropped) is None
    kept = pictures.get(digest)
    assert kept is not None
    assert (kept.data, kept.suffix) == (first_one.data, "png")


def picture_of(data: bytes) -> PlacedPicture:
    return replace(PICTURE, data=data)


def test_the_fonts_that_the_machine_lacks_are_served_by_digests(browser: TestClient) -> None:
    answer = browser.get("/page-fonts.css")
    assert answer.status_code == 200
    assert answer.text == font_rules()
    for address in re.findall(r"url\((/page-fonts/[0-9a-f]+)\)", answer.text):
        font = browser.get(address)
        assert font.status_code == 200
        assert font.content[:4] in (b"OTTO", b"\0\1\0\0")
        assert font.content == font_data(address.rpartition("/")[2])


def test_the_style_sheet_has_what_pages_of_their_own_have() -> None:
    page = placed_page()
    (rules,) = re.findall(r"<style>(.*?)</style>", painted_svg(page, placed_document(page)))
    css = re.sub(r"\s", "", (Path(__file__).parents[4] / "generator/web/assets/draft.css").read_text(encoding="utf-8"))
    _, _, declarations = re.sub(r"\s", "", rules).rstrip("}").partition("{")
    assert f".fawen-pagetext{{{declarations};}}" in css
