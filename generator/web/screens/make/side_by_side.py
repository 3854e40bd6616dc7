"""A page of a notice beside the same page of its public version, with the lines marked in which words are replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from generator.dispatch.public_version.removed_words import RemovedWords
from generator.dispatch.public_version.reviewing import PublicReview
from generator.ground.errors import GeneratorError
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.svg import inline_svg
from generator.templates.text.notice import Notice
from generator.web.page_pictures import picture_address

_LINE = re.compile(r"<text(?P<looks>[^<>]*)>(?P<text>.*?)</text>")
_TAG = re.compile(r"<[^<>]*>")
_MARK = "<text class="


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The page of that ``number``, from 1, as it goes to the units and as it is in public."""

    number: int
    internal: Markup
    public: Markup


def side_by_side(notice: Notice, found: PublicReview) -> SideBySide | None:
    """The first page of ``notice`` on which something is replaced, looks private or is kept, and the public one.

    None where there is nothing of that kind, and where a page cannot be laid out, which the page of the notice says.
    """
    words = [*(each.word for each in found.replaced), *(each.word.text for each in (*found.private, *found.kept))]
    if not words:
        return None
    instead = [*filter(None, (each.by for each in found.replaced)), *words]
    try:
        internal, public = _marked(notice.render(), words), _marked(found.notice.render(), instead)
    except GeneratorError:
        return None
    index = next((index for index, svg in enumerate(internal) if _MARK in svg), 0)
    return SideBySide(index + 1, Markup(internal[index]), Markup(public[min(index, len(public) - 1)]))


def _marked(document: OfficialDocument, words: Iterable[str]) -> Sequence[str]:
    """The pages of ``document`` as elements of a web page, each line that has one of ``words`` marked."""
    sought, shown = RemovedWords(dict.fromkeys(words, "")), placed(lay_out(document))

    def marked(line: re.Match[str]) -> str:
        is_there = sought.in_text(unescape(_TAG.sub("", line["text"])))
        return f'{_MARK}"marked"{line["looks"]}>{line["text"]}</text>' if is_there else line[0]

    return [_LINE.sub(marked, inline_svg(page, shown.fonts, picture_address)) for page in shown.pages]
