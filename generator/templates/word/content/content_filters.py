"""Filters that make contents from plain data such as a roster's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

from generator.office.pictures import IMAGE, read_below
from generator.templates.expressions.value_conversion import text_of
from generator.templates.word.assembly import PartContext
from generator.templates.word.content.fitted_text import FittedText
from generator.templates.word.content.inline_image import InlineImage, picture_faults
from generator.templates.word.content.rich_text import Hyperlink, Listing, RichText
from generator.templates.word.content.simple_markdown import rich_text_of

_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+")


@pass_context
def _image(
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


def _markdown(value: object) -> RichText:
    """格式文字: rich text from a text with Markdown's simplest marks."""
    return rich_text_of(text_of(value))


def _link(value: object, text: object = None) -> Hyperlink:
    """链接: a link to the address ``value`` that shows ``text``, or the address itself; mail addresses get ``mailto:``.

    Raises ContentError for an address that no link may have.
    """
    address = text_of(value)
    shown = address if text is None else text_of(text)
    return Hyperlink(shown, f"mailto:{address}" if _MAIL.fullmatch(address) else address)


def _listing(value: object) -> Listing:
    """分行: a text whose line feeds are line breaks."""
    return Listing(value)


def _fitted(value: object, width: object, least: object = None) -> FittedText:
    """适应宽度: a text in one line of that ``width``, in the tag's size or the largest smaller one that fits."""
    return FittedText(value, width, least)


CONTENT_FILTERS: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(IMAGE, _image),
    "markdown": _markdown,
    "格式文字": _markdown,
    "link": _link,
    "链接": _link,
    "listing": _listing,
    "分行": _listing,
    "fitted": _fitted,
    "适应宽度": _fitted,
}
"""The filters that only Word templates have, under their English and Chinese names."""
