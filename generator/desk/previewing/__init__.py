"""Pages of one unit's papers, of the notice, or of the dispatch, as pictures or PDFs.

:mod:`previewed_papers` makes the papers as a build does, :mod:`drawn_papers` draws their pages; :mod:`page_folder` puts
these into a folder of their own beside the sets of papers. :mod:`previews` is the whole of ``fawen preview``.
:mod:`printed_pages` keeps pages that LibreOffice printed, :mod:`paper_text` is what can be shown without it.
"""

from generator.desk.previewing.drawn_papers import DrawnPapers, inline_pages, painted_papers, printed_papers
from generator.desk.previewing.paper_text import paper_text
from generator.desk.previewing.previewed_papers import (
    Papers,
    chosen_templates,
    dispatch_papers,
    notice_papers,
    unit_papers,
)
from generator.desk.previewing.previews import DrawnPreview, Preview, PreviewPage, drawn, preview
from generator.desk.previewing.printed_pages import PrintedPages, key_of

__all__ = [
    "DrawnPapers",
    "DrawnPreview",
    "Papers",
    "Preview",
    "PreviewPage",
    "PrintedPages",
    "chosen_templates",
    "dispatch_papers",
    "drawn",
    "inline_pages",
    "key_of",
    "notice_papers",
    "painted_papers",
    "paper_text",
    "preview",
    "printed_papers",
    "unit_papers",
]
