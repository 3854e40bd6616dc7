"""Which documents are official ones and are checked by the rules: by title and signs, or as papers of a built set.

The manifest of a set says what a file is as far as a build knows: the notice, a paper of a unit, a list. Of the papers
of units it knows the template alone, whatever the office calls it; so a letter is known from an envelope, a label or a
reply slip by its form.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.check.rules.runs import is_red
from generator.ground.errors import GeneratorError
from generator.ground.file_names import safe_name
from generator.ground.length import Pt
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.writing.manifest_entries import (
    MANIFEST,
    ManifestFile,
    is_notice,
    is_numbered_copy,
    is_printed,
    listed_in,
)

_OPENING, _CLOSING = r"〔﹝\[［【", r"〕﹞\]］】"
_ADDRESSED = re.compile(
    r"(?:^\W?各.*|(?:单位|部门|机关|[局府委院办厅部会社室处科所站队团组馆署乡镇系班]|中心|公司|集团|[大小中]学|学校"
    r"|街道)(?:名称)?\W{0,2})[：:]\s*$"
)
_OF_STUDENTS_TOO = "报告"
_ENOUGH = 2
_GIVEN = re.compile(r"\d\s*+号?\s*+$")
_BIG = Pt(26)
_NUMBERED = re.compile(
    rf"^(?:(?=[^{_OPENING}\n]*[{_OPENING}][^{_CLOSING}\n]*[{_CLOSING}]).*|第.{{1,8}})[号期次]$", re.MULTILINE
)
_MARK_ENDS = re.compile(r"(?:文件|令|纪要|公报|公告|通告|简报)$")


def is_official(found: RecognisedDocument) -> bool:
    """Whether the document is an official one for certain: 关于…的通知 by its title, or by two signs of one."""
    title = found.title
    if title is not None and "关于" in title.text:
        kind = forms.kind_at_end(title.text)
        if kind is not None and kind.name != _OF_STUDENTS_TOO:
            return True
    return sum(_signs(found)) >= _ENOUGH


def _signs(found: RecognisedDocument) -> Iterator[bool]:
    """A title, 主送机关, a number that is given, a mark, who signs and when."""
    title, recipients, number, signature = found.title, found.recipients, found.number, found.signature
    yield title is not None and _is_title(title)
    yield recipients is not None and _ADDRESSED.search(recipients.text) is not None
    yield number is not None and _GIVEN.search(number.text) is not None
    yield any(_is_mark(each) for each in found.mark)
    named = bool(signature.organs) and all(_is_named_organ(each) for each in signature.organs)
    yield named and signature.date is not None


def _is_title(title: Element) -> bool:
    text = forms.without_blanks(title.text)
    if _NUMBERED.search(title.text):
        return False
    if "关于" in text or forms.TITLE_END.search(text.rstrip("。．.")):
        return True
    return forms.kind_at_end(text) is not None


def _is_mark(mark: Element) -> bool:
    """Whether it ends as a mark does, or is the big or red name of an organ."""
    if _MARK_ENDS.search(forms.without_blanks(mark.text)) is not None:
        return True
    runs = [run for run in mark.paragraph.runs if run.text.strip()]
    return _is_named_organ(mark) and any(run.size >= _BIG or is_red(run.color) for run in runs)


def _is_named_organ(organ: Element) -> bool:
    return _names_organ(organ.text)


def _names_organ(text: str) -> bool:
    return forms.ORGAN_END.search(forms.without_blanks(text)) is not None


# The papers of a built set: the notice, and the letters among the papers of units.


_ABOUT = "关于"
_COLONS = ("：", ":")
_SIGNS = 2
_LAID_OUT = ".md"
_DOCUMENT = ".docx"


@dataclass(frozen=True, slots=True)
class SetPaper:
    """A file of a set: its entry in the manifest, and the number of the dispatch and the name of its notice."""

    file: ManifestFile
    number: str | None
    notice: str

    @property
    def is_notice(self) -> bool:
        """Whether it is the notice itself or a numbered copy of it, and nothing that goes with it."""
        return is_notice(self.file) or is_numbered_copy(self.file)

    def is_official(self, found: RecognisedDocument) -> bool:
        """Whether it is the notice or a letter; ``found`` are the elements that are seen in it.

        A letter is a unit's paper that was laid out from a text template, or that has the form of one: upright, under
        no title but an official one of its own, and with two of three signs: that title, an address with its colon,
        a signature with its date.
        """
        if self.file.kind != "unit":
            return self.is_notice
        return self.file.template.endswith(_LAID_OUT) or (_upright(found) and self._in_form(found))

    def _in_form(self, found: RecognisedDocument) -> bool:
        title, recipients, signature = found.title, found.recipients, found.signature
        if title is not None and not self._is_own_title(title, found):
            return False
        addressed = recipients is not None and recipients.text.endswith(_COLONS)
        signed = bool(signature.organs) and signature.date is not None
        return [title is not None, addressed, signed].count(True) >= _SIGNS

    def _is_own_title(self, title: Element, found: RecognisedDocument) -> bool:
        """Whether it is the title of an official document, and not that of the notice, which slips print."""
        is_another = safe_name(forms.without_blanks(title.text), _DOCUMENT) != self.notice
        return is_another and (found.kind is not None or _ABOUT in title.text)


class Sets:
    """The sets that files may belong to; each manifest.json is read once."""

    def __init__(self) -> None:
        self._papers: Callable[[Path], dict[str, SetPaper]] = cache(_papers)

    def paper(self, path: Path) -> SetPaper | None:
        """The file ``path`` as a paper of a set, None where it is none that a manifest lists.

        A manifest.json that is damaged, or another program's, lists nothing.
        """
        whole = path.absolute()
        for folder in whole.parents:
            if os.path.lexists(folder / MANIFEST):
                paper = self._papers(folder).get(whole.relative_to(folder).as_posix())
                if paper is not None:
                    return paper
        return None

    def is_other(self, path: Path) -> bool:
        """Whether ``path`` is a paper of a set in another format than .docx, such as a sheet; no PDF of a paper is."""
        paper = None if path.suffix.lower() == _DOCUMENT else self.paper(path)
        return paper is not None and not is_printed(paper.file)


def _papers(folder: Path) -> dict[str, SetPaper]:
    """The papers that the manifest in ``folder`` lists, by their paths."""
    try:
        listed = listed_in(folder)
    except (GeneratorError, OSError):
        return {}
    notice = next((forms.without_blanks(file.path) for file in listed.files if is_notice(file)), "")
    return {file.path: SetPaper(file, listed.number, notice) for file in listed.files}


def _upright(found: RecognisedDocument) -> bool:
    """Whether the first sheet is taller than wide, as no envelope is."""
    sheet = found.document.sections[0]
    return sheet.height > sheet.width
