"""The public version of whole notices: what is refused, what is replaced, and that nothing is left in any stream."""

import io
import os
import re
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import docx
import openpyxl
import pytest
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.dispatch.public_version import public_notice
from generator.dispatch.public_version.reviewing import review
from generator.ground.errors import GeneratorError, OutputError
from generator.templates.text.notice import open_notice
from generator.writing.manifest_entries import EDITED_FOLDER
from tests.dispatch.public_version.planted import mobile, plant, streams, word_file
from tests.office.photos import photo, plain_forms
from tests.sample_office import NOTICE, Office, tree
from tests.word_documents import blank

FOLDER = "示档发〔2024〕7号（公开）"
OPEN = "disclosure: 主动公开\n"
PAPER = "关于报送《目录》的通知.docx"


def write(office: Office, keys: str, text: str = "请于三月底前报送《目录》。\n") -> None:
    front, _, _ = NOTICE.rpartition("---\n")
    office.write("templates/notice/notice.md", f"{front}{keys}---\n{text}")


def refused(office: Office, **options: Any) -> list[str]:
    with pytest.raises(GeneratorError) as raised:
        office.build(**{"public": True, **options})
    assert not office.output.exists() or not list(office.output.iterdir())
    return [each.code for each in raised.value.problems]


# What is made.


@pytest.mark.parametrize("seed", range(300))
@pytest.mark.cases(2)
def test_nothing_that_was_removed_is_left(office: Office, seed: int) -> None:
    planted = plant(office, seed)
    files = tree(office.build(public=True, pdf=planted.pdf).folder)
    assert sorted(Path(each).suffix for each in files) == [".docx", ".json", *[".pdf"] * planted.pdf]
    assert planted.in_files(files) == []


def test_the_witness_sees_what_is_there(office: Office) -> None:
    planted = plant(office, 7)
    there = {word for _, word in planted.in_files(tree(office.build(pdf=True).folder))}
    assert there == {*planted.removed}
    assert {place for place, _ in streams("a.pdf", next(iter(_pdfs(office))))} >= {"pages", "metadata", "strings"}


def _pdfs(office: Office) -> list[bytes]:
    return [path.read_bytes() for path in sorted(office.output.rglob("关于*.pdf"))]


def test_the_notice_alone_beside_its_set_which_stays(office: Office) -> None:
    write(office, OPEN + "contact: {name: 示例甲, phone: 023-57682001}\n", "请与{{ notice.contact.name }}联系。\n")
    before = tree(office.build().folder)
    manifest = office.build(public=True)
    assert manifest.folder.name == FOLDER
    assert sorted(tree(manifest.folder)) == ["manifest.json", PAPER]
    assert [each.name for each in sorted(office.output.iterdir())] == ["示档发〔2024〕7号", FOLDER]
    assert tree(office.build().folder) == before
    assert manifest.account.zh == "公开版里没有：示例甲（1 处，换成 ×××）"
    assert tree(office.build(public=True).folder) == tree(manifest.folder)


def test_what_the_manifest_says_of_it(office: Office) -> None:
    plain = tree(office.build().folder)
    write(office, "disclosure: 依申请公开\ndisclosure_reason: 示例理由\n")
    internal = tree(office.build().folder)
    assert {name for name in plain if plain[name] != internal[name]} == {"manifest.json"}
    assert '"disclosure": "依申请公开",\n' in internal["manifest.json"].decode()
    assert '"disclosure_reason": "示例理由",\n' in internal["manifest.json"].decode()
    public = office.build(public=True, on_request=True)
    assert public.folder.name == "示档发〔2024〕7号（依申请公开）"


def test_it_is_printed_where_the_house_says_so(office: Office) -> None:
    write(office, "note: 此件公开发布\ndisclosure_in: note\n" + OPEN)
    assert open_notice(office.folder / "templates/notice").render().note == "此件公开发布；公开属性：主动公开"
    write(office, "公开属性: 主动公开\n公开属性印在: 附注\n公开时保留: 示例甲\n公开时替换: {目录: 清单}\n")
    opened = open_notice(office.folder / "templates/notice")
    assert opened.render().note == "公开属性：主动公开"
    assert (dict(opened.disclosure.replaced), opened.disclosure.kept) == ({"目录": "清单"}, ("示例甲",))


def test_a_file_changed_by_hand_is_moved(office: Office) -> None:
    write(office, OPEN)
    folder = office.build(public=True).folder
    (folder / PAPER).write_bytes(b"by hand")
    office.build(public=True)
    assert (folder / EDITED_FOLDER / PAPER).read_bytes() == b"by hand"


def test_a_folder_of_before_is_not_made_public(office: Office) -> None:
    """The set of a counted number, in the folder that earlier versions made, stays there."""
    keys = "format: 纪要\nnumber: 第3期\ntitle: 示例纪要\nissuer: 示例市档案馆\nmark: 示例纪要\ndate: 2024-03-05\n"
    office.write("templates/notice/notice.md", f"---\n{keys}recipients: 各分馆\n{OPEN}---\n会议议定以下事项。\n")
    os.rename(office.build().folder, office.output / "第3期")
    assert office.build(public=True).folder.name == "示例纪要 2024 第3期（公开）"
    assert (office.output / "第3期/manifest.json").exists()


def test_a_dry_run_writes_nothing(office: Office) -> None:
    write(office, OPEN)
    assert [each.path for each in office.build(public=True, dry_run=True).changes] == [PAPER]
    assert not office.output.exists()


# What is refused.


@pytest.mark.parametrize(
    ("keys", "options", "wanted"),
    [
        ("", {}, "public-no-disclosure"),
        ("disclosure: 不予公开\ndisclosure_reason: 示例\n", {}, "public-closed"),
        ("disclosure: 不予公开\ndisclosure_reason: 示例\n", {"on_request": True}, "public-closed"),
        ("disclosure: 依申请公开\ndisclosure_reason: 示例\n", {}, "public-on-request"),
        (OPEN, {"on_request": True}, "public-open-on-request"),
        ('copy_number: "000001"\nsecrecy: 秘密★1年\ndisclosure: 不予公开\n', {}, "public-classified"),
        (OPEN, {"draft": True}, "cli-public-alone"),
        (OPEN, {"correction": True}, "cli-public-alone"),
        (OPEN, {"reissue": ["东馆"]}, "cli-public-alone"),
        (OPEN, {"only": ["东馆"]}, "cli-public-alone"),
        (OPEN, {"numbered": True}, "cli-public-alone"),
        (OPEN, {"public": False, "on_request": True}, "cli-on-request-alone"),
    ],
)
@pytest.mark.cases(12)
def test_what_may_not_be_public(office: Office, keys: str, options: dict[str, Any], wanted: str) -> None:
    write(office, keys)
    assert refused(office, **options) == [wanted]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("disclosure: 不予公开\n", "notice-disclosure-reason"),
        (f"{OPEN}disclosure_reason: 示例\n", "notice-disclosure-reason-open"),
    ],
)
def test_reasons(office: Office, keys: str, wanted: str) -> None:
    write(office, keys)
    assert [each.code for each in open_notice(office.folder / "templates/notice").warnings] == [wanted]


TEXT = "请报送《目录》。\n一、{}\n"
TABLE = "| 姓名 | 电话 |\n| 示例甲 | {} |\n"


@pytest.mark.parametrize(
    ("keys", "text", "wanted"),
    [
        ("public: {示例甲: 某}\n", "请报送。\n", ["public-word-missing 9:10"]),
        ("public: {示例甲: 某}\n", "示 例 甲报送。\n", []),
        ("", TEXT.format("手机号13800138000"), ["public-private 11:6 手机号码"]),
        ("", TEXT.format("１３８－００１３　８０００"), ["public-private 11:3 手机号码"]),
        ("", TABLE.format("138.0013.8000"), ["public-private 11:9 手机号码"]),
        ("extra: {a: '13800138000'}\n", TEXT.format("{{ notice.extra.a }}"), ["public-private 12:1 手机号码"]),
        ("note: 电话13800138000\n", "请报送。\n", ["public-private 9:9 手机号码"]),
        ("public_keep: [138 0013 8000]\n", TEXT.format("电话13800138000"), []),
        ("public: {13800138000: 略}\ncontact: {phone: 138 0013 8000}\n", TEXT.format("电话138-0013－8000"), []),
        ("", '{{ "https://pan.baidu.com/s/1示例" | 二维码 }}\n', ["public-private 10:5 网盘或共享文档的链接"]),
        ("contact: {name: 示例甲, email: a@example.com}\n", "发到 a＠example.com。\n", []),
        ("contact: {name: 示例甲}\npublic_keep: 示例甲\n", "请与示例甲联系。\n", []),
        ("", "| 名称 | 提取码 |\n| 宣传片 | ab12 |\n", ["public-private 11:9 提取码或密码"]),
        ("", "| 名称 | 内容 |\n| 提取码 | ab12 |\n", ["public-private 11:9 提取码或密码"]),
        ("", "提取码：\nab12\n", ["public-private 11:1 提取码或密码"]),
        ("public: {示例甲: 示例乙, 示例乙: 某}\n", "请示例甲、示例乙报送。\n", ["public-word-stays 9:20"]),
        ("public: {示例甲: 示例甲某}\n", "请示例甲报送。\n", ["public-word-stays 9:10"]),
        ("public: {〔2024〕: 某}\n", "见〔2024〕8号。\n", ["public-word-stays 9:10"]),
    ],
)
@pytest.mark.cases(18)
def test_what_is_found_with_its_place(office: Office, keys: str, text: str, wanted: list[str]) -> None:
    write(office, OPEN + keys, text)
    reviewed = review(open_notice(office.folder / "templates/notice"))
    shown = (
        f"{each.code} {each.span.line}:{each.span.column} {each.facts.get('kind', '')}".strip()
        for each in reviewed.problems
        if each.span is not None
    )
    assert list(shown) == wanted
    if wanted:
        assert refused(office) == [each.partition(" ")[0] for each in wanted]
    else:
        office.build(public=True)


@pytest.mark.parametrize("kind", ["公示", "公告", "张贴公告", "通告"])
@pytest.mark.cases(4)
def test_contact_and_period_stay_where_they_are_for_everybody(office: Office, kind: str) -> None:
    keys = {"公示": "format: 公示", "公告": "format: 公告", "张贴公告": "format: 张贴公告"}.get(kind, "kind: 通告")
    period = "period: {from: 2024-03-06, to: 2024-03-12}\n" if kind == "公示" else ""
    front = (
        f"issuer: 示例市档案馆\ntitle: 关于示例的{kind.removeprefix('张贴')}\ndate: 2024-03-05\n{keys}\n{period}{OPEN}"
    )
    text = "联系人：{{ notice.contact.name }}，{{ notice.contact.phone }}。\n"
    contact = "contact: {name: 示例甲, phone: 13800138000}\n"
    office.write("templates/notice/notice.md", f"---\n{front}recipients: none\n{contact}---\n{text}")
    found = review(open_notice(office.folder / "templates/notice"))
    assert (found.problems, found.replaced) == ((), ())
    assert "13800138000" in str(found.notice.render().body)


def test_whoever_signs_sees_what_looks_private_and_stays(office: Office) -> None:
    """Each place by itself, in texts and in a Word file that is kept as a whole; what is not private is not listed."""
    keys = "public_keep: [138 0013 8000, list.docx, 示例甲]\nattachments: [{title: 名单, file: list.docx}]\n"
    (office.folder / "templates/notice/list.docx").write_bytes(word_file(Random(1), mobile(Random(1))))
    write(office, OPEN + keys, "电话13800138000，示例甲。\n电话138-0013-8000。\n")
    found = review(open_notice(office.folder / "templates/notice"))
    listed = [each for each in office.build(public=True).warnings if each.code == "public-kept"]
    shown = [(each.facts["word"], each.span.part or each.span.line) for each in listed if each.span]
    assert shown[:2] == [("13800138000", 12), ("138-0013-8000", 13)]
    assert {part for _, part in shown[2:]} == {"word/document.xml", "word/header1.xml"}
    assert (len(listed), found.private) == (len(found.kept), ())


# Attachments.


def attached(office: Office, data: bytes, keys: str = "", name: str = "list.docx") -> list[str]:
    """What is found where ``data`` is attached as ``name``: each place with the word."""
    (office.folder / "templates/notice" / name).write_bytes(data)
    write(office, f"{OPEN}{keys}attachments: [{{title: 名单, file: {name}}}]\n")
    found = review(open_notice(office.folder / "templates/notice"))
    return [f"{each.span.part} {each.span.cell or '-'} {each.word.text}" for each in found.private if each.span]


def test_word_attachments_are_read(office: Office) -> None:
    number = mobile(Random(1))
    data = word_file(Random(1), number)
    body = [f"word/document.xml - {number}", f"word/document.xml 1 {number}"]
    found = attached(office, data)
    assert set(body) < {*found}
    assert f"word/header1.xml - {number}" in found
    assert attached(office, data, "public_keep: [list.docx]\n") == []
    labelled, stream = blank(), io.BytesIO()
    table = labelled.add_table(3, 2)
    for cell, text in zip(table._cells, ("名称", "提取码", "宣传片", "ab12", "密码", "Xy12"), strict=True):
        cell.text = text
    labelled.save(stream)
    assert attached(office, stream.getvalue()) == ["word/document.xml 2 ab12", "word/document.xml 2 Xy12"]
    assert attached(office, data, f"public: {{{number}: }}\n") == []


PHOTOS = "{{ 'a.jpg' | 图片(alt='示意图') }}\n{{ 'b.png' | 图片 }}\n"
NOTE = "（此处的图片不公开）"


def with_photos(office: Office, keys: str) -> None:
    """A notice with two pictures, and a Word file with two of its own, one of which holds a text box."""
    jpeg, png = photo("jpeg", "示例某某的相机"), photo("png", "示例某某的电脑")
    (office.folder / "templates/notice/a.jpg").write_bytes(jpeg)
    (office.folder / "templates/notice/b.png").write_bytes(png)
    document, stream = blank(), io.BytesIO()
    document.add_picture(io.BytesIO(jpeg))
    boxed = document.add_paragraph("框外").add_run()
    boxed.add_picture(io.BytesIO(png))
    drawing = boxed._r.xpath("w:drawing")[0]
    drawing.append(parse_xml(f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"))
    document.save(stream)
    (office.folder / "templates/notice/list.docx").write_bytes(stream.getvalue())
    write(office, f"{OPEN}{keys}attachments: [{{title: 名单, file: list.docx}}]\n", f"请报送。\n{PHOTOS}")


@pytest.mark.parametrize(
    ("keys", "unsettled", "media", "notes"),
    [
        ("", ["a.jpg", "b.png", "list.docx"], None, None),
        ("public_keep: [a.jpg]\n", ["b.png", "list.docx"], None, None),
        ("public_keep: [示意图, b.png, list.docx]\n", [], 4, []),
        ("public_keep: [b.png, list.docx]\npublic: {a.jpg: }\n", [], 3, [NOTE]),
        ("public_keep: [b.png, list.docx]\npublic: {示意图: 图}\n", [], 3, [NOTE]),
        ("public_keep: [a.jpg, b.png]\npublic: {list.docx: }\n", [], 2, [NOTE] * 2),
        ("public: {a.jpg: （图1略）, b.png: , list.docx: 略}\n", [], 0, ["（图1略）", NOTE, "略", "略"]),
    ],
)
@pytest.mark.cases(7)
def test_pictures_are_kept_or_left_out(
    office: Office, keys: str, unsettled: list[str], media: int | None, notes: list[str] | None
) -> None:
    """By their file or their alternative text; a note is in the place of what is left out, and nothing in metadata."""
    with_photos(office, keys)
    found = review(open_notice(office.folder / "templates/notice"))
    assert [each.file for each in found.pictures] == unsettled
    if media is None or notes is None:
        assert refused(office) == [*["public-picture"] * (len(unsettled) - 1), "public-pictures"]
        return
    manifest = office.build(public=True)
    kept = {each.code for each in manifest.warnings} & {"public-picture-kept", "public-pictures-kept"}
    assert len(kept) == ("b.png]" in keys or "b.png, " in keys) + ("list.docx]" in keys)
    files = tree(manifest.folder)
    with zipfile.ZipFile(io.BytesIO(files[PAPER])) as package:
        assert sum("/media/" in each for each in package.namelist()) == media
        text = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
    assert sorted(re.findall("（[^）]*[略开]）|略", text)) == sorted(notes)
    assert "框外" in text
    assert "框内" in text
    for name, stream in ((place, data) for path, each in files.items() for place, data in streams(path, each)):
        assert not any(word.encode() in plain_forms(stream) for word in ("示例某某", "Photoshop 3.0")), name


def test_the_proof_looks_into_pictures(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with_photos(office, "public_keep: [a.jpg, b.png, list.docx]\n")
    monkeypatch.setattr(public_notice, "without_metadata", lambda data: data)
    with pytest.raises(OutputError) as raised:
        office.build(public=True)
    assert {(each.code, str(each.facts["what"])) for each in raised.value.problems} == {
        ("public-mark", "图片里附带的信息（拍摄的人、地点、机器）")
    }


def test_no_format_keeps_what_a_picture_says(office: Office) -> None:
    with_photos(office, "")
    (office.folder / "templates/notice/list.docx").unlink()
    write(office, f"{OPEN}public_keep: [a.jpg, b.png]\n", f"请报送。\n{PHOTOS}")
    files = tree(office.build(public=True, pdf=True, ofd=True).folder)
    assert {Path(each).suffix for each in files} == {".json", ".docx", ".pdf", ".ofd"}
    for path, data in files.items():
        for place, stream in streams(path, data):
            forms = plain_forms(stream)
            for word in ("示例某某", "Photoshop 3.0"):
                assert not any(word.encode(code) in forms for code in ("utf-8", "utf-16-be", "utf-16-le")), (
                    path,
                    place,
                )


@pytest.mark.parametrize("suffix", ["emf", "WMF", "svg", "webp"])
@pytest.mark.cases(2)
def test_no_drawing_is_kept_whose_words_cannot_be_taken_out(office: Office, suffix: str) -> None:
    with_photos(office, "public_keep: [a.jpg, b.png, list.docx]\n")
    file = office.folder / "templates/notice/list.docx"
    package = docx.Document(io.BytesIO(file.read_bytes()))
    picture = next(each for each in package.part.package.iter_parts() if each.partname.startswith("/word/media/"))
    picture.partname = PackURI(f"/word/media/drawing.{suffix}")
    picture._blob = b"<svg><title>WORD</title></svg>"
    package.save(str(file))

    with pytest.raises(OutputError) as raised:
        office.build(public=True)
    found = {(each.code, str(each.facts["what"])[:10]) for each in raised.value.problems}
    assert found == {("public-mark", "去不掉附带信息的图片")}


@pytest.mark.parametrize("name", ["list.xlsx", "list.pdf"])
def test_files_copied_beside_have_to_be_looked_through(office: Office, name: str) -> None:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "示例乙的材料"  # type: ignore[index]
    book.save(stream)
    data = stream.getvalue() if name == "list.xlsx" else b"%PDF-1.4\n%%EOF"
    attached(office, data, name=name)
    assert refused(office) == ["public-attachment-unseen"]
    if name == "list.xlsx":
        attached(office, data, f"public_keep: [{name}]\n", name)
        assert sorted(tree(office.build(public=True).folder)) == ["list.xlsx", "manifest.json", PAPER]
        attached(office, data, f"public_keep: [{name}]\ncontact: {{name: 示例乙}}\n", name)
        with pytest.raises(OutputError) as raised:
            office.build(public=True)
        assert {each.code for each in raised.value.problems} == {"public-left"}
