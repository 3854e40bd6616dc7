"""The HTML file: sentences above, pages side by side below."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import zip_longest

from generator.comparison.description.wording import say
from generator.comparison.side_by_side.marking import PageMark
from generator.comparison.side_by_side.printed_documents import PrintedDocument
from generator.ground.errors import language
from generator.office.pdf.measured_pages import Page

_MARGIN = 0.6  # millimetres between ink and its frame
_STYLE = """\
body { margin: 1.5rem; font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #222; background: #eee }
h1 { font-size: 1.3rem } ol { background: #fff; padding: 1rem 1rem 1rem 3rem }
.pages { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem } h2 { font-size: 1rem; margin: 0 }
.page { position: relative; background: #fff; box-shadow: 0 1px 4px #0004 } .page img { display: block; width: 100% }
.mark { position: absolute; border: 2px solid #d33; background: #d331; border-radius: 3px }
.new .mark { border-color: #182; background: #1821 }
.mark b { position: absolute; right: 100%; top: 0; padding: 0 .3em; font-size: .75rem; color: #fff; background: #d33 }
.new .mark b { background: #182 }
@media print { body { background: none; margin: 0 } .page { break-inside: avoid } }
"""


def html_page(
    names: tuple[str, str],
    sentences: Sequence[str],
    old: tuple[PrintedDocument, Sequence[PageMark]],
    new: tuple[PrintedDocument, Sequence[PageMark]],
) -> str:
    """The whole file; ``names`` are those of the two documents, ``sentences`` the differences, numbered from 1."""
    title = escape(say("page-title", old=names[0], new=names[1]))
    listed = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) or f"<p>{escape(say('no-difference'))}"
    pairs = zip_longest(_pages(*old, "old"), _pages(*new, "new"), fillvalue="<div></div>")
    return f"""\
<!doctype html>
<html lang="{"zh-CN" if language() == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<ol>
{listed}
</ol>
<div class="pages">
<h2>{escape(names[0])}</h2>
<h2>{escape(names[1])}</h2>
{chr(10).join(f"{before}{chr(10)}{after}" for before, after in pairs)}
</div>
</body>
</html>
"""


def _pages(printed: PrintedDocument, marks: Sequence[PageMark], side: str) -> Iterator[str]:
    for number, (page, picture) in enumerate(zip(printed.pages, printed.pictures, strict=True)):
        here = [mark for mark in marks if mark.page == number]
        framed = "".join(_frame(mark, page, mark == _first(mark, here)) for mark in here)
        image = f'<img alt="{number + 1}" src="data:image/png;base64,{b64encode(picture).decode()}">'
        yield f'<div class="page {side}">{image}{framed}</div>'


def _first(mark: PageMark, marks: Sequence[PageMark]) -> PageMark:
    """The uppermost mark of each change."""
    return min((each for each in marks if each.number == mark.number), key=lambda each: each.box.top)


def _frame(mark: PageMark, page: Page, numbered: bool) -> str:
    """A frame, in percent of its page."""
    left, top = mark.box.left - _MARGIN, mark.box.top - _MARGIN
    width, height = mark.box.width + 2 * _MARGIN, mark.box.height + 2 * _MARGIN
    place = {
        "left": left / page.width,
        "top": top / page.height,
        "width": width / page.width,
        "height": height / page.height,
    }
    style = ";".join(f"{name}:{share:.3%}" for name, share in place.items())
    number = f"<b>{mark.number}</b>" if numbered else ""
    return f'<div class="mark" style="{style}">{number}</div>'
