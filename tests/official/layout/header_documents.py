"""Documents with every 版头 that the standard knows, written down before what measures them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from generator.ground.source.date import OfficialDate
from generator.official.document import Imprint, Level, OfficialDocument, SignatureKind, Stamp, Title, WrittenParagraph
from generator.standard import Format, Profile

_DATE = OfficialDate.parse("2026-11-05")
_SENTENCE = "请各单位按时报送有关材料，不得迟报、漏报、瞒报。"

PLAIN = OfficialDocument(
    issuer=("示例市城市管理局",),
    issuer_mark=("示例市城市管理局文件",),
    title=Title("示例市城市管理局关于开展户外广告安全检查的通知"),
    recipients="各区城市管理局",
    date=_DATE,
    body=(WrittenParagraph(Level.TEXT, "", _SENTENCE * 3),) * 8,
    number="示城管〔2026〕10号",
    signature=SignatureKind.UNSEALED,
    copy_to="示例市公安局",
    imprint=Imprint("示例市城市管理局办公室", _DATE),
)
LETTER = replace(PLAIN, format=Format.LETTER, issuer_mark=("示例市城市管理局",), imprint=None)
ORDER = replace(
    PLAIN,
    format=Format.ORDER,
    issuer=("示例市人民政府",),
    issuer_mark=("示例市人民政府令",),
    title=Title("示例市户外广告管理办法"),
    recipients="",
    number="第3号",
    signature=SignatureKind.STAMP,
    stamps=(Stamp("市长", "王示例"),),
    copy_to=None,
    imprint=None,
)
MINUTES = replace(
    PLAIN,
    format=Format.MINUTES,
    issuer=("示例市人民政府",),
    issuer_mark=("示例市人民政府专题会议纪要",),
    signature=SignatureKind.NONE,
    title=Title("关于户外广告安全的专题会议纪要"),
    recipients="",
    number="〔2026〕3号",
)
UPWARD = replace(PLAIN, signers=("王示例",), title=Title("示例市城市管理局关于户外广告安全检查情况的报告"))

ORGANS = (
    *("示例市城市管理局", "示例市公安局", "示例市住房和城乡建设局", "示例市市场监督管理局"),
    *("示例局", "示例市财政局", "示例市交通运输局", "示例市教育局", "示例市水务局", "示例市园林局"),
)
SIGNERS = ("王示例", "李示", "赵示例", "阿不都热依木·示例", "孙示例")
LONGEST_NUMBER = "示例省住房城乡建设厅函〔2026〕100号"
LONG_NAMES = (
    *("示例局文件", "示例市人民政府办公厅文件", "示例市住房和城乡建设委员会文件"),
    *("示例市住房和城乡建设委员会城市管理局文件", "示例自治区示例自治州示例自治县住房和城乡建设局文件"),
)
"""5, 12, 15, 20 and 25 characters."""


def classifications() -> Iterator[tuple[str, OfficialDocument]]:
    copy_numbers, secrecies, urgencies = (None, "000001"), (None, "机密★1年", "秘密"), (None, "特急")
    for kind, plain in (("plain", PLAIN), ("letter", LETTER), ("order", ORDER), ("upward", UPWARD)):
        for copy_number, secrecy, urgency in product(copy_numbers, secrecies, urgencies):
            given = "+".join(each for each in (copy_number, secrecy, urgency) if each) or "nothing"
            yield f"{kind}, {given}", replace(plain, copy_number=copy_number, secrecy=secrecy, urgency=urgency)


def _joint() -> Iterator[tuple[str, OfficialDocument]]:
    for count in (2, 3, 4, 5, 10):
        organs = ORGANS[:count]
        for word in ("文件", ""):
            joint = replace(PLAIN, issuer=organs, issuer_mark=organs, mark_word=word)
            yield f"joint of {count}, {word or 'alone'}", joint
        joint = replace(
            UPWARD, issuer=organs, issuer_mark=organs, signers=SIGNERS[: 2 if count > len(SIGNERS) else count]
        )
        yield f"joint of {count}, upward", replace(joint, secrecy="机密", urgency="特急", copy_number="000001")
    yield "joint letter", replace(LETTER, issuer=ORGANS[:3], issuer_mark=ORGANS[:3])
    stamps = (Stamp("局长", "王示例"), Stamp("局长", "李示例"))
    yield "joint order", replace(ORDER, issuer=ORGANS[:2], issuer_mark=ORGANS[:2], mark_word="令", stamps=stamps)


def _upward() -> Iterator[tuple[str, OfficialDocument]]:
    for count in range(1, 6):
        yield f"signers {count}", replace(UPWARD, signers=SIGNERS[:count])
        short = ("王示例", "李示", "赵示例", "孙示例", "周示")[:count]
        yield f"signers {count}, long number", replace(UPWARD, signers=short, number=LONGEST_NUMBER)
    yield "signers without a number", replace(UPWARD, number=None)


def _names() -> Iterator[tuple[str, OfficialDocument]]:
    for name in LONG_NAMES:
        yield f"name of {len(name)}", replace(PLAIN, issuer_mark=(name,))
        yield f"letter of {len(name)}", replace(LETTER, issuer_mark=(name.removesuffix("文件"),))


def _others() -> Iterator[tuple[str, OfficialDocument]]:
    yield "letter without a number", replace(LETTER, number=None)
    yield "order without a number", replace(ORDER, number=None)
    yield "order called 命令", replace(ORDER, issuer_mark=("示例市人民政府命令",))
    yield "minutes", MINUTES
    yield "minutes without a title", replace(MINUTES, title=Title(MINUTES.issuer_mark[0]))
    yield "minutes without a number", replace(MINUTES, number=None)
    yield "without a number", replace(PLAIN, number=None)
    yield "without recipients", replace(PLAIN, recipients="")


def header_documents() -> dict[str, OfficialDocument]:
    """Each of them in both profiles, by what it is called."""
    return {
        f"{name}, {profile}": replace(document, profile=profile)
        for documents in (classifications(), _joint(), _upward(), _names(), _others())
        for name, document in documents
        for profile in Profile
    }
