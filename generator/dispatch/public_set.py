"""The public version of a notice: the notice alone, in a folder beside that of its set, proved before it is there."""

from __future__ import annotations

from dataclasses import replace

from generator.dispatch.build_options import BuildOptions
from generator.dispatch.build_sources import Sources
from generator.dispatch.building import Building
from generator.dispatch.plan import folder_name
from generator.dispatch.public_version.proof import Proof
from generator.dispatch.public_version.public_notice import undisclosing
from generator.dispatch.public_version.reviewing import PublicReview, review, unpublishable
from generator.dispatch.unit_choice import Choice
from generator.ground.errors import NoticeError, Problem, TranslatedText, UsageError, joined
from generator.ground.words.vocabularies import phrase
from generator.official.document import Disclosure
from generator.templates.text.notice import Notice

_BEHIND = {Disclosure.OPEN: "（公开）", Disclosure.ON_REQUEST: "（依申请公开）"}
"""What the folder of a public version ends with."""


def public_building(options: BuildOptions, sources: Sources) -> Building:
    """The build of the public version of the notice of ``sources``, which enters nothing in the register.

    Raises GeneratorError with all problems of what may not be published.
    """
    others = (options.draft, options.correction, options.reissue, options.narrows, options.numbered)
    if not options.public or any(others):
        raise UsageError(Problem("cli-public-alone" if options.public else "cli-on-request-alone"))
    NoticeError.raise_for(unpublishable(sources.notice, on_request=options.on_request))
    reviewed = review(sources.notice)
    NoticeError.raise_for(reviewed.problems)
    notice, behind = reviewed.notice, _BEHIND[Disclosure(sources.notice.disclosure.value or "")]
    alone = replace(
        sources,
        notice=notice,
        roster=replace(sources.roster, data=undisclosing(sources.roster.sha256).encode()),
        units=(),
        unit_templates=(),
        dispatch_templates=(),
        printed=(),
        once=(),
        copies=1,
        notice_folder=notice.removed.replaced(f"{sources.notice_folder}{behind}"),
        warnings=(*sources.notice.warnings, *reviewed.warnings),
        account=_account(reviewed),
    )
    target = options.places.output / f"{folder_name(notice)}{behind}"
    proof = Proof(notice.removed, as_they_are=[path.name for path in notice.attached_files])
    return Building(alone, Choice((), narrowed=False, total=0), target, options, proof=proof.problems)


def public_folder_name(notice: Notice) -> str | None:
    """The folder of the public version of ``notice`` below output/; None where there may be none.

    Raises GeneratorError where its texts cannot be read.
    """
    behind = _BEHIND.get(notice.disclosure.value or Disclosure.CLOSED)
    return None if behind is None else f"{folder_name(review(notice).notice)}{behind}"


def _account(reviewed: PublicReview) -> TranslatedText:
    """Which words the public version does not have, and how often the notice has each."""
    rows = [
        phrase("build-public-word" if each.by else "build-public-gone", word=each.word, by=each.by, n=len(each.places))
        for each in reviewed.replaced
    ]
    return phrase("build-public", words=joined(rows, "；", "; ")) if rows else phrase("build-public-same")
