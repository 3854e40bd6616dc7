"""The public build: the whole set of papers of one dispatch."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from generator.dispatch.build_options import BuildOptions
from generator.dispatch.unchanged_build import UnchangedBuild
from generator.writing import settle

if TYPE_CHECKING:
    from generator.dispatch.manifest import Manifest

_P = ParamSpec("_P")


def _with_keywords_of(
    options: Callable[_P, BuildOptions],
) -> Callable[[Callable[[BuildOptions], Manifest]], Callable[_P, Manifest]]:
    """Decorates a function of ``options``: it takes their fields as keywords, which its signature lists."""

    def decorate(run: Callable[[BuildOptions], Manifest]) -> Callable[_P, Manifest]:
        @wraps(run)
        def run_with(*args: _P.args, **keywords: _P.kwargs) -> Manifest:
            return run(options(*args, **keywords))

        signature = inspect.signature(options).replace(return_annotation="Manifest")
        run_with.__signature__ = signature  # type: ignore[attr-defined] # which mypy does not know on functions
        return run_with

    return decorate


@_with_keywords_of(BuildOptions)
def build(options: BuildOptions) -> Manifest:
    """Makes the notice, one paper for each unit and template, and the lists, below ``output``; returns the manifest.

    ``notice`` is the notice's folder (default: ``notice`` in ``templates``). ``only`` and ``exclude`` choose units by
    name, addressee or code, ``where`` by a condition over their fields (Jinja, such as ``kind == '镇'``): then only
    their files are replaced, and a notice and lists that are there stay. ``sort`` names fields (``-`` before one:
    descending) that all units are sorted by before they get their serials; a set that is there in another order is only
    replaced as a whole.

    ``pdf`` adds a PDF beside each .docx: those of text templates are painted, LibreOffice prints the others;
    where it is missing, a warning names the papers without a PDF. With the ``pdf_engine`` ``office``
    LibreOffice prints all of them. ``pdf_a`` makes PDF/A, and implies ``pdf``. ``ofd`` adds an OFD beside the
    .docx of each text template, with ``ofd_a`` as OFD-A; what Word files are made of or set in has none, which
    a warning says. With ``duplex`` every letter of a print file begins on a right-hand page; with ``numbered``
    each copy of a notice that has a 份号 is a file as well. The set keeps these seven: None takes the value of
    the existing set, in a new set ``own`` and False; the notice's own ``duplex`` takes precedence.

    Papers that an earlier run made of the same values are kept; the result is the same as that of a first run. ``jobs``
    processes may be used, or an ``executor`` of your own; the bytes never depend on it. With ``dry_run`` nothing is
    written and no PDF made. ``chosen`` is called with the units before any paper is made, ``progress`` as papers are
    made.

    ``everybody`` is for a roster that is a sheet: recipients with 各 or 有关 that it does not have are all its units.

    A ``draft`` has no number yet and is marked as one; recipients that the roster lacks are a warning in it. A
    ``correction`` is the corrected reprint (更正重印件) of a set that has been sent. Both have folders of their own.
    ``reissue`` names units whose papers are made once more (补发). A reissue and a correction are entered in
    ``register`` (default: 发文登记簿.csv in ``output``) on the day ``today``.

    ``public`` makes the public version instead: the notice alone, without 联系人 and what ``public`` in its front
    matter names, in a folder of its own; what is 依申请公开 needs ``on_request`` as well. It is proved before it is
    written.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    return build_set(options)


def build_set(options: BuildOptions) -> Manifest:
    """Makes the set of papers that ``options`` ask for; returns its manifest. Raises what :func:`build` raises."""
    places = options.places
    settle([places.units, places.output], below=[places.templates, places.notice])
    unchanged = UnchangedBuild(options) if options.is_of_papers_alone else None
    known = None if unchanged is None else unchanged.recorded()
    if known is not None:
        return known
    from generator.dispatch.full_build import full_build  # everything that reads, renders and lays out

    manifest = full_build(options)
    if unchanged is not None:
        unchanged.keep(manifest)
    return manifest
