"""Notices made by a seed, with words planted in all their places, and witnesses that look for these in what is built.

The witnesses take files apart with the standard library and pypdfium2 alone.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import pypdfium2
from docx.oxml import parse_xml

from tests.sample_office import Office
from tests.word_documents import blank, saved

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_HANZI = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_NO_HEX = "ghjkmnpqrstuvwxyz"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_BOX = (
    f'<w:p {_W} {_V}><w:r><w:pict><v:shape alt="%s" style="width:100pt;height:20pt"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>%s</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def person(dice: Random) -> str:
    return "示例" + "".join(dice.sample(_HANZI, 2))


def mobile(dice: Random) -> str:
    return f"1{dice.choice('3456789')}{dice.randrange(10**9):09}"


def identity(dice: Random) -> str:
    born = f"{dice.randrange(1940, 2015)}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"
    digits = f"{dice.choice(('110105', '500237', '320102'))}{born}{dice.randrange(1000):03}"
    return digits + "10X98765432"[sum(int(each) * by for each, by in zip(digits, _WEIGHTS, strict=True)) % 11]


def card(dice: Random) -> str:
    digits = f"62{dice.randrange(10**16):016}"
    return next(f"{digits}{last}" for last in range(10) if _luhn(f"{digits}{last}"))


def _luhn(number: str) -> bool:
    values = [int(each) * (1 + place % 2) for place, each in enumerate(reversed(number))]
    return sum(each - 9 * (each > 9) for each in values) % 10 == 0


def code(dice: Random) -> str:
    return "".join(dice.choice(_NO_HEX) for _ in range(3)) + str(dice.randrange(10))


def email(dice: Random) -> str:
    return f"{code(dice)}{dice.randrange(100)}@example.{dice.choice(('com', 'cn', 'com.cn'))}"


def link(dice: Random) -> str:
    place = dice.choice(("pan.baidu.com/s", "www.alipan.com/s", "pan.quark.cn/s", "share.weiyun.com", "kdocs.cn/l"))
    return f"https://{place}/1{code(dice)}{code(dice)}"


def home(dice: Random) -> str:
    return f"示例县示例街道幸福路{dice.randrange(1, 99)}号{dice.randrange(1, 9)}单元{dice.randrange(101, 909)}室"


PRIVATE = {
    "mobile": (mobile, "联系电话：{}。"),
    "identity": (identity, "身份证号码{}，"),
    "card": (card, "汇入账号 {} 的卡内"),
    "email": (email, "材料发至{}邮箱"),
    "link": (link, "下载：{} 后打开"),
    "code": (code, "提取码：{}，"),
    "home": (home, "示例甲，住{}。"),
}
"""What looks private: how it is made, and a text that it is in."""

_WIDE = {each: each + 0xFEE0 for each in range(0x21, 0x7F)}


def written(dice: Random, value: str, kind: str) -> str:
    """``value`` as somebody may write it: as it is, in full width, or with separators between groups of digits."""
    if kind in ("mobile", "identity", "card") and dice.random() < 0.7:
        cuts = {"mobile": (3, 7), "identity": (6, 14), "card": (4, 8, 12, 16)}[kind]
        by = dice.choice((" ", "-", "－", "\u3000", ".", "·", " - ", "—", "\u200b"))
        ends = (0, *cuts, len(value))
        value = by.join(value[start:end] for start, end in pairwise(ends))
    return value.translate(_WIDE) if kind not in ("home", "link") and dice.random() < 0.3 else value


@dataclass(frozen=True)
class Planted:
    """The words that the public version of a notice may not have; ``pdf``: its PDF is looked through, too."""

    removed: tuple[str, ...]
    pdf: bool

    def in_files(self, files: dict[str, bytes]) -> list[tuple[str, str]]:
        """Each place of a removed word in any stream of ``files``, with the word."""
        return [
            (f"{name} {place}", word)
            for name, data in files.items()
            for place, stream in streams(name, data)
            for word in self.removed
            for form in {word, word.translate(_WIDE), re.sub(r"[ -]", "", word)}
            if any(form.encode(each) in stream for each in ENCODINGS)
        ]


def plant(office: Office, seed: int) -> Planted:
    """Writes the notice of ``seed`` into ``office``: its words are in every place that a notice has."""
    dice, has_word = Random(seed), seed % 2 == 0  # LibreOffice prints the pages of a Word file, which takes long
    whom, phone = person(dice), mobile(dice)
    name, number, share = person(dice) + "丁", identity(dice), link(dice)
    word, secret = f"示例第{dice.randrange(10, 99)}号线索", code(dice)
    by = "有关同志" if dice.random() < 0.5 else ""
    shown = dice.choice((phone, f"{phone[:3]} {phone[3:7]} {phone[7:]}", phone.translate(_WIDE)))
    title = f"关于报送{word}|有关情况的通知" if dice.random() < 0.5 else "关于报送有关情况的通知"
    texts = [
        f"一、请与{{{{ notice.contact.name }}}}（{shown}）联系，{name}同志参加，{word}另行核查。",
        f"{{{{ {secret!r} | 上标 }}}}二、身份证号{number}，材料见{share}。提取码：{secret}。",
        f"| 姓名 | 号码 |\n| {name} | {number[:6]} {number[6:14]} {number[14:]} |",
        f'{{{{ "{share}" | 二维码 }}}}',
        f"二维码也是：\n{{{{ '{name}' | 二维码(alt='{word}') }}}}",
    ]
    dice.shuffle(texts)
    front = {
        "issuer": "示例市档案馆",
        "number": f"示档发〔2024〕{seed + 1}号",
        "title": title,
        "recipients": "各分馆，有关直属单位",
        "date": "2024-03-05",
        "signature": "unsealed",
        "contact": f"{{name: {whom}, phone: {phone}}}",
        "note": f"此件由{name}保管",
        "copy_to": f"{word}办理组",
        "disclosure": "主动公开",
        "public": f"{{{name}: {by}, {number}: ×, '{share}': 另行通知, {word}: 有关线索, {secret}: }}",
        "attachments": "[attachment-1.md" + ", {title: 名单, file: list.docx, leave_out: [header]}" * has_word + "]",
    }
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    office.write("templates/notice/notice.md", f"---\n{lines}---\n" + "\n".join(texts) + "\n")
    office.write("templates/notice/attachment-1.md", f"---\ntitle: {word}目录\n---\n{name}：{number}。{whom}。\n")
    if has_word:
        (office.folder / "templates/notice/list.docx").write_bytes(word_file(dice, name, number, share, word, phone))
    return Planted((whom, phone, name, number, share, word, secret), pdf=not has_word or seed % 20 == 0)


def word_file(dice: Random, *words: str) -> bytes:
    """A Word file with each word split over runs and in a table, some in a text box, an alternative text, a header."""
    document = blank()
    for word in words:
        cut = dice.randrange(1, len(word))
        line = document.add_paragraph("办理：")
        line.add_run(word[:cut]).bold = True
        line.add_run(f"{word[cut:]}。")
    table = document.add_table(1, len(words))
    for cell, word in zip(table.rows[0].cells, words, strict=True):
        cell.text = word
    holder = document.add_paragraph("见图：")
    holder._p.addnext(parse_xml(_BOX % (words[0], words[-1])))
    document.sections[0].header.paragraphs[0].text = words[0]
    return saved(document)


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")


def streams(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What can be read in a file, unpacked: its bytes, parts, streams, decoded strings, the texts of its pages."""
    yield "itself", name.encode() + data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                raw = archive.read(part)
                yield part, raw
                yield f"{part} without tags", re.sub(rb"<[^>]*>", b"", raw)
    elif data[:4] == b"%PDF":
        for number, found in enumerate(_STREAM.finditer(data)):
            unpacked = zlib.decompressobj().decompress(found[1]) if found[1][:1] == b"\x78" else found[1]
            yield f"stream {number}", unpacked
            yield f"stream {number} hex", b"\n".join(map(_unhexed, _HEX.findall(unpacked)))
        yield "strings", b"\n".join(map(_unhexed, _HEX.findall(data)))
        pages = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_range() for page in pages]
        said = [str(each) for each in pages.get_metadata_dict().values()]
        pages.close()
        yield "pages", re.sub(r"\s", "", "".join(texts)).encode()
        yield "metadata", "\n".join(said).encode()


def _unhexed(digits: bytes) -> bytes:
    bare = b"".join(digits.split())
    return bytes.fromhex((bare if len(bare) % 2 == 0 else bare + b"0").decode())
