"""发文: the list of dispatches, with state and next step of each; those deleted, which come back from the bin."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import Response

from generator.desk.notice_bin import binned_notices, put_in_bin, take_from_bin
from generator.desk.notice_states import notice_heading
from generator.ground.disk import read_entries
from generator.ground.errors import Problem
from generator.notices.editing.form_keys import form_choices
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import Dispatch, NotFoundError, OpenNotice
from generator.web.problem_addresses import problem_addresses

OFFICE = ("issuer", "prefix", "address", "postcode")
"""What is asked of an office that has no desk yet."""
STAGES = ("draft", "numbered", "made", "sent", "broken")
"""The stages of a dispatch that the list can be narrowed to."""
_NOTHING_TYPED = dict.fromkeys(OFFICE, "")
_PER_PAGE = 50


def show(request: DeskRequest) -> Response:
    """The list; for a script the rows alone."""
    return list_page(request)


def list_page(request: DeskRequest, *, problems: Sequence[Problem] = (), like: OpenNotice | None = None) -> Response:
    """The list, with ``problems`` of what was asked, which are those of ``like`` where a notice was to be a model."""
    begun = request.desk.is_begun()
    there = request.desk.dispatches() if begun else []
    words, stage = request.query.get("q", "").strip(), request.query.get("stage", "")
    own = [each for each in there if each.stage != "sample"]
    found = [each for each in own if _fits(each, words.casefold(), stage)]
    parts = max(1, -(-len(found) // _PER_PAGE))
    part = min(max(1, whole_number(request.query.get("page", "")) or 1), parts)
    titles = [each.state.title for each in there]
    return page(
        request,
        "dispatches/rows.html" if request.wants_fragment and not problems else "dispatches/list.html",
        status=REFUSED if problems else 200,
        is_begun=begun,
        own=own,
        binned=binned_shown(request) if begun else [],
        deleted=request.query.get("deleted", ""),
        found=found[(part - 1) * _PER_PAGE : part * _PER_PAGE],
        samples=[each for each in there if each.stage == "sample"],
        twice={each for each in titles if titles.count(each) > 1},
        words=words,
        stage=stage,
        stages=STAGES,
        part=part,
        parts=parts,
        form=secrets.token_hex(8),
        formats=form_choices(request.desk.house()),
        problems_found=problems,
        address_of=None if like is None else problem_addresses(request.desk, like),
    )


def office_page(
    request: DeskRequest,
    *,
    office: Mapping[str, str] = _NOTHING_TYPED,
    waiting: str = "",
    problems: Sequence[Problem] = (),
) -> Response:
    """The question for the office, filled in with ``office``; ``waiting`` is the file that was handed over already."""
    others = sum(not each.path.name.startswith(".") for each in read_entries(Path()))
    return page(
        request,
        "dispatches/office.html",
        status=REFUSED if problems else 200,
        place=Path.cwd(),
        others=others,
        office={**_NOTHING_TYPED, **office},
        waiting=waiting,
        problems_found=problems,
        codes={each.code for each in problems},
    )


def binned_shown(request: DeskRequest) -> list[tuple[str, str, str]]:
    """The notices in the bin, each with its id, its title and its number."""
    found = []
    for each in binned_notices(request.desk.places().templates.path):
        heading = notice_heading(each.path / NOTICE_FILE, request.desk.house())
        title = heading.title.replace("|", "") or each.name
        found.append((opaque_id(each.path.name), title, heading.filed_number))
    return found


def _fits(dispatch: Dispatch, words: str, stage: str) -> bool:
    if stage in STAGES and dispatch.stage != stage:
        return False
    state = dispatch.state
    return any(words in each.casefold() for each in (state.title.replace("|", ""), state.number, state.folder.name))


def delete(request: DeskRequest) -> Response:
    """The list without the notice, which says what became of it and takes it back. Raises OutputError.

    The file that it was made of is checked instead, where that is asked for.
    """
    held = request.desk.uploads.get(request.notice.id) if request.form.has("check") else None
    with request.desk.writing:
        binned = put_in_bin(request.notice.folder, _templates(request))
    if held is not None:
        return see_other(f"/tools/check/{request.notice.id}")
    return see_other(f"/?{urlencode({'deleted': opaque_id(binned.path.name)})}")


def show_bin(request: DeskRequest) -> Response:
    """The notices in the bin."""
    return page(request, "dispatches/bin.html", binned=binned_shown(request))


def put_back(request: DeskRequest) -> Response:
    """The list with a notice that was in the bin. Raises NotFoundError, OutputError."""
    with request.desk.writing:
        for each in binned_notices(_templates(request)):
            if opaque_id(each.path.name) == request.path["binned"]:
                take_from_bin(each, _templates(request))
                return see_other("/")
    raise NotFoundError


def _templates(request: DeskRequest) -> Path:
    return request.desk.places().templates.path
