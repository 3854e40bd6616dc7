"""工具: a document checked, a sheet merged, a reviewed copy read, PDFs made; nothing of the desk changes by itself."""

from __future__ import annotations

from generator.web.endpoints import route
from generator.web.screens.tools import checking, merging, reviewing, tool_box

ROUTES = [
    route("/tools", tool_box.show),
    route("/tools/made/{made}", tool_box.download_made),
    route("/tools/check", checking.hand_in, "POST"),
    route("/tools/check/{document}", checking.show),
    route("/tools/check/{document}/mended", checking.download_mended),
    route("/tools/check/{document}/annotated", checking.download_annotated),
    route("/tools/merge", merging.show),
    route("/tools/merge", merging.change, "POST"),
    route("/tools/merge/{merge}", merging.show),
    route("/tools/merge/{merge}", merging.change, "POST"),
    route("/tools/papers/{paper}/picture", merging.show_paper),
    route("/tools/papers/{paper}/sheet", merging.download_sheet),
    route("/tools/review", reviewing.hand_in, "POST"),
    route("/tools/review/{copy}", reviewing.show),
    route("/tools/review/{copy}", reviewing.apply, "POST"),
    route("/tools/review/{copy}/undo", reviewing.take_back, "POST"),
    route("/tools/pdf", tool_box.print_pdfs, "POST"),
    route("/tools/pdf/{made}", tool_box.show_pdfs),
]
