"""The title in the file: TI."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from generator.check.rules.word_cuts import FILE, KeptWords
from generator.ground import word_cutting
from tests.check.faults import aligned, bold, formed, in_font, in_size, indented, lines_above, paragraph
from tests.check.right import data_of, right_notice
from tests.check.rules.planting import Planted, base_findings, findings


def titled(text: str) -> Callable[[Document], None]:
    """Another title, a line feed where it is broken by hand."""

    def plant(document: Document) -> None:
        first, *others = paragraph(document, "示例市民政局\n").runs
        first.text = text
        for run in others:
            run.text = ""

    return plant


def flush_left(text: str) -> Callable[[Document], None]:
    """Another title, set at the left."""

    def plant(document: Document) -> None:
        titled(text)(document)
        paragraph(document, text.partition("\n")[0]).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT

    return plant


LOOK = [
    Planted("TI-01", in_font("示例市民政局\n", "黑体"), "黑体", "小标宋"),
    Planted("TI-01", in_size("示例市民政局\n", 18), "小二（18 磅）", "二号（22 磅）", name="size"),
    Planted("TI-01", bold("示例市民政局\n"), "加粗", "不加粗", name="bold"),
    # An empty line of 28.95 pt, then 25.6 − 0.79 × 22 pt over the ink of the title in its line of 32 pt.
    Planted("TI-02", lines_above("示例市民政局\n", -1), "13.1 mm", "20.8 mm"),
    Planted("TI-02", lines_above("示例市民政局\n", 1), "33.5 mm", "20.8 mm", name="three lines"),
    Planted(
        "TI-02", formed("示例市民政局关于", space_before=Mm(8)), "10.9 mm", "20.8 mm", base="gbt33476", name="ours"
    ),
    # The shorter line, six characters of 22 pt, is 46.6 mm wide, which leaves 54.7 mm on either side of 156.
    Planted("TI-03", aligned("示例市民政局\n", WD_ALIGN_PARAGRAPH.RIGHT), "54.7 mm", "0.0 mm"),
    Planted("TI-03", indented("示例市民政局\n", first=11.2), "5.6 mm", "0.0 mm", name="indent"),
    # Fifteen characters leave 19.8 mm. Of thirty-four, 107.9 mm go into the second line, which leaves 24.1 mm.
    Planted(
        "TI-03", flush_left("示例市民政局关于转发冬春救助工作方案的\n做好困难群众生活保障工作的通知"), "19.8 mm",
        "0.0 mm", name="a full line above a shorter one",
    ),
    Planted(
        "TI-03", flush_left("示例市民政局关于转发冬春救助工作方案并做好困难群众生活保障工作的通知"), "24.1 mm",
        "0.0 mm", beside=("TI-06",), name="a line that wraps",
    ),
]  # fmt: skip
WORDS = [
    Planted(
        "TI-04", titled("示例市民政局关于做好\n冬春救助\n和灾后恢复重建工作的通知"), "10 / 4 / 12", "梯形或菱形",
        beside=("TI-05",),
    ),
    Planted(
        "TI-04", titled("示例市民政局关于做好今冬明春救助等工作的通知"), "20 / 2", "梯形或菱形", beside=("TI-06",),
        name="orphan",
    ),
    Planted("TI-05", titled("示例市民政局关于做好冬春救\n助工作的通知"), "冬春救 / 助工作", "冬春救助工作"),
    Planted("TI-05", titled("示例市民政局关于做好冬春救助工作\n的通知"), "助工作 / 的通知", "助工作的通知", name="的"),
    Planted(
        "TI-05", titled("示例市民政局关于做好20\n26年工作的通知"), "好20 / 26年", "好2026年", name="number",
        beside=("NU-11",),
    ),
    Planted(
        "TI-05", titled("示例市民政局关于印发《救助\n办法》的通知"), "《救助 / 办法》", "《救助办法》",
        name="book marks",
    ),
    Planted(
        "TI-06", titled("示例市民政局关于认真贯彻落实冬春救助各项政策\n切实保障困难群众基本生活的通知"), "22 字",
        "20 字以内", beside=("TI-04",),
    ),
    Planted(
        "TI-07", titled("示例市民政局\n关于做好冬春救助工作的安排"), "示例市民政局关于做好冬春救助工作的安排",
        "（机关）关于（事由）的（文种）",
    ),
    Planted(
        "TI-07", titled("示例市民政局\n冬春救助工作通知"), "示例市民政局冬春救助工作通知",
        "（机关）关于（事由）的（文种）", name="关于",
    ),
    Planted("TI-08", titled("示例市民政局\n关于做好冬春救助工作的通知。"), "。", "不加标点"),
    Planted("TI-09", titled("示例市民政局关于做好救助，\n保障基本生活的通知"), "，", "书名号、引号、括号和顿号"),
]  # fmt: skip
FAULTS = [*LOOK, *WORDS]


@pytest.mark.parametrize(
    "title",
    [
        "示例市民政局\n关于做好冬春救助工作的通知",
        "示例市民政局关于转发\n《示例省民政厅关于做好救助工作的通知》\n的通知",
        "示例市民政局\n关于印发《救助工作办法（试行）》的通知",
        "示例市民政局关于做好困难群众冬春救助\n工作的通知",
        "关于开展冬春救助工作的报告（代拟稿）",
        "示例市民政局通告",
        "示例市民政局\n关于做好冬春救助工作的实施意见",
    ],
)
def test_titles_that_pass(title: str) -> None:
    document = right_notice()
    titled(title)(document)
    known = {each.code for each in base_findings("by hand")}
    told = {each.code for each in findings(data_of(document)) if each.code.startswith("TI")} - known
    assert told <= ({"TI-05"} if "\n的通知" in title else set())


def test_a_title_in_small_type_wraps_where_it_does() -> None:
    document = right_notice()
    titled("示例市民政局关于做好困难群众的冬春救助的通知")(document)
    assert "TI-04" in {each.code for each in findings(data_of(document))}  # 20 characters and the others at 22 pt
    in_size("示例市民政局关于", 16)(document)
    assert "TI-04" not in {each.code for each in findings(data_of(document))}


def test_how_grave_a_title_is() -> None:
    """Without any 文种 it is an error, without 关于 a warning."""
    severities = {}
    for title in ("示例市民政局\n关于做好冬春救助工作的安排", "示例市民政局\n冬春救助工作通知"):
        document = right_notice()
        titled(title)(document)
        (finding,) = [each for each in findings(data_of(document)) if each.code == "TI-07"]
        severities[title[-2:]] = finding.problem.severity
    assert severities == {"安排": "error", "通知": "warning"}


CUT = ("", "示例市民政局关于做好冬春救助工作的通知", "约翰·史密斯 2024年", "𠮷林 OK", "的")


def cuts(words: KeptWords) -> dict[tuple[str, str], list[tuple[str, str]]]:
    return {(kind, text): words.words(kind, text) for kind in ("tags", "guesses", "known") for text in CUT}


def test_words_of_before_are_those_of_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, with one of an earlier run, and with one that is damaged or of another dictionary."""
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path))
    wanted = cuts(KeptWords())
    assert wanted["tags", CUT[1]] == word_cutting.tagged_words(CUT[1])
    assert [word for word, _ in wanted["known", CUT[1]]] == word_cutting.words_in(CUT[1], guesses=False)
    assert [word for word, _ in wanted["guesses", CUT[1]]] == word_cutting.words_in(CUT[1])
    good = (tmp_path / FILE).read_bytes()
    assert good.decode("ascii").count("\\u") == 0
    with monkeypatch.context() as without:
        without.delattr(word_cutting, "tagged_words")
        without.delattr(word_cutting, "words_in")
        assert cuts(KeptWords()) == wanted
    for bad in (b"", b"[]", b"{", good.replace(b"rjieba", b"other"), good.replace(b"[[1,", b"[[7,"), good[:-1]):
        (tmp_path / FILE).write_bytes(bad)
        assert cuts(KeptWords()) == wanted
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert cuts(KeptWords()) == wanted


def test_few_words_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of many documents adds few, and all runs together no more than a bound."""
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path))
    sizes = []
    for run in range(20):
        words = KeptWords()
        for number in range(40):
            assert words.words("known", f"第{run}次{number}")
        sizes.append((tmp_path / FILE).stat().st_size)
    assert sizes[0] < sizes[8] < sizes[15] == pytest.approx(sizes[-1], rel=0.01)
