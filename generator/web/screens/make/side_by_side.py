"""A page of a notice beside the same page of its public version, with the words and pictures marked that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.dispatch.public_version.removed_words import RemovedWords
from generator.dispatch.public_version.reviewing import PublicReview
from generator.ground.errors import GeneratorError, Span
from generator.ground.length import Length
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.svg import inline_svg
from generator.official.placed_pages import PlacedPage, PlacedPicture, PlacedText
from generator.templates.text.notice import Notice
from generator.web.page_pictures import picture_address

_MARK = Markup('<rect class="marked" x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"><title>{}</title></rect>')
_ABOVE = 0.86
"""How much of a character is above its baseline."""


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
    pictures = {each.span for each in found.pictures}.union(*(each.places for each in found.replaced))
    if not words and not pictures:
        return None
    instead = [*filter(None, (each.by for each in found.replaced)), *words]
    try:
        internal = _marked(notice.render(), words, pictures)
        public = _marked(found.notice.render(), instead, pictures)
    except GeneratorError:
        return None
    index = next((index for index, svg in enumerate(internal) if _MARK[:20] in svg), 0)
    return SideBySide(index + 1, internal[index], public[min(index, len(public) - 1)])


def _marked(document: OfficialDocument, words: list[str], pictures: Collection[Span | None]) -> list[Markup]:
    """The pages of ``document`` as elements of a web page, with ``words`` and ``pictures`` by their places marked."""
    sought, shown, end = RemovedWords(dict.fromkeys(words, "")), placed(lay_out(document)), "</svg>\n"
    painted = ((page, inline_svg(page, shown.fonts, picture_address)) for page in shown.pages)
    return [
        Markup(svg.removesuffix(end)) + Markup().join(_marks(page, sought, pictures)) + Markup(end)
        for page, svg in painted
    ]


def _marks(page: PlacedPage, sought: RemovedWords, pictures: Collection[Span | None]) -> Iterator[Markup]:
    for source, alike in groupby(page.items, key=lambda item: item.source):
        items = list(alike)
        runs = [each for each in items if isinstance(each, PlacedText)]
        for match in sought.matches("".join(run.text for run in runs)):
            begin = 0
            for run in runs:
                first, last = max(match.start() - begin, 0), min(match.end() - begin, len(run.text))
                if first < last:
                    left, width = run.x + sum(run.advances[:first]), sum(run.advances[first:last])
                    yield _box(left, run.y - run.size * _ABOVE, width, run.size, match[0])
                begin += len(run.text)
        for item in items:
            if isinstance(item, PlacedPicture) and source in pictures:
                yield _box(item.x, item.y, item.width, item.height, item.name)


def _box(x: float, y: float, width: float, height: float, name: str) -> Markup:
    return _MARK.format(*(Length(each).mm for each in (x, y, width, height)), name)
