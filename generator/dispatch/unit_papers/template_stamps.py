"""Digests of everything that decides a paper's bytes besides the values that its template reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from generator.dispatch.build_sources import Sources
from generator.dispatch.input_digests import inputs_behind
from generator.dispatch.manifest import program
from generator.dispatch.templates import Template


def stamp(template: Template, sources: Sources, inputs: Mapping[str, str]) -> bytes:
    """A digest of this program, of ``template`` and of those ``inputs`` that decide its papers as wholes.

    These are the fields' titles; for a text template also the notice, the house and the edition. Workbooks are dated by
    the notice.
    """
    facts = [program(), template.compiled.sha256, str(sources.notice.edition)]
    facts += [inputs[name] for name in inputs_behind(template)]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).digest()
