"""Addresses as people type them, and the bytes of a message, read by two readers that know nothing of each other."""

import base64
import email
import email.policy
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.mail.addresses import Address, AddressError, read_addresses
from generator.desk.mail.message import Attachment, Message
from tests.chosen import ALL

READ: dict[str, list[tuple[str, str]]] = {
    "a@b.cn": [("", "a@b.cn")],
    " a@b.cn\t": [("", "a@b.cn")],
    "a@b.cn,c.d+e@f.gov.cn；g@h.com、i@j.cn": [
        ("", "a@b.cn"), ("", "c.d+e@f.gov.cn"), ("", "g@h.com"), ("", "i@j.cn"),
    ],
    "民政办 <a@b.cn>": [("民政办", "a@b.cn")],
    '"王, 某；乙" <a@b.cn>': [("王, 某；乙", "a@b.cn")],
    "<a@b.cn>": [("", "a@b.cn")],
    "mzb@示例.中国": [("", "mzb@xn--fsq092h.xn--fiqs8s")],
    "a@b.cn, a@b.cn": [("", "a@b.cn")],
}  # fmt: skip
REFUSED: dict[str, str | None] = {
    "a@b.cn\nBcc: c@d.cn": None,
    "a@b.cn\r\n\r\nc": None,
    "甲 <a@b.cn\n>": None,
    "a": None,
    "a,b@c.cn": None,
    "a@b": None,
    "a@@b.cn": None,
    "a.@b.cn": None,
    "a@-b.cn": None,
    "a@b..cn": None,
    "a@1.2.3.4": None,
    "王@b.cn": None,
    f"{'a' * 65}@b.cn": None,
    f"a@{'b.' * 130}cn": None,
    f"a@{'示' * 60}.cn": None,
    "a＠b。cn": "a@b.cn",
    "a b@c.cn": "ab@c.cn",
    "ａ@b.cn": "a@b.cn",
    "甲 a@b.cn": None,
    "甲 <a@b.cn> 乙": None,
}


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("typed", READ)
def test_addresses(typed: str) -> None:
    assert [(each.name, each.address) for each in read_addresses([typed])] == READ[typed]


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(AddressError) as fault:
        read_addresses(["x@y.cn", typed])
    assert fault.value.meant == REFUSED[typed]


def message(attachments: Sequence[tuple[str, bytes]] = (), **others: object) -> Message:
    papers = tuple(Attachment(name, data) for name, data in attachments)
    values: dict[str, object] = {
        "about": "示例发〔2026〕7号\n001", "day": datetime(2026, 3, 5, tzinfo=UTC), "subject": "关于示例的通知",
        "text": "示例：\n请查收。\n.\n..\n", "to": (Address("a@b.cn"),), "copy_to": (), "reply_to": (),
        "sender": None, "attachments": papers,
    }  # fmt: skip
    return Message(**{**values, **others})  # type: ignore[arg-type]


def parsed(data: bytes) -> EmailMessage:
    """The message as Python's email package reads it."""
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


WORD = re.compile(r"=\?utf-8\?([bq])\?([^?]*)\?=", re.IGNORECASE)


def decoded(text: str) -> str:
    """A head with its encoded words read by the letter of RFC 2047."""
    text = re.sub(r"\?=\r\n =\?", "?==?", text).replace("\r\n ", " ")
    pieces: list[bytes] = []
    place = 0
    for word in WORD.finditer(text):
        pieces.append(text[place : word.start()].encode())
        quoted = re.sub("=([0-9A-Fa-f]{2})", lambda each: f"%{each[1]}", word[2].replace("_", " "))
        pieces.append(base64.b64decode(word[2]) if word[1].lower() == "b" else unquote(quoted).encode())
        place = word.end()
    return b"".join([*pieces, text[place:].encode()]).decode()


def read_by_hand(data: bytes) -> tuple[dict[str, str], str, dict[str, tuple[str, bytes]]]:
    """The heads, the text, and the attachments by their names of today with the old one, read with no library."""
    text = data.decode("ascii")
    top, _, body = text.partition("\r\n\r\n")
    boundary = re.search(r'boundary="([^"]+)"', top)
    assert boundary is not None
    first, *parts, last = body.split(f"--{boundary[1]}")
    assert (first, last) == ("", "--\r\n")
    found = [part.removeprefix("\r\n").removesuffix("\r\n").partition("\r\n\r\n")[::2] for part in parts]
    contents = [(heads, base64.b64decode(body)) for heads, body in found]
    attached: dict[str, tuple[str, bytes]] = {}
    for heads, content in contents[1:]:
        new = re.search(r"filename\*=utf-8''(\S+?);", heads)
        old = re.search(r'filename="([^"]*)"', heads)
        name = re.search(r'name="([^"]*)"', heads.partition("Content-Disposition")[0])
        assert new is not None
        assert old is not None
        assert name is not None
        assert name[1] == old[1]
        attached[unquote(new[1])] = decoded(old[1]), content
    heads_of_all = dict(line.split(": ", 1) for line in re.split("\r\n(?! )", top))
    return {name: decoded(value) for name, value in heads_of_all.items()}, contents[0][1].decode(), attached


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120).map(
    lambda text: " ".join(text.split())
)
NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters='/\\"'), min_size=1, max_size=66)


@given(TEXTS, TEXTS, st.dictionaries(NAMES.map("{}.pdf".format), st.binary(max_size=400), max_size=3))
def test_two_readers(subject: str, name: str, files: dict[str, bytes]) -> None:
    """Both read what was put in; lines are short, and the same message has the same bytes."""
    made = message(list(files.items()), subject=subject, to=(Address("a@b.cn", name), Address("c@d.cn")))
    data = made.content()
    assert data == message(list(files.items()), subject=subject, to=made.to).content()
    heads, text, attached = read_by_hand(data)
    assert (heads["Subject"], text.replace("\r\n", "\n")) == (subject, made.text)
    assert heads["To"].endswith("<a@b.cn>, c@d.cn" if name else "a@b.cn, c@d.cn")
    assert attached == {each: (each, content) for each, content in files.items()}
    read = parsed(data)
    assert [each.addr_spec for each in read["To"].addresses] == ["a@b.cn", "c@d.cn"]
    assert {part.get_filename(): part.get_content() for part in read.iter_attachments()} == files
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines if b"filename*" not in line) <= 78
    assert max(map(len, lines)) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_heads_of_drafts_and_of_what_is_sent() -> None:
    others = {"copy_to": (Address("c@d.cn", "丙"),), "reply_to": (Address("e@f.cn"),), "sender": Address("g@h.cn")}
    made = message([("一.docx", b"x")], **others)
    draft, sent = parsed(made.content()), parsed(made.content(datetime(2026, 3, 6, 9, tzinfo=UTC)))
    assert (draft["X-Unsent"], draft["Date"], sent["X-Unsent"]) == ("1", "Thu, 05 Mar 2026 00:00:00 +0800", None)
    assert sent["Date"] == "Fri, 06 Mar 2026 09:00:00 +0000"
    assert draft["Message-ID"] == sent["Message-ID"] == made.message_id
    assert [draft[head] for head in ("From", "Cc", "Reply-To", "Bcc")] == ["g@h.cn", "丙 <c@d.cn>", "e@f.cn", None]
    assert made.recipients == ("a@b.cn", "c@d.cn")
    assert parsed(message().content())["From"] is None


def test_another_message_has_another_id() -> None:
    ids = {
        message(**others).message_id
        for others in ({}, {"about": "x"}, {"subject": "x"}, {"text": "x"}, {"attachments": [("a", b"x")]},
                       {"attachments": [("a", b"y")]}, {"to": (Address("x@y.cn"),)})
    }  # fmt: skip
    assert len(ids) == 7
