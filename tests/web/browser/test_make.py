"""The screens 文件, 生成 and 发出 in Chromium."""

from __future__ import annotations

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from generator import build
from generator.desk.desk_templates import desk_templates, set_aside
from generator.web.opaque_ids import opaque_id
from tests.dispatch.test_text_papers import LETTER
from tests.patience import wait_until
from tests.sample_office import tree
from tests.web.browser.served_desk import ServedDesk

pytestmark = pytest.mark.in_turn(3)


@pytest.fixture
def desk(served: ServedDesk) -> ServedDesk:
    """A desk of three units with text templates alone: nothing waits for LibreOffice."""
    for template in desk_templates(served.folder / "templates"):
        set_aside(template)
    (served.folder / "templates/unit/便函.md").write_text(LETTER, encoding="utf-8")
    return served


NOTICE = f"/notices/{opaque_id('templates/notice')}"


def test_from_one_unit_to_the_next_by_keyboard(desk: ServedDesk, page: Page) -> None:
    desk.open(page, f"{NOTICE}/papers")
    expect(page.locator(".fawen-page")).to_have_count(1)
    expect(page.locator(".whose h2")).to_contain_text("第 1 个，共 3 个")
    page.keyboard.press("Alt+PageDown")
    expect(page.locator(".whose h2")).to_contain_text("第 2 个，共 3 个")
    page.keyboard.press("Alt+PageUp")
    expect(page.locator(".whose h2")).to_contain_text("第 1 个，共 3 个")
    page.locator("#find").press_sequentially("中心")
    expect(page.locator("#found-count")).to_contain_text("找到 1 个单位。")
    expect(page.locator("#find")).to_be_focused()


def test_a_problem_leads_to_its_field(desk: ServedDesk, page: Page) -> None:
    notice = desk.folder / "templates/notice/notice.md"
    notice.write_text(notice.read_text(encoding="utf-8").replace("2026-03-05", "2026-13-05"), encoding="utf-8")
    desk.open(page, f"{NOTICE}/make")
    page.locator("#make .problem a.place").first.click()
    expect(page.locator("[data-key=date] input").first).to_be_focused()
    notice.write_text(re.sub(".*2026-13-05.*\n", "", notice.read_text(encoding="utf-8")), encoding="utf-8")
    desk.open(page, f"{NOTICE}/make")
    page.locator("#make .problem a.place").first.click()
    expect(page.locator("[data-key=date] input").first).to_be_focused()
    attachment = notice.with_name("attachment-1.md").read_text(encoding="utf-8").splitlines()
    title = next(number for number, line in enumerate(attachment, start=1) if line.startswith("标题"))
    desk.open(page, f"{NOTICE}#line-{title}-in-attachment-1.md")
    expect(page.locator("[data-file='attachment-1.md'][data-key=title] input")).to_be_focused()
    body = notice.read_text(encoding="utf-8").splitlines().index("---", 1) + 2
    desk.open(page, f"{NOTICE}#line-{body + 1}")
    text = page.locator("textarea[data-text][data-file='notice.md']")
    expect(text).to_be_focused()
    wait_until(lambda: text.evaluate("each => each.value.slice(0, each.selectionStart).split('\\n').length === 2"))


def test_the_plan_follows_its_options(desk: ServedDesk, page: Page) -> None:
    """By the keyboard too, whose place stays where it is."""
    desk.open(page, f"{NOTICE}/make")
    unnumbered = page.get_by_text("这件公文还没有文号")
    expect(unnumbered).to_be_visible()
    page.get_by_label("正式文件").focus()
    page.keyboard.press("ArrowRight")
    expect(unnumbered).to_have_count(0)
    expect(page.get_by_label("草稿", exact=True)).to_be_checked()
    expect(page.get_by_label("草稿", exact=True)).to_be_focused()
    page.get_by_role("button", name="生成", exact=True).click()
    expect(page.locator(".set h2")).to_contain_text("草稿")


def test_a_build_is_stopped(desk: ServedDesk, page: Page) -> None:
    """With so many units that it does not end before somebody can press the button."""
    before = tree(desk.folder)
    units = "".join(f"      - {{单位名称: 示例{number}馆}}\n" for number in range(5_000))
    roster = desk.folder / "units.yaml"
    text = roster.read_text(encoding="utf-8")
    roster.write_text(text.rstrip("\n") + "\n" + units, encoding="utf-8")
    desk.open(page, f"{NOTICE}/make")
    page.get_by_role("button", name="生成", exact=True).click()
    page.get_by_role("button", name="停止").click()
    expect(page.locator("#made")).to_contain_text("已经停止。 原来的文件一份都没有动。")
    roster.write_text(text, encoding="utf-8")
    assert tree(desk.folder) == before


def test_a_dispatch_leaves_the_office(desk: ServedDesk, page: Page) -> None:
    """Four presses from a set to its drafts and its public version."""
    notice = desk.folder / "templates/notice/notice.md"
    text = notice.read_text(encoding="utf-8").replace("成文日期:", "公开属性: 主动公开\n成文日期:", 1)
    notice.write_text(f"{text.rstrip()}\n示例丙的手机是13900000000，邮箱是shili@example.cn。\n", encoding="utf-8")
    build(templates=desk.folder / "templates", units=desk.folder / "units.yaml", output=desk.folder / "output")
    desk.open(page, f"{NOTICE}/sent")
    expect(page.locator("button.main, a.main")).to_have_count(1)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="下载 1 封邮件草稿").click()
    with zipfile.ZipFile(downloading.value.path()) as drafts:
        assert [name.rpartition(".")[2] for name in drafts.namelist()] == ["eml"]
    page.get_by_role("button", name="替换 13900000000").click()
    page.get_by_role("button", name="可以公开 shili@example.cn").click()
    page.get_by_role("button", name="做公开版").click()
    expect(page.locator("section[aria-labelledby=public]")).to_contain_text("公开版已经做好")
    with page.expect_download() as downloading:
        page.locator("section[aria-labelledby=public] .files a").first.click()
    assert downloading.value.suggested_filename.endswith(".docx")
