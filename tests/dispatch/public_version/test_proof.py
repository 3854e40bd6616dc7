"""The proof of a file: removed words in any part, string or encoding, and what no finished document has."""

import io
import zipfile
from collections.abc import Callable
from random import Random

import pikepdf
import pytest

from generator.dispatch.public_version.private_words import private_words, squashed
from generator.dispatch.public_version.proof import Proof
from generator.dispatch.public_version.removed_words import RemovedWords
from tests.dispatch.public_version.planted import PRIVATE, written
from tests.office.photos import photo
from tests.word_documents import saved

WORD, CODE = "示例某某", "x7k2"
PROOF = Proof(RemovedWords({WORD: "", CODE: "", "13800138000": ""}))
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def changed(part: str, data: bytes) -> bytes:
    """A package with an empty document and the ``part`` ``data``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, each in {"word/document.xml": xml(""), part: data}.items():
            archive.writestr(name, each)
    return buffer.getvalue()


def xml(inner: str, encoding: str = "utf-8") -> bytes:
    return f'<w:document {_W.decode()} xmlns:v="urn:v">{inner}</w:document>'.encode(encoding)


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    return saved(document, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"关于{WORD}", 0))


_SAID = b"/Span <</ActualText <" + (b"\xfe\xff" + WORD.encode("utf-16-be")).hex().encode() + b">>> BDC EMC"


def _actual_text(document: pikepdf.Pdf) -> None:
    document.pages[0].Contents = document.make_stream(_SAID)


def _in_a_form(document: pikepdf.Pdf) -> None:
    form = document.make_stream(_SAID, Subtype=pikepdf.Name.Form)
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a"] = pikepdf.AttachedFileSpec(document, f"a{WORD}".encode("gb18030"))


def _information(document: pikepdf.Pdf) -> None:
    document.docinfo["/Subject"] = WORD


def _metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = WORD


LEFT = {
    "runs": xml(f"<w:p>{run('示例')}{run('某')}<w:proofErr/>{run('某')}</w:p>"),
    "text": xml(f"<w:p>{run(f'码{CODE}。')}</w:p>"),
    "digits": xml(f"<w:p>{run('138－0013')}{run(' ８０００')}</w:p>"),
    "box": xml(f"<w:p><w:r><w:pict><v:t><w:p>{run(WORD)}</w:p></v:t></w:pict></w:r></w:p>"),
    "alternative": xml(f'<w:p><v:shape alt="图{WORD}"/></w:p>'),
    "field": xml(f"<w:p><w:r><w:instrText>HYPERLINK {CODE}</w:instrText></w:r></w:p>"),
    "comment": xml(f"<!-- {WORD} -->"),
    "binary": b"\x00" + WORD.encode("gb18030"),
    "wide": WORD.encode("utf-16-le"),
}


@pytest.mark.parametrize("place", LEFT)
@pytest.mark.cases(9)
def test_words_in_parts(place: str) -> None:
    part = f"word/{place}.{'bin' if LEFT[place][:1] != b'<' else 'xml'}"
    [problem] = PROOF.problems("a.docx", changed(part, LEFT[place]))
    assert (problem.code, problem.facts["place"]) == ("public-left", part)


@pytest.mark.parametrize("change", [_outline, _actual_text, _in_a_form, _attached, _information, _metadata])
@pytest.mark.cases(6)
def test_words_in_a_pdf(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert {each.facts.get("word") for each in PROOF.problems("a.pdf", pdf(change))} == {WORD}


def test_names_other_formats_and_what_is_clean() -> None:
    assert [each.code for each in PROOF.problems(f"{WORD}.docx", changed("a.xml", b"<a/>"))] == ["public-left"]
    expected = ["public-left"]
    assert [each.code for each in PROOF.problems("a.svg", f"<svg><text>{WORD}</text></svg>".encode())] == expected
    for name, data in (("a.docx", changed("a.xml", b"<a b='ax7k2a'/>")), ("a.pdf", pdf(lambda _: None))):
        assert list(PROOF.problems(name, data)) == []


@pytest.mark.parametrize(
    ("part", "inner", "wanted"),
    [
        ("word/comments.xml", "", "批注"),
        ("word/a.xml", f"<w:p><w:ins>{run('示例')}</w:ins></w:p>", "修订"),
        ("word/a.xml", "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>", "修订"),
        ("word/a.xml", run("示例", "<w:rPr><w:vanish/></w:rPr>"), "隐藏的文字"),
        ("word/a.xml", run("示例", '<w:rPr><w:vanish w:val="0"/></w:rPr>'), ""),
        ("word/styles2.xml", '<w:attachedTemplate w:val="a"/>', "模板的路径"),
        ("docProps/b.xml", "<w:lastModifiedBy>示例</w:lastModifiedBy>", "作者、单位或者模板的名字"),
        ("word/a.xml", '<w:bookmarkStart w:name="_fw_1"/>', "稿件的记号"),
    ],
)
@pytest.mark.cases(8)
def test_marks_of_what_is_not_finished(part: str, inner: str, wanted: str) -> None:
    found = list(PROOF.problems("a.docx", changed(part, xml(inner))))
    assert [(each.code, str(each.facts["what"])) for each in found] == ([("public-mark", wanted)] if wanted else [])


def test_marks_of_a_pdf() -> None:
    def write(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "示例"
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="a", Rect=[0, 0, 1, 1])
        document.pages[0].Annots = pikepdf.Array([note])
        shown = document.make_stream(photo("jpeg", "示例"), Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode)
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=shown))

    expected = ["作者、单位或者模板的名字", "批注", "图片里附带的信息（拍摄的人、地点、机器）"]
    assert [str(each.facts["what"]) for each in PROOF.problems("a.pdf", pdf(write))] == expected


# What looks private in a text: planted strings are found, however they are written, and ordinary ones are not.


ROUNDS = 300


@pytest.mark.parametrize("kind", PRIVATE)
@pytest.mark.cases(7)
def test_planted_strings_are_found(kind: str) -> None:
    """At least 99 of 100, with their kind and whole."""
    make, text = PRIVATE[kind]
    dice = Random(kind)
    found = 0
    for _ in range(ROUNDS):
        value = written(dice, make(dice), kind)
        seen = private_words(text.format(value))
        found += any(each.kind == kind and squashed(value) in squashed(each.text) for each in seen)
    assert found >= 0.99 * ROUNDS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("（138）0013-8000", ["mobile"]),
        ("+86 13800138000、0086-138-0013-8000", ["mobile", "mobile"]),
        ("13800138000/13900139000", ["mobile", "mobile"]),
        ("1 110105194912310021", []),
        ("合计13800138000元、13800138000.56 元、13800138000余元", []),
        ("1 11010519491231002X", ["identity"]),
        ("家住示例镇示例村三组12号。", ["home"]),
        ("姓名：示例甲，住址：示例小区3栋2单元501室", ["home"]),
        ("收件人示例甲，示例路8号2-301", ["home"]),
        ("会议密码 1234，入会码：ab12", ["code", "code"]),
        ("a . b＠example . com", ["email"]),
        ("138 00 13 80 00，1 3 8 0 0 1 3 8 0 0 0", ["mobile", "mobile"]),
        ("身份证号：110105491231002，护照号 E12345678", ["identity", "identity"]),
        ("银行卡号：6222 0200 0000 1234 567", ["card"]),
        ("https://www.example.cn/f?pwd=ab12，密码 = x7y8", ["code", "code"]),
        ("会议号：123-456-789，会议ID 123 456 7890", ["code", "code"]),
        ("微信号：shili_2026，QQ群（12345678），微信shili不是", ["account", "account"]),
        ("渝A12345、渝A·D12345", ["plate", "plate"]),
        ("住址：示例县示例小区3-2-501", ["home"]),
        ("https://365.kdocs.cn/l/ab，https://doc.weixin.qq.com/sheet/ab", ["link", "link"]),
    ],
)
@pytest.mark.cases(20)
def test_found(text: str, wanted: list[str]) -> None:
    assert [each.kind for each in private_words(text)] == wanted


def test_a_bracket_belongs_to_the_number() -> None:
    text = "电话（+86）13800138000，（138）00138000，（13800138000）"
    found = [each.text for each in private_words(text)]
    assert found == ["（+86）13800138000", "（138）00138000", "13800138000"]


ORDINARY = """\
示档发〔2024〕12号，2024年3月5日至2024-03-12，2024.03.05 14:30—17:00
联系电话：023-57682001，传真 57682002，值班电话12345
统一社会信用代码 91500237MA5U123456，项目代码 2019-500237-47-01-123456
合计 13,800,138,000.00 元，15 200.50 万元，1380.01 3800.00
邮政编码：404700，组织机构代码：00933250-1，验收编码 1234
办公地址：示例县人民路1号行政中心3号楼501室；通讯地址：示例路8号2单元301室
http://www.example.gov.cn/art/2024/3/5/art_1234_13800138.html
第1380号第0013页8000字，1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
密码电报、密码管理部门，提取码另行通知
图片 1380013800(1).png，C:/Temp/1380013800(2).png
1300 1250 1400 1500 1600 1700 1800 1900
1.1 3.2 4.5 6.7 8.9 1.2，15 16 17 18 19 20，密码2026年会，渝A类，微信公众号“示例民政”，护照办理，银行卡号填错的
110105194912310021，6222021234567890，12345678901""".splitlines()


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.cases(13)
def test_what_is_ordinary(text: str) -> None:
    assert private_words(text) == []


@pytest.mark.parametrize(
    ("word", "text", "wanted"),
    [
        ("138 0013 8000", "电话１３８－００１３·8000。", "电话*。"),
        ("示例甲", "示 例\u3000甲、示例甲同志", "*、*同志"),
        ("示例甲", "示例乙甲", "示例乙甲"),
        ("x7k2", "提取码：Ｘ７Ｋ２，ax7k2b", "提取码：*，ax7k2b"),
        ("示例街道幸福路1号", "住示例街道幸福路１号", "住*"),
        ("23", "2023年23日", "2023年*日"),
        ("A-1.b 2", "Ａ—１．B\u30002", "*"),
    ],
)
@pytest.mark.cases(7)
def test_words_are_found_however_they_are_written(word: str, text: str, wanted: str) -> None:
    removed = RemovedWords({word: "*"})
    assert removed.replaced(text) == wanted
    assert removed.in_text(text) == ({word: wanted.count("*")} if "*" in wanted else {})


def test_the_longest_word_first() -> None:
    removed = RemovedWords({"示例": "甲", "示例乡": "乙", "乙": ""})
    assert removed.replaced("示例乡和示例、乙") == "乙和甲、"
    assert removed.in_text("示例乡和示例") == {"示例乡": 1, "示例": 2}
