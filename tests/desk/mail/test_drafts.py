"""Who gets which message with which papers, the texts of the messages, and the folder of drafts."""

import json
import shutil
from pathlib import Path

import pytest

from generator.desk.mail.drafts import SetMail, set_mail, write_drafts
from generator.dispatch.build_options import BuildOptions
from generator.ground.errors import GeneratorError
from generator.templates.text.notice import Notice
from tests.chosen import ALL
from tests.desk.mail.test_message import parsed, read_by_hand
from tests.sample_office import Office, codes, tree

UNITS = """\
groups:
  - name: 分馆
    units:
      - {name: 东馆, addressee: 东馆办公室, code: "01", email: "东馆 <dg@示例.cn>，d2@example.cn", address: 示例路1号}
      - {name: 西馆, code: "02", email: xg@example.cn}
      - {name: 同名馆, code: "03", email: t3@example.cn}
      - {name: 同名馆, code: "04", email: t4@example.cn}
  - name: 直属单位
    units:
      - {name: 修复中心, email: xf@example.cn}
"""
TEXT = """\
---
主题: "{{ notice.title }}（{{ unit.name }}）"
收件人: "{{ 邮箱 }}"
抄送: [bgs@example.cn, "{% if unit.code == '02' %}x@example.cn{% endif %}"]
回复到: hz@example.cn
附件: [公文, 函]
---
{{ unit.addressee }}：

{# 不印的话 #}
    {{ serial }}/{{ total }} | 请查收。
{% for each in units %}{{ each.name }}、{% endfor %}


{{ notice.date }}
"""
OF_THE_EAST = ["关于报送《目录》的通知.docx", "函-东馆.docx"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office.at(tmp_path_factory.mktemp("mail"))
    office.write("units.yaml", UNITS)
    office.template("unit/信封.docx", ["{{ unit.address }}"])
    office.build()
    return office


@pytest.fixture
def office(built: Office, tmp_path: Path) -> Office:
    """Five units and their papers."""
    return Office(shutil.copytree(built.folder, tmp_path / "office"))


def mail_of(office: Office, template: Path | None = None, *, internal: bool = False, **options: object) -> SetMail:
    places = {"templates": office.folder / "templates", "units": office.folder / "units.yaml", "output": office.output}
    return set_mail(BuildOptions(**places, **options), template=template, internal=internal)  # type: ignore[arg-type]


def drafts(office: Office) -> dict[str, bytes]:
    return tree(office.papers / "mail")


def refused(office: Office, **others: object) -> list[str]:
    with pytest.raises(GeneratorError) as fault:
        mail_of(office, **others)  # type: ignore[arg-type]
    assert not list(office.output.glob("*/mail"))
    return [each.code for each in fault.value.problems]


def test_every_unit_gets_a_draft(office: Office) -> None:
    """With the notice and its papers that print no address; builds leave the folder alone, and do not speak of it."""
    written = write_drafts(mail_of(office))
    found = drafts(office)
    names = ["01-东馆", "02-西馆", "03-同名馆-03", "04-同名馆-04", "05-修复中心"]
    assert [each.file for each, _ in written] == [f"{name}.eml" for name in names]
    east = parsed(found["01-东馆.eml"])
    assert [str(part.get_filename()) for part in east.iter_attachments()] == OF_THE_EAST
    assert [each.addr_spec for each in east["To"].addresses] == ["dg@xn--fsq092h.cn", "d2@example.cn"]
    assert east["Subject"] == "示档发〔2024〕7号 关于报送《目录》的通知"
    assert "东馆办公室：\n\n现发去关于报送《目录》的通知（示档发〔2024〕7号），见附件。" in read_by_hand(
        found["01-东馆.eml"]
    )[1].replace("\r\n", "\n")
    listed = json.loads(found["manifest.json"])["messages"]
    expected = [(draft.unit.name, draft.unit.code or None, size) for draft, size in written]
    assert [(each["unit"], each["code"], each["bytes"]) for each in listed] == expected
    assert "函-同名馆-03.docx" in [each["name"] for each in listed[2]["attachments"]]
    write_drafts(mail_of(office))
    assert drafts(office) == found
    assert "output-foreign" not in codes(office.build())
    office.replace("units.yaml", "dg@示例.cn", "other@示例.cn")
    again = office.build()
    assert codes(again) == codes(office.build())
    assert {each.action for each in again.changes} == {"unchanged"}
    assert drafts(office) == found


def test_a_choice_leaves_the_others_as_they_are(office: Office) -> None:
    write_drafts(mail_of(office))
    before = drafts(office)
    (office.papers / "mail" / "别人的.txt").write_text("别人的", encoding="utf-8")
    office.replace("units.yaml", "xg@example.cn", "neu@example.cn")
    office.replace("units.yaml", "t3@example.cn", "")
    [(west, _)] = write_drafts(mail_of(office, only=("西馆",)))
    expected = {"02-西馆.eml", "manifest.json", "别人的.txt"}
    assert {name for name, data in drafts(office).items() if before.get(name) != data} == expected
    assert len(json.loads(drafts(office)["manifest.json"])["messages"]) == 5
    assert west.to[0].address == "neu@example.cn"
    write_drafts(mail_of(office))
    assert drafts(office).keys() == (before.keys() | {"别人的.txt"}) - {"03-同名馆-03.eml"}


def test_a_text_of_the_office(office: Office) -> None:
    """Chinese keys, names of fields and of papers, lines and blanks as typed."""
    office.write("templates/mail/邮件.md", TEXT)
    write_drafts(mail_of(office))
    heads, text, attached = read_by_hand(drafts(office)["02-西馆.eml"])
    assert heads["Subject"] == "关于报送《目录》的通知（西馆）"
    assert (heads["Cc"], heads["Reply-To"]) == ("bgs@example.cn, x@example.cn", "hz@example.cn")
    assert text == "西馆：\r\n\r\n    2/5 | 请查收。\r\n东馆、西馆、同名馆、同名馆、修复中心、\r\n\r\n2024年3月5日\r\n"
    assert list(attached) == ["关于报送《目录》的通知.docx", "函-西馆.docx"]
    assert read_by_hand(drafts(office)["01-东馆.eml"])[0]["Cc"] == "bgs@example.cn"


ATTACHED: dict[str, list[str]] = {
    "notice": OF_THE_EAST[:1],
    "[函]": OF_THE_EAST[1:],
    "[unit]": ["信封-东馆.docx", "函-东馆.docx"],
    "[unit/信封.docx, 公文]": ["信封-东馆.docx", OF_THE_EAST[0]],
    "[清单, 公文, notice]": ["分发表.docx", OF_THE_EAST[0]],
}


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("attach", ATTACHED)
def test_what_is_attached(office: Office, attach: str) -> None:
    office.write("templates/mail/a.md", f"---\nsubject: 示例\nattach: {attach}\n---\n示例。\n")
    found = mail_of(office, only=("东馆",)).mails[0].files
    assert sorted(found) == sorted(ATTACHED[attach])


def test_pdfs_take_the_place_of_documents(office: Office) -> None:
    for path in (office.folder / "templates").glob("*/*.docx"):
        path.unlink()
    office.write("templates/unit/卡.md", "---\ntitle: 示例卡\nrecipients: '{{ unit.name }}'\n---\n请知悉。\n")
    office.build(pdf=True)
    [east] = mail_of(office, only=("东馆",)).mails
    assert list(east.files) == ["关于报送《目录》的通知.pdf", "卡-东馆.pdf"]


def test_all_missing_and_malformed_addresses(office: Office) -> None:
    office.replace("units.yaml", "xg@example.cn", "xg＠example。cn")
    office.replace("units.yaml", "t3@example.cn", "")
    office.replace("units.yaml", "email: xf@example.cn", 'email: "a@b.cn\\nBcc: c@d.cn"')
    office.replace("units.yaml", "t4@example.cn", "")
    found = mail_of(office)
    expected = [("mail-address-missing", None), ("mail-address-wrong", "xg@example.cn"), ("mail-address-wrong", None)]
    assert [(each.code, each.suggestion) for each in found.lacking] == expected
    assert found.lacking[0].message("zh") == "2 个单位没有邮箱：同名馆、同名馆"
    assert found.lacking[1].facts["key"] == "email"  # which the unit has, not the text
    assert [each.unit.name for each, _ in write_drafts(found)] == ["东馆"]


@pytest.mark.parametrize("head", ["attach: 公文", 'subject: ""', "subject: '{{ unit.phone or \"\" }}'"])
def test_no_message_is_without_a_subject(office: Office, head: str) -> None:
    office.write("templates/mail/a.md", f"---\n{head}\n---\n示例。\n")
    notice = mail_of(office).sources.notice
    assert {each.subject for each in mail_of(office).mails} == {f"{notice.number} {notice.title}"}


TEMPLATES: dict[str, str] = {
    "---\nto: x@y.cn\n---\n": "notice-no-text",
    "---\nsubjet: x\n---\n示例。\n": "source-unknown-key",
    "---\nattach: [附函]\n---\n示例。\n": "mail-attach",
    "---\nto: '{{ unit.mail }}'\n---\n示例。\n": "text-missing-name",
    "---\nsubject: x\n---\n{{ 'a.png' | image }}\n": "text-syntax",
}


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("text", TEMPLATES)
def test_a_faulty_text(office: Office, text: str) -> None:
    office.write("templates/mail/a.md", text)
    assert set(refused(office)) == {TEMPLATES[text]}


def test_a_wrong_copy_is_a_wrong_address(office: Office) -> None:
    office.write("templates/mail/a.md", "---\nto: '{{ unit.email }}'\ncopy_to: 甲\n---\n示例。\n")
    expected = [("mail-address-wrong", 3)]
    assert [(each.code, each.span and each.span.line) for each in mail_of(office).lacking] == expected


def test_several_texts(office: Office) -> None:
    for name in ("a.md", "b.md"):
        office.write(f"templates/mail/{name}", f"---\nsubject: {name}\n---\n示例。\n")
    office.write("templates/mail/README.md", "说明")
    assert refused(office) == ["mail-texts"]
    assert mail_of(office, office.folder / "templates/mail/b.md").mails[0].subject == "b.md"
    assert refused(office, template=office.folder / "templates/mail/c.md") == ["source-missing"]


def test_what_may_not_be_sent(office: Office) -> None:
    """Papers that were not built, of another text than today's, changed by hand, classified."""
    (office.papers / OF_THE_EAST[0]).write_bytes(b"changed")
    assert refused(office) == ["mail-old"]
    office.build()
    office.replace("templates/notice/notice.md", "三月底前", "四月底前")
    assert refused(office) == ["mail-old"]
    office.replace("templates/notice/notice.md", "7号", "8号")
    assert refused(office) == ["mail-no-set"]
    office.replace("templates/notice/notice.md", "title: 关于", "secrecy: 秘密\ncopy_number: '000001'\ntitle: 关于")
    office.build()
    assert refused(office) == ["mail-classified"]


def test_what_is_not_public_stays_within(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Notice, "context", {**mail_of(office).sources.notice.context, "disclosure": "不予公开"})
    assert refused(office) == ["mail-not-public"]
    assert len(mail_of(office, internal=True).mails) == 5
