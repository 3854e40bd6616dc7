"""The step 发出: papers printed, downloaded, as drafts of e-mail, in public; and the day when they were sent."""

from __future__ import annotations

from starlette.responses import Response

from generator.desk.built_sets import zip_of
from generator.desk.mail.drafts import write_drafts
from generator.desk.sent_papers import SentPapers, record_sent, sent_papers, take_back_sent
from generator.dispatch.public_version.public_notice import PICTURE_LEFT_OUT
from generator.dispatch.public_version.removed_words import HIDDEN
from generator.ground.desk_names import MAIL
from generator.web.answers import REFUSED, download, page, see_other
from generator.web.desk_request import DeskRequest, today
from generator.web.endpoints import route
from generator.web.jobs import Job
from generator.web.problem_addresses import problem_addresses
from generator.web.screens.make import builds, sending_out
from generator.web.screens.make.builds import chosen_options, papers_shown, sets_of

WAYS = ("hand", "post", "mail", "online")
"""How papers are sent; the words of the page are recorded."""

_PATIENCE = 60.0
"""Seconds for which a button waits for what it began, such as the public version of a notice."""


def show(request: DeskRequest, refused: Job | None = None) -> Response:
    """The ways out of the office, and when the papers were sent, or the button that says so; and what ``refused``."""
    desk, notice = request.desk, request.notice
    dispatch, address_of = desk.dispatch(notice), problem_addresses(desk, notice)
    record = sent_papers(desk.sent_file()).get(notice.folder.name)
    sets = sets_of(request, None) if dispatch.steps["make"] != "open" else []
    mail, no_mail = sending_out.read_mail(request, chosen_options(request)) if sets else (None, ())
    if dispatch.steps["make"] == "again":  # by the time of its inputs; the messages are of papers that were compared
        dispatch = desk.dispatch(notice)
    public = sending_out.public_review(request) if sets else None
    versions = list(builds.public_versions(request)) if sets else []
    is_current = False
    if versions and public is not None and public.can_be_made:
        options = chosen_options(request)
        job = builds.start_public(desk, notice, options, on_request=public.is_on_request, dry_run=True)
        job.wait(_PATIENCE)
        planned = builds.manifest_of(job)
        is_current = planned is not None and all(each.action == "unchanged" for each in planned.changes)
    return page(
        request,
        "sent.html",
        status=200 if refused is None else REFUSED,
        dispatch=dispatch,
        record=record if dispatch.is_sent else None,
        ways=WAYS,
        today=today(),
        shown=papers_shown(sets[0], "") if sets else None,
        mail=mail,
        no_mail=no_mail,
        public=public,
        public_versions=[papers_shown(each, "") for each in versions],
        is_public_current=is_current,
        problems_found=() if refused is None else refused.problems,
        failed=refused if refused is not None and refused.state == "failed" else None,
        address_of=address_of,
    )


def mark_sent(request: DeskRequest) -> Response:
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


def hand_out_drafts(request: DeskRequest) -> Response:
    """The drafts of all units that have an address, written beside the papers, as a ZIP."""
    job = sending_out.start_mail(request, chosen_options(request))
    job.wait(_PATIENCE)
    mail = sending_out.mail_of(job)
    if mail is None:
        return show(request, job)
    with request.desk.writing:
        written = [each for each, _ in write_drafts(mail)]
    data = {each.file: mail.message(each).content() for each in written}
    return download(f"{mail.made.folder.name}-{MAIL}.zip", zip_of(data))


def settle_words(request: DeskRequest) -> Response:
    """What looks private replaced in public, or kept, a picture left out or kept; written into the front matter."""
    form = request.form
    words = form.texts("found") if form.has("all") else form.texts("replace")
    replaced = {**dict.fromkeys(words, HIDDEN), **dict.fromkeys(form.texts("leave-out"), PICTURE_LEFT_OUT)}
    with request.desk.writing:
        sending_out.settle_words(request, replaced, form.texts("keep"))
    return see_other(f"{request.notice.address}/sent#public")


def make_public(request: DeskRequest) -> Response:
    """Makes the public version, where it may be; the page with the problems otherwise."""
    review = sending_out.public_review(request)
    options = chosen_options(request)
    job = builds.start_public(request.desk, request.notice, options, on_request=review.is_on_request)
    job.wait(_PATIENCE)
    if job.state in ("refused", "failed"):
        return show(request, job)
    return see_other(f"{request.notice.address}/sent#public")


ROUTES = [
    route("/notices/{notice}/sent", show),
    route("/notices/{notice}/sent", mark_sent, "POST"),
    route("/notices/{notice}/sent/drafts", hand_out_drafts, "POST"),
    route("/notices/{notice}/sent/words", settle_words, "POST"),
    route("/notices/{notice}/sent/public", make_public, "POST"),
]
