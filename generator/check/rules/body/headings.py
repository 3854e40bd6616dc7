"""Type and wording of headings in the text (7.3.3): BD-08 to BD-10, BD-12."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.elements.found import BodyParagraph, Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.runs import runs_between
from generator.check.rules.said import KEPT, NOT_KEPT
from generator.check.rules.typeface import other_face, other_size
from generator.ground.errors import Said, joined
from generator.office.reading.document import Run
from generator.official.document import Level
from generator.standard.faces import FaceName, face_of

_FACES: dict[Level, FaceName] = {
    Level.FIRST: "黑体",
    Level.SECOND: "楷体",
    Level.THIRD: "仿宋",
    Level.FOURTH: "仿宋",
}
_FINAL = ("。", "；", "，", ".", ";", ",")
_LEADS_IN = ("：", ":")
_END = Said("末尾用句号", "。 at its end")
_TEXT_TOO = Said("后面的正文也用楷体", "the text after it is 楷体 too")
_ENDS_SENTENCE = ("。", "！", "？", "”", "）")


@on_file(
    "BD-08",
    clause="7.3.3",
    strength="usual",
    rows=("size.body",),
    value="黑体、楷体、仿宋、仿宋",
    laid_out="layout.main_part",
)
def faces_of_headings(found: Found) -> Iterator[Departure]:
    """一、 is in 黑体, （一） in 楷体, 1. and （1） in 仿宋, all of 3号 (7.3.3).

    Passes: 一、总体要求 in 黑体, 16 pt
    Departs: 一、总体要求 in 仿宋, or （一）摸清底数。 in 黑体
    """
    for part in _all_headings(found):
        runs = _heading_runs(part)
        faults = [*other_face(part.paragraph, _FACES[part.level], runs), *other_size(part.paragraph, "size.body", runs)]
        if faults:
            yield Departure(
                part.paragraph, joined(each.measured for each in faults), joined(each.wanted for each in faults)
            )


@on_file("BD-09", clause="7.3.3", strength="practice", severity="info", value="不加粗", laid_out="layout.main_part")
def headings_not_bold(found: Found) -> Iterator[Departure]:
    """Headings are not bold: the standard asks for it nowhere.

    Passes: （一）摸清底数。 in 楷体
    Departs: （一）摸清底数。 in bold 楷体
    """
    for part in _all_headings(found):
        if any(run.bold and run.text.strip() for run in _heading_runs(part)):
            yield Departure(part.paragraph, Said("加粗", "bold"), Said("不加粗", "of normal weight"))


@on_file("BD-10", clause="7.3.3", strength="practice", severity="info", value="独立标题不加标点，接排标题加句号")
def marks_of_headings(found: Found) -> Iterator[Departure]:
    """A heading on its own line has no final mark; one that runs in ends with 。 and 仿宋 follows.

    Passes: 一、总体要求 alone; （一）摸清底数。各地要……
    Departs: 一、总体要求。 alone; （一）摸清底数：各地要……, in 楷体 to the end
    """
    for part in _all_headings(found):
        heading = part.heading.rstrip()
        if not part.text.strip():
            if heading.endswith(_FINAL) and part.level not in (Level.FIRST, Level.SECOND):  # those are for PU-20
                yield Departure(part.paragraph, _ends_with(heading), Said("末尾不加标点", "no mark at its end"))
        elif not heading.endswith(_ENDS_SENTENCE):
            yield Departure(part.paragraph, _ends_with(heading), _END)
        elif part.level is Level.SECOND and not _text_is_plain(part):
            yield Departure(part.paragraph, _TEXT_TOO, Said("后面的正文用仿宋", "仿宋 for the text after it"))


@on_file("BD-12", clause="7.3.3", strength="practice", value="与下段同页", laid_out="layout.main_part")
def headings_keep_with_text(found: Found) -> Iterator[Departure]:
    """A heading on its own line keeps with the next paragraph, so that it never ends a side.

    Passes: 与下段同页 on
    Departs: off
    """
    for part in found.body[:-1]:
        alone = _is_heading(part) and not part.text.strip() and not part.heading.rstrip().endswith(_LEADS_IN)
        if alone and not part.paragraph.keep_next:
            yield Departure(part.paragraph, NOT_KEPT, KEPT)


def _ends_with(heading: str) -> Said:
    return Said(f"末尾是“{heading[-1]}”", f"it ends with '{heading[-1]}'")


def _is_heading(part: BodyParagraph) -> bool:
    return bool(part.heading.strip()) and part.level is not Level.TEXT


def _all_headings(found: Found) -> Iterator[BodyParagraph]:
    texts = (found.body, *(attachment.body for attachment in found.attachments))
    return (part for text in texts for part in text if _is_heading(part))


def _heading_runs(part: BodyParagraph) -> tuple[Run, ...]:
    start = max(part.paragraph.text.find(part.heading), 0)
    return runs_between(part.paragraph, start, start + len(part.heading))


def _text_is_plain(part: BodyParagraph) -> bool:
    """Whether not all hanzi of the text behind the heading are in the heading's face."""
    start = max(part.paragraph.text.find(part.heading), 0) + len(part.heading)
    runs = runs_between(part.paragraph, start, len(part.paragraph.text))
    return any(face_of(run.font) != "楷体" for run in runs if run.text.strip())
