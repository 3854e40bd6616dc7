"""Text that comes from a PDF, from a page of the web or from a data base: what is no part of the document."""

import pytest

from generator.notices.drafts.reading import read_text
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument

TITLE, RECIPIENTS = "示例市财政局关于做好年终决算工作的通知", "各县区财政局："
TEXT = [f"第{number}段，各单位要高度重视，认真做好年终决算工作。" for number in "一二三四五六七八九十"]
JOINT = "示例市财政局 示例市民政局公告〔2024〕第3号"
PUBLISHED = "为规范决算工作，制定了《决算办法》，现予公布。"
END = ["示例市财政局", "2024年12月1日"]
RULES = ["第一条　为规范决算工作，制定本办法。", "第二条　本办法自印发之日起施行。"]


def found_in(*lines: str) -> RecognisedDocument:
    document, *_ = read_text("\n".join(lines).encode(), "草稿.txt")
    return recognise(document)


def texts(found: RecognisedDocument) -> list[str]:
    return [each.heading + each.text for each in found.body]


def text_of(page: str) -> list[str]:
    return [f"{line[:-1]}（{page}）。" for line in TEXT]


@pytest.mark.parametrize(
    ("pages", "unplaced"),
    [
        (["— 1 —", "— 2 —", "— 3 —"], ["— 1 —", "— 2 —", "— 3 —"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["第1页", "第2页", "第3页"], ["第1页", "第2页", "第3页"]),
        (["1", "3", "5"], []),
        (["1", "2"], []),
    ],
)
def test_page_numbers(pages: list[str], unplaced: list[str]) -> None:
    parts = [line for page in pages for line in (*text_of(page), page)]
    found = found_in(TITLE, RECIPIENTS, *parts, *END)
    assert [each.text for each in found.unplaced] == unplaced
    assert texts(found) == [line for line in parts if line not in unplaced]


def test_numbers_of_a_list_in_lines_of_their_own_are_text() -> None:
    listed = ["1", TEXT[0], "2", TEXT[1], "3", TEXT[2]]
    assert texts(found_in(TITLE, RECIPIENTS, *listed, *END)) == listed


def test_heads_of_pages_beside_their_numbers() -> None:
    head = "示例市财政局文件汇编"
    parts = [line for page in "123" for line in (*text_of(page), head, f"- {page} -")]
    found = found_in(TITLE, RECIPIENTS, *parts, *END)
    assert texts(found) == [line for page in "123" for line in text_of(page)]
    assert [each.text for each in found.unplaced] == [head, "- 1 -", head, "- 2 -", head, "- 3 -"]


def test_a_page_number_at_the_end_of_a_line() -> None:
    found = found_in(TITLE, RECIPIENTS, TEXT[0], "附件：决算报表— 2 —", *END)
    assert [each.name for each in found.attachment_list] == ["决算报表"]


@pytest.mark.parametrize("dashes", [[], ["", "---", ""]])
@pytest.mark.parametrize(
    "head",
    [
        ["标题：决算通知", "来源：示例网", "URL：https://example.invalid/3.htm", "抓取时间：2024-12-02"],
        ["# 原件", "- title: 决算通知", "- source_url: https://example.invalid/3.htm", "- status: 200"],
    ],
)
def test_what_a_program_puts_above_what_it_fetched(head: list[str], dashes: list[str]) -> None:
    number = "示财发〔2024〕3号"
    found = found_in(*head, *dashes, TITLE[:14], TITLE[14:], number, RECIPIENTS, *TEXT, *END)
    assert found.title is not None
    assert (found.title.text, found.number and found.number.text) == (f"{TITLE[:14]}\n{TITLE[14:]}", number)
    assert (found.recipients and found.recipients.text, texts(found)) == (RECIPIENTS, TEXT)
    assert [each.text for each in found.unplaced] == [*head, *filter(None, dashes)]


@pytest.mark.parametrize("page", [[], ["1"], ["— 1 —"]])
@pytest.mark.parametrize(
    ("lines", "title", "attached"),
    [
        ([TITLE[:6], TITLE[6:], *TEXT], f"{TITLE[:6]}\n{TITLE[6:]}", []),
        (["示例大学MPA 中心", "2024 年招生办法", "为做好招生工作，现将招", "办法公布如", "下：", *TEXT], None, []),
        (["附件2", "报考须知", *TEXT], None, ["附件2"]),
    ],
)
def test_a_file_whose_page_is_above_its_text(
    lines: list[str], title: str | None, attached: list[str], page: list[str]
) -> None:
    head = ["附件2：报考须知.pdf", "所属通知：招生公告", "发布单位：示例大学", "下载地址：https://example.invalid/3"]
    found = found_in(*head, "附件正文", *page, "", *lines)
    assert [each.text for each in found.unplaced] == [*head, "附件正文", *page]
    assert [each.label.text for each in found.attachments] == attached
    assert (found.title and found.title.text) == (None if attached else title or "\n".join(lines[:2]))


@pytest.mark.parametrize("date", ["2024|年|12|月|1|日", "二〇二四|年|十二|月|一|日"])
def test_a_date_whose_pieces_are_in_lines_of_their_own(date: str) -> None:
    found = found_in(TITLE, RECIPIENTS, *TEXT, END[0], *date.split("|"))
    assert (found.issued and found.issued.iso, texts(found)) == ("2024-12-01", TEXT)
    assert [each.text for each in found.signature.organs] == END[:1]


def test_what_a_page_puts_about_a_document() -> None:
    head = ["首页 > 通知公告 > 正文", "发布日期：2024-03-05", "点击数：100", "分享到："]
    foot = ["编辑：示某", "审核：示某某", "【打印本页】 【关闭窗口】"]
    found = found_in(head[0], TITLE, *head[1:], RECIPIENTS, *TEXT, *END, *foot)
    assert (found.title and found.title.text, found.recipients and found.recipients.text) == (TITLE, RECIPIENTS)
    assert sorted(each.text for each in found.unplaced) == sorted([*head, *foot])


@pytest.mark.parametrize(
    ("name", "first", "title"),
    [
        ("草稿.md", "# 示例圈规 v1.1", "示例圈规 v1.1"),
        ("草稿.md", "##示例大会", "示例大会"),
        ("草稿.md", "#示例", None),
        ("草稿.txt", "# 示例圈规 v1.1", None),
        ("草稿.txt", "【放假通知】", "放假通知"),
        ("草稿.txt", "【放假时间】", None),
    ],
)
def test_a_title_that_is_a_heading_of_markdown_or_in_brackets(name: str, first: str, title: str | None) -> None:
    document, *_ = read_text("\n".join([first, "", *TEXT]).encode(), name)
    found = recognise(document)
    assert (found.title and found.title.text) == title
    assert texts(found)[-len(TEXT) :] == TEXT


def test_a_document_that_is_there_twice() -> None:
    document = [TITLE, RECIPIENTS, *TEXT, *END]
    found = found_in(*document, *document)
    assert texts(found) == TEXT
    assert [each.text for each in found.unplaced] == document


def test_a_title_and_who_is_addressed_in_one_line() -> None:
    found = found_in(f"{TITLE}{RECIPIENTS}", *TEXT, *END)
    assert (found.title and found.title.text, found.recipients and found.recipients.text) == (TITLE, RECIPIENTS)


@pytest.mark.parametrize("organ", ["示例市财政局", ""])
def test_a_list_and_a_signature_in_one_line(organ: str) -> None:
    found = found_in(
        TITLE, RECIPIENTS, TEXT[0], f"附件：决算办法{organ}二〇二四年十二月一日", "附件", "决算办法", *RULES
    )
    assert [each.name for each in found.attachment_list] == ["决算办法"]
    assert [each.text for each in found.signature.organs] == ([organ] if organ else [])
    assert found.issued is not None
    assert found.issued.iso == "2024-12-01"
    assert [each.title and each.title.text for each in found.attachments] == ["决算办法"]


@pytest.mark.parametrize(
    ("lines", "title", "number"),
    [
        ([f"{TITLE}（示财发〔2024〕3号）"], TITLE, "示财发〔2024〕3号"),
        (
            ["示例市财政局 示例市民政局公告〔2024〕第3号"],
            "示例市财政局 示例市民政局公告〔2024〕第3号",
            "公告〔2024〕第3号",
        ),
        ([f"{TITLE}（示财发〔2024〕3号）", TITLE], TITLE, "示财发〔2024〕3号"),
    ],
)
def test_a_number_in_a_title(lines: list[str], title: str, number: str) -> None:
    found = found_in(*lines, *TEXT, *END)
    assert (found.title and found.title.text, found.number and found.number.text) == (title, number)


@pytest.mark.parametrize(
    "below", [[TITLE], ["为规范决算工作，制定了《决算办法》，现予公布。", *END, "决算办法", *RULES]]
)
def test_an_announcement_s_mark_is_above_its_number(below: list[str]) -> None:
    found = found_in("示例市财政局公告", "2024年第3号", *below, *TEXT)
    assert [each.text for each in found.mark] == ["示例市财政局公告"]
    assert (found.number and found.number.text) == "2024年第3号"


def test_what_is_issued_behind_a_text_without_a_date() -> None:
    found = found_in(
        "示例县人大常委会关于批准示例县决算办法的决议", "会议决定：批准《示例县决算办法》。", "示例县决算办法", *RULES
    )
    assert texts(found) == ["会议决定：批准《示例县决算办法》。"]
    assert found.issued_text is not None
    assert found.issued_text.title is not None
    assert [each.heading + each.text for each in found.issued_text.body] == RULES


@pytest.mark.parametrize("line", ["内部发送：办公厅，条法司。", "校对：示某", "联系人：示某（共印40份）"])
def test_lines_of_the_house_in_an_imprint(line: str) -> None:
    found = found_in(
        TITLE,
        RECIPIENTS,
        TEXT[0],
        *END,
        "主题词：财务　决算　通知抄送：示例市审计局。",
        line,
        "示例市财政局办公室　2024年12月2日印发",
    )
    assert texts(found) == [TEXT[0]]
    assert (found.imprint and found.imprint.copy_to and found.imprint.copy_to.text) == "抄送：示例市审计局。"


def test_an_announcement_that_is_the_end_of_a_title_is_no_mark() -> None:
    found = found_in(
        "示例市财政局关于做好年终决算工作的", "示例市财政局公告", "2024年第3号", PUBLISHED, "决算办法", *RULES
    )
    assert found.mark == ()


def test_a_page_of_the_web_with_all_that_is_on_it() -> None:
    above = [
        f"{TITLE}_示例市财政局", "首页", "信息公开", TITLE, "2024-12-02 10:04", "来源：示例市财政局", "Aa", "大",
        "小",
    ]  # fmt: skip
    below = ["扫一扫在手机打开当前页", "网站地图", "联系我们", "地址：示例路1号", "网站标识码：0000000001"]
    found = found_in(*above, RECIPIENTS, *TEXT, *END, *below)
    assert (found.title and found.title.text, found.recipients and found.recipients.text) == (TITLE, RECIPIENTS)
    assert texts(found) == TEXT
    assert [each.text for each in found.signature.organs] == END[:1]
    assert sorted(each.text for each in found.unplaced) == sorted([*above[:3], *above[4:], *below])


@pytest.mark.parametrize(
    ("lines", "signed", "dated"),
    [
        (["示例市财政局", "2018年___10_月_18__号"], ["示例市财政局"], "2018年___10_月_18__号"),
        (["负责人签名：____", "2024年12月1日"], [], None),
        (["所在院校：示例大学", "2024年12月1日"], [], "2024年12月1日"),
        (["会议记录", "2024年12月1日"], [], "2024年12月1日"),
        (["  年  月  日          年  月  日"], [], None),
        (["示例市“三地一区”建设办公室", "2024年12月1日发"], ["示例市“三地一区”建设办公室"], "2024年12月1日发"),
        (
            ["示例市财政局", "（示例市民政局代章）", "2024年12月1日"],
            ["示例市财政局（示例市民政局代章）"],
            "2024年12月1日",
        ),
    ],
)
def test_what_is_filled_in_signs_nothing(lines: list[str], signed: list[str], dated: str | None) -> None:
    signature = found_in(TITLE, RECIPIENTS, *TEXT, *lines).signature
    assert [each.text for each in signature.organs] == signed
    assert (signature.date and signature.date.text) == dated


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        ([TITLE, "各位朋友："], "各位朋友："),
        ([TITLE, "甲乙丙："], "甲乙丙："),
        ([TITLE, "学  院：", "专  业："], None),
        ([TITLE, "："], None),
        (["投资策略："], None),
        (["尊敬的示例老师："], "尊敬的示例老师："),
    ],
)
def test_who_is_addressed_is_named_or_below_a_notice(lines: list[str], recipients: str | None) -> None:
    found = found_in(*lines, *TEXT).recipients
    assert (found and found.text) == recipients


def test_contacts_go_on_below_their_label() -> None:
    note = found_in(TITLE, RECIPIENTS, *TEXT, *END, "联系人：", "示例某（电话：010-00000000）").note
    assert note is not None
    assert note.text.splitlines() == ["联系人：", "示例某（电话：010-00000000）"]


def test_a_remark_at_the_end_is_text_and_news_of_a_regulation_issues_nothing() -> None:
    assert found_in(TITLE, *TEXT, "（此页仅供填写）").note is None
    assert found_in("示例部修订决算规范(全文)", *TEXT, "决算规范", "第一章 总则", *RULES).issued_text is None


def test_a_name_with_a_colon_is_a_title() -> None:
    found = found_in("工作计划：", "加强学习。").title
    assert found is not None
    assert found.text == "工作计划："


def test_an_attachment_that_the_text_names_far_above_its_end_is_no_list() -> None:
    named = ["附件1：类型缩写表", *(f"类型{number}" for number in range(30))]
    assert found_in(TITLE, *TEXT, *named).attachment_list == ()


def test_labels_above_the_attachments_themselves_are_a_list() -> None:
    issued = ["示例市财政局关于印发决算办法的通知", RECIPIENTS, *TEXT, *END, "决算办法", *RULES]
    found = found_in(*issued, "附件：", "一览表", "附件", "一览表", *TEXT)
    assert [(each.label.text, len(each.body)) for each in found.attachments] == [("附件", len(TEXT))]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("关于冬季用电事宜", "关于冬季用电事宜"),
        ("【通知】关于元旦放假的安排", "【通知】关于元旦放假的安排"),
        ("温馨提示", "温馨提示"),
        ("示例公司元旦放假安排", "示例公司元旦放假安排"),
        ("人事任命", "人事任命"),
        ("证明", "证明"),
        ("关于用电，请注意", None),
        ("关于用电：", None),
        ("使用说明", None),
        ("一、用电说明", None),
    ],
)
def test_a_first_line_that_says_what_a_short_text_is(first: str, title: str | None) -> None:
    found = found_in(first, *TEXT, *END)
    assert (found.title and found.title.text, len(found.body)) == (title, len(TEXT) + (title is None))


@pytest.mark.parametrize("name", ["用电须记", "示例公司元旦值班", "2024年冬"])
@pytest.mark.parametrize("addressed", ["各部门：", "全体员工：", "示例市民政局："])
def test_a_name_above_whoever_is_addressed_is_a_title(name: str, addressed: str) -> None:
    found = found_in(name, addressed, *TEXT, *END)
    assert (found.title and found.title.text, found.recipients and found.recipients.text) == (name, addressed)


@pytest.mark.parametrize("above", ["一、前言", "尊敬的示例先生"])
def test_what_looks_like_a_title_and_is_none(above: str) -> None:
    found = recognise(read_text("\n".join([f"# {above}", *TEXT]).encode(), "草稿.md")[0])
    assert found.title is None


@pytest.mark.parametrize(
    ("lines", "signed", "dated"),
    [
        ([END[1], END[0]], END[:1], END[1]),
        ([END[0], f"日期：{END[1]}"], END[:1], END[1]),
        (["地点：三楼", f"日期：{END[1]}"], [], None),
        (["示例学院党总支 2024年12月1日"], ["示例学院党总支"], "2024年12月1日"),
        (["示例培训基地"], ["示例培训基地"], None),
        (["发布人：示某某", END[1]], ["发布人"], END[1]),
        (["发布人：示某某 2024年12月1日"], ["发布人"], "2024年12月1日"),
        (["联系人：示某某", END[1]], [], END[1]),
        (["落款：示例大学", END[1]], ["落款：示例大学"], END[1]),
        (["届：2024  学院：示例学院  2024年12月1日"], [], None),
    ],
)
def test_how_short_texts_end(lines: list[str], signed: list[str], dated: str | None) -> None:
    signature = found_in(TITLE, RECIPIENTS, *TEXT, *lines).signature
    assert [each.text for each in (*signature.organs, *signature.posts)] == signed
    assert (signature.date and signature.date.text) == dated


@pytest.mark.parametrize(
    "listed",
    [
        ["附件", "1. 检查表", "2. 名单"],
        ["附件（2份）：1. 检查表", "2. 名单"],
        ["附件1 检查表", "附件2 名单"],
    ],
)
def test_labels_of_a_list_without_a_colon_or_with_a_count(listed: list[str]) -> None:
    found = found_in(TITLE, RECIPIENTS, *TEXT, *listed, *END)
    assert [each.name for each in found.attachment_list] == ["检查表", "名单"]
    assert (texts(found), found.signature.date and found.signature.date.text) == (TEXT, END[1])


def test_a_day_in_brackets_is_no_number() -> None:
    assert found_in("示例日报表（20240305）", RECIPIENTS, *TEXT).number is None
