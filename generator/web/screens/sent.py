"""The step 发出: the day on which the papers of a dispatch were sent, and how."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.sent_papers import SentPapers, record_sent, sent_papers, take_back_sent
from generator.web.answers import page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.today import today

WAYS = ("hand", "post", "online")
"""How papers are sent; the words of the page are recorded."""


def show(request: DeskRequest) -> Response:
    """When the papers were sent, or the button that says so."""
    dispatch = request.desk.dispatch(request.notice)
    record = sent_papers(request.desk.sent_file()).get(request.notice.folder.name)
    return page(
        request, "sent.html", dispatch=dispatch, record=record if dispatch.is_sent else None, ways=WAYS, today=today()
    )


def record(request: DeskRequest) -> Response:
    """The papers recorded as sent today, in the way that was chosen; or the record taken back."""
    notice, file = request.notice, request.desk.sent_file()
    with request.desk.writing:
        if request.form.has("back"):
            take_back_sent(file, notice.folder.name)
        else:
            dispatch, how = request.desk.dispatch(notice), request.form.text("how")
            units = "" if dispatch.recipients.count is None else str(dispatch.recipients.count)
            sent = SentPapers(today().isoformat(), dispatch.state.number, how, units, notice.folder.name)
            record_sent(file, sent)
    return see_other(f"{notice.address}/sent")


ROUTES: list[Route] = [route("/notices/{notice}/sent", show), route("/notices/{notice}/sent", record, "POST")]
