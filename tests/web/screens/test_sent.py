"""The page 发出: drafts of e-mail for the units, what is public and what is replaced there, OFD files beside PDFs."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes, policy

import pytest

from generator.ground.words.vocabularies import PAGES
from generator.notices.editing.form_keys import form_text
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.register.mail_ledger import MailState
from tests.office.photos import photo
from tests.sample_office import NOTICE
from tests.web.desk_pages import OfficePages, Page, words
from tests.web.without_scripts import PlainBrowser

pytestmark = pytest.mark.in_turn(2)

AGAIN = PAGES["step-is-again"].zh
FILE = "templates/notice/notice.md"
MOBILE, MAIL = "13900000000", "shili@example.cn"
PRIVATE = NOTICE.replace("signature:", "disclosure: 主动公开\nsignature:") + f"\n手机{MOBILE}，邮箱{MAIL}。\n"


def sent(served: OfficePages) -> tuple[PlainBrowser, str]:
    """The page, in a browser without scripts, and its words."""
    browser = PlainBrowser(served.client).open(f"{served.address}/sent")
    return browser, words(served.get(browser.address))


def lines_marked(browser: PlainBrowser) -> list[str]:
    """The words and pictures marked on the page of the notice, and on that of its public version beside it."""
    pages = browser.page.xpath("//div[@class='side-by-side']//figure")
    return [" ".join(each.xpath(".//*[@class='marked']/title/text()")) for each in pages]


def drafts(served: OfficePages) -> dict[str, bytes]:
    answer = served.client.post(f"{served.address}/sent/drafts")
    assert answer.headers["content-disposition"].endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_nothing_goes_out_before_it_is_made(served: OfficePages) -> None:
    page = served.get(f"{served.address}/sent")
    assert "还没有生成" in page
    assert "/sent/drafts" not in page
    assert "还没有生成这件公文的全套文件" in served.post(f"{served.address}/sent/drafts", status=422)


def test_one_button_writes_the_drafts_of_all_who_have_an_address(served: OfficePages) -> None:
    served.office.replace("units.yaml", 'code: "01"', f'code: "01", email: {MAIL}')
    served.office.replace("units.yaml", 'code: "02"', 'code: "02", email: "west@@example.cn"')
    served.office.build()
    _, page = sent(served)
    assert "4 个单位，1 个有邮箱" in page
    assert "没有邮箱的 2 个：A&B馆<试点>、修复中心" in page
    assert "west@@example.cn" in page
    assert "邮件登记里还没有发过" in page
    found = drafts(served)
    [(name, data)] = found.items()
    message = message_from_bytes(data, policy=policy.default)
    assert message["to"] == MAIL
    assert (served.office.papers / "mail" / name).read_bytes() == data
    assert found == drafts(served)
    served.office.replace(FILE, "三月底", "四月底")
    assert "1 个有邮箱" not in sent(served)[1]
    assert "会" in words(served.post(f"{served.address}/sent/drafts", status=422))


def test_each_state_of_the_ledger_has_its_words() -> None:
    assert {f"sent-mail-{state}" for state in MailState} <= {*PAGES}


def test_what_looks_private_is_settled_with_a_click_and_the_public_version_made(served: OfficePages) -> None:
    served.office.write(FILE, PRIVATE)
    served.office.build()
    browser, page = sent(served)
    assert "公开属性：主动公开" in page
    assert "像是不该公开的 2 处" in page
    assert "做公开版" not in page.replace("才能做公开版", "")
    browser.form("/sent/words").press("替换")
    page = words(browser.text)
    assert AGAIN not in page, "the papers of the set are as they were"
    assert AGAIN not in words(served.get("/"))
    assert f"公开版里替换的 1 处： {MOBILE}" in page
    assert [MOBILE in each for each in lines_marked(browser)] == [True, False], "replaced on the right page alone"
    assert all(MAIL in each for each in lines_marked(browser)), "what is not settled is marked on both"
    browser.form("/sent/words").press("可以公开")
    assert f"按“可以公开”留下的 1 处，签发以前核对： {MAIL}" in words(browser.text)
    assert "定了才能做公开版" not in words(browser.text)
    browser.form("/sent/public").press()
    files = [link for link in Page(browser.text).links if "/sets/" in link and "/files/" in link]
    text = words(browser.text)
    assert "公开版已经做好" in text
    [folder] = served.office.output.glob("*（公开）")
    assert {path.suffix for path in folder.iterdir()} >= {".docx", ".json"}
    assert all(served.client.get(link).status_code == 200 for link in files)
    served.office.replace(FILE, "三月底", "四月底")
    page = sent(served)[1]
    assert "做好的公开版是改动以前的" in page
    assert AGAIN in page
    text = (served.office.folder / FILE).read_text(encoding="utf-8")
    found = form_text(text.encode()).values
    assert (found["public"], found["public_keep"]) == ({MOBILE: "×××"}, (MAIL,))


def test_a_picture_is_kept_or_left_out_with_a_click(served: OfficePages) -> None:
    for name in ("a.jpg", "b.png"):
        (served.office.folder / "templates/notice" / name).write_bytes(photo(name[2:].replace("jpg", "jpeg"), "示例"))
    pictures = "{{ 'a.jpg' | 图片(alt='示意图') }}\n{{ 'b.png' | 图片 }}\n"
    served.office.write(FILE, PRIVATE.replace(MOBILE, "").replace(MAIL, "") + pictures)
    served.office.build()
    browser, page = sent(served)
    assert "a.jpg 正文第 4 行 图片" in page
    assert "做公开版" not in page.replace("才能做公开版", "")
    assert lines_marked(browser) == ["示意图 b"] * 2
    browser.form("/sent/words").press("不公开")
    assert lines_marked(browser) == ["示意图 b", "（此处的图片不公开） b"]
    browser.form("/sent/words").press("可以公开")
    page = words(browser.text)
    assert re.search("公开版里替换的 1 处： a.jpg 正文第 4 行 ?→ （此处的图片不公开）", page)
    assert "图片“b.png”按写的留在公开版里" in page
    browser.form("/sent/public").press()
    assert "公开版已经做好" in words(browser.text)


def test_all_is_replaced_with_one_click_and_nothing_where_something_is_not_saved(served: OfficePages) -> None:
    served.office.write(FILE, PRIVATE)
    served.office.build()
    browser, _ = sent(served)
    browser.form("/sent/words").press("all")
    assert "公开版里替换的 2 处" in words(browser.text)
    data = (served.office.folder / FILE).read_bytes()
    keep_drafts((served.office.folder / FILE).parent, {"notice.md": KeptDraft(data + b"\n", digest_of(data))})
    assert "public-unsaved" in served.post(f"{served.address}/sent/words", {"keep": "甲"}, status=422)
    assert (served.office.folder / FILE).read_bytes() == data


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "没有写公开属性"),
        ("disclosure: 不予公开\ndisclosure_reason: 内部事项\n", "公开属性：不予公开 · 理由：内部事项"),
    ],
)
def test_what_may_not_be_public_says_so(served: OfficePages, line: str, says: str) -> None:
    served.office.write(FILE, NOTICE.replace("signature:", f"{line}signature:"))
    served.office.build()
    page = served.get(f"{served.address}/sent")
    assert says in words(page)
    assert "/sent/public" not in page
    served.post(f"{served.address}/sent/public", status=422)


def test_a_tick_makes_ofds_which_are_downloaded_beside_pdfs(served: OfficePages) -> None:
    served.office.build(ofd=True)
    page = served.get(f"{served.address}/sent")
    assert "只要 OFD（1）" in words(page)
    [zipped] = {link for link in Page(page).links if link.endswith("zip?ofds")}
    with zipfile.ZipFile(io.BytesIO(served.client.get(zipped).content)) as found:
        assert [name.rpartition(".")[2] for name in found.namelist()] == ["ofd"]
    plan = PlainBrowser(served.client).open(f"{served.address}/make?again=1")
    assert plan.form("/make").sent()["ofd"] == "on"
