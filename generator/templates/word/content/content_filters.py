"""Filters that make contents from plain data such as a roster's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

from generator.office.pictures import IMAGE, read_below
from generator.templates.expressions import text_of
from generator.templates.word.content.hyperlink import Hyperlink
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.markdown import rich_text_of
from generator.templates.word.content.picture_part import picture_faults
from generator.templates.word.content.rich_text import RichText
from generator.templates.word.content.text_listing import Listing
from generator.templates.word.rendering_state import PartContext

_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+")


@pass_context
def image(
    context: PartContext, value: object, width: object = None, height: object = None, alt: object = ""
) -> InlineImage:
    """图片: the picture in the file ``value``, a path below the template's folder of pictures, or in these bytes.

    Raises ContentError where the path leads out of the folder or to no picture.
    """
    if isinstance(value, bytes):
        return InlineImage(value, width, height, alt=text_of(alt))
    with picture_faults():
        data = read_below(context.rendering.pictures, text_of(value))
    return InlineImage(data, width, height, alt=text_of(alt))


def markdown(value: object) -> RichText:
    """格式文字: rich text from a text with Markdown's simplest marks."""
    return rich_text_of(text_of(value))


def link(value: object, text: object = None) -> Hyperlink:
    """链接: a link to the address ``value`` that shows ``text``, or the address itself; mail addresses get ``mailto:``.

    Raises ContentError for an address that no link may have.
    """
    address = text_of(value)
    shown = address if text is None else text_of(text)
    return Hyperlink(shown, f"mailto:{address}" if _MAIL.fullmatch(address) else address)


def listing(value: object) -> Listing:
    """分行: a text whose line feeds are line breaks."""
    return Listing(value)


CONTENT_FILTERS: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(IMAGE, image),
    "markdown": markdown,
    "格式文字": markdown,
    "link": link,
    "链接": link,
    "listing": listing,
    "分行": listing,
}
"""The filters that only Word templates have, under their English and Chinese names."""
