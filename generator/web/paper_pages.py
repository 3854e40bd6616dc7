"""Pages of papers: those of text templates are painted at once, those of Word templates come from LibreOffice later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath

from generator.desk.previewing import Papers, PrintedPages, inline_pages, key_of, paper_text, printed_papers
from generator.dispatch.papers.painting import PICTURE_DPI
from generator.ground.errors import Problem
from generator.ground.words.vocabularies import page_text as text
from generator.office.suite import has_suite
from generator.web.jobs import Job
from generator.web.open_desk import OpenDesk
from generator.web.page_pictures import picture_address

PRINT = "print"
"""The kind of jobs in which LibreOffice prints."""
_UNSEEN = frozenset({"preview-no-pages", "preview-attached"})
"""Notes on files that have no pages, which a page says in its own words: its reader has no command line."""
_DPI = PICTURE_DPI * 2 // 3
"""As many dots as a page of 827 points across has on a screen."""


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A paper as it is shown: its ``pages``, as elements of the page or as addresses of ``pictures``, or its ``text``.

    ``is_old``: the pictures are those of an earlier version, until the new ones are there.
    """

    name: str
    pages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class PapersShown:
    """Papers with warnings about them, and the job that goes on printing those that are missing, if any.

    ``unseen`` are the names of files that nothing draws, ``is_without_suite``: Word papers have no pages because
    LibreOffice is missing. ``fault`` is the number of a fault of ours in the job.
    """

    papers: tuple[PaperShown, ...]
    warnings: tuple[Problem, ...]
    job: Job | None
    unseen: tuple[str, ...]
    is_without_suite: bool
    fault: str | None


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes pages of papers. ``place`` names whose papers they are."""

    desk: OpenDesk
    place: str

    @property
    def kept(self) -> PrintedPages:
        """Those that LibreOffice has printed."""
        return self.desk.kept(PrintedPages)

    def shown(self, papers: Papers, moment: datetime) -> PapersShown:
        """``papers`` with the pages that there are; LibreOffice prints the others, dated ``moment``."""
        painted, not_right = inline_pages(papers, picture_address)
        keys = {name: key_of(data) for name, data in papers.documents.items()}
        missing = {name: papers.documents[name] for name, key in keys.items() if self.kept.of(key) is None}
        job = self._printing(missing, moment) if missing and has_suite() else None
        problems, fault = ((), None) if job is None else (job.problems, job.number)
        going_on = None if job is None or job.is_over else job  # asked before the pages: it keeps them before it ends
        found = [PaperShown(name, pages=tuple(pages)) for name, pages in painted.items()]
        found += (self._printed(name, keys[name], data) for name, data in papers.documents.items())
        files = (each.span.file for each in papers.warnings if each.code in _UNSEEN and each.span is not None)
        unseen = tuple(map(self._named, files))
        warnings = (*(each for each in papers.warnings if each.code not in _UNSEEN), *not_right, *problems)
        return PapersShown(tuple(found), warnings, going_on, unseen, bool(missing) and job is None, fault)

    def _named(self, file: str) -> str:
        """What the papers of the template ``file`` are called, with its name in its folder."""
        title = self.desk.template_titles().get(file)
        return file if title is None else text("paper-named", title=title, file=PurePosixPath(file).name)

    def _printed(self, name: str, key: str, data: bytes) -> PaperShown:
        pages = self.kept.of(key)
        old = None if pages is not None else self.kept.latest(self._place_of(name))
        if old is not None:
            pages, key = self.kept.of(old), old
        if pages is None:
            return PaperShown(name, text=paper_text(data, name))
        pictures = (f"/pages/{key}/{number}" for number in range(1, len(pages) + 1))
        return PaperShown(name, pictures=tuple(pictures), is_old=old is not None)

    def _printing(self, documents: Mapping[str, bytes], moment: datetime) -> Job:
        """The job that prints ``documents``: one that does so already, or has failed to, or a new one."""
        about = hashlib.sha256("".join(map(key_of, documents.values())).encode()).hexdigest()
        last = self.desk.jobs.last(PRINT)
        if last is not None and last.about == about and last.state not in ("done", "stopped"):
            return last
        return self.desk.jobs.replace(PRINT, about, partial(self._print, documents, moment))

    def _print(self, documents: Mapping[str, bytes], moment: datetime, job: Job) -> None:
        done = 0

        def progress(name: str) -> None:
            nonlocal done
            done += 1
            job.made("pdfs", done, len(documents), name)

        printed = printed_papers(documents, "png", _DPI, moment, progress)
        for name, pages in printed.pages.items():
            self.kept.keep(key_of(documents[name]), pages, self._place_of(name), printed.characters.get(name, ()))

    def _place_of(self, name: str) -> str:
        return f"{self.place}/{name}"
