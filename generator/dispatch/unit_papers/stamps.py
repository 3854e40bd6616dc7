"""Stamps: digests of everything that decides a paper's bytes besides its template's values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from generator.dispatch.inputs import inputs_behind
from generator.dispatch.manifest import program
from generator.dispatch.sources import Sources
from generator.dispatch.templates import Template


def stamp(template: Template, sources: Sources, inputs: Mapping[str, str]) -> bytes:
    """A digest of this program, of ``template`` and of those ``inputs`` that count for it as wholes.

    These are the fields' titles; behind a text template also the notice and the house's own, and what edition this is.
    Workbooks bear the notice's day.
    """
    facts = [program(), template.compiled.sha256, str(sources.notice.edition)]
    facts += [inputs[name] for name in inputs_behind(template)]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).digest()
