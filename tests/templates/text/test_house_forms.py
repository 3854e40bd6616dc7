"""Forms of practice and of the house: what the front matter says becomes the document; doubtful things are reported."""

from pathlib import Path

import pytest

from generator.desk.starters.starter_notice import new_notice
from generator.notices.editing.form_keys import key_needs
from generator.official.document import SignatureKind
from generator.standard import FORMS, Format
from generator.templates.text.front_matter.house import house_defaults
from generator.templates.text.notice import Notice, open_notice
from tests.templates.text.folders import make_folder

HOUSE = """
发文机关: 示例市档案馆
发文机关标志: 示例市档案馆文件
自定格式:
  工作请示: {基于: 签报, 用途: 科室请示工作, 标题用词: [工作请示]}
  督办单: {基于: 公文, 发文机关标志: "{issuer}督办单", 可用文种: [通知, 通报]}
  快报: {基于: 公文, 署名方式: 不加盖印章}
"""


def opened(folder: Path, *lines: str, house: str = HOUSE) -> Notice:
    front = "\n".join(("---", "title: 关于报送目录的通知", "date: 2026-03-05", *lines, "---", "请报送。"))
    own = {line.partition(":")[0] for line in lines}
    front = "\n".join(line for line in front.splitlines() if line in lines or line.partition(":")[0] not in own)
    inside, file = make_folder(folder, f"{front}\n=== house.yaml\n{house}")
    return open_notice(inside, file)


def codes(notice: Notice) -> list[str]:
    return [each.code for each in notice.warnings]


def test_a_form_of_the_house_has_its_base_and_its_own_words(tmp_path: Path) -> None:
    notice = opened(tmp_path, "format: 督办单", "recipients: 各分馆", "number: 示档发〔2026〕3号")
    document = notice.render()
    assert (document.format, document.issuer_mark) == (Format.GENERAL, ("示例市档案馆督办单",))
    assert (document.form.kinds, document.form.imprint) == (("通知", "通报"), FORMS[Format.GENERAL].imprint)
    assert notice.context["format"] == "督办单"


def test_a_mark_of_its_own_goes_before_that_of_the_form(tmp_path: Path) -> None:
    notice = opened(tmp_path, "format: 督办单", "recipients: 各分馆", "mark: 示例市档案馆专用")
    assert notice.render().issuer_mark == ("示例市档案馆专用",)


def test_its_signature_is_that_of_the_form(tmp_path: Path) -> None:
    assert opened(tmp_path, "format: 快报", "recipients: 各分馆").render().signature is SignatureKind.UNSEALED


def test_its_titles_are_of_no_kind_and_need_no_signers(tmp_path: Path) -> None:
    notice = opened(tmp_path, "format: 工作请示", "title: 关于购置书架的工作请示", "recipients: 馆领导")
    assert (notice.render().kind, notice.render().format, codes(notice)) == (None, Format.MEMO, [])
    assert not notice.addresses_units


def test_the_form_on_the_page_asks_for_what_it_needs(tmp_path: Path) -> None:
    _, file = make_folder(tmp_path, f"\n=== house.yaml\n{HOUSE}")
    house = house_defaults(file)
    unsuited = {name: key_needs({"format": name}, house).unsuited for name in ("工作请示", "公示", "便函", "公文")}
    assert {"imprint", "copy_to", "period"} <= unsuited["工作请示"]
    assert {"recipients", "mark", "imprint"} <= unsuited["公示"]
    assert "number" in unsuited["便函"]
    assert {"period", "attendance"} <= unsuited["公文"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("format: 便函", "recipients: 各分馆"), ("示例市档案馆",)),
        (("format: 便函", "recipients: 各分馆", "mark: 无"), ()),
        (("format: 签报", "recipients: 馆领导"), ()),
        (("format: 签报", "recipients: 馆领导", "mark: 办公室"), ("办公室",)),
        (("format: 公示", "title: 评审结果公示"), ()),
        (("format: 张贴公告", "title: 关于开放档案的公告"), ()),
    ],
)
def test_the_mark_of_a_form_of_practice(lines: tuple[str, ...], expected: tuple[str, ...], tmp_path: Path) -> None:
    assert opened(tmp_path, *lines).render().issuer_mark == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("period: {from: 2026-03-06, to: 2026-03-12}",), []),
        (("period: {from: 2026-03-06, to: 2026-03-10}",), ["notice-period-short"]),
        (("period: {from: 2026-03-06}",), ["notice-period-open"]),
        (("公示期: {开始日期: 2026-03-06, 截止日期: 2026-03-12}",), []),
        (("copy_to: 示例县财政局",), ["notice-imprint-none"]),
        (("imprint: {office: 办公室}",), ["notice-imprint-none"]),
    ],
)
def test_practice_is_no_error(lines: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    notice = opened(tmp_path, "format: 公示", "title: 评审结果公示", *lines)
    assert codes(notice) == expected
    assert (notice.render().copy_to, notice.render().imprint) == (None, None)


def test_templates_see_the_period(tmp_path: Path) -> None:
    notice = opened(tmp_path, "format: 公示", "title: 评审公示", "period: {from: 2026-03-06, to: 2026-03-12}")
    seen = notice.context["period"]
    assert isinstance(seen, dict)
    expected = {"from": "2026年3月6日", "to": "2026年3月12日", "days": "5"}
    assert {key: str(value) for key, value in seen.items()} == expected


@pytest.mark.parametrize("form", Format, ids=lambda form: form.name)
def test_the_sample_of_every_form_is_right(form: Format, tmp_path: Path) -> None:
    new_notice(tmp_path / "notice", form)
    notice = open_notice(tmp_path / "notice")
    assert (notice.render().format, [each.code for each in notice.warnings]) == (form, [])
