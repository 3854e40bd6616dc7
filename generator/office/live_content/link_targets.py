"""Classification of link targets: web, local file, network, program."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.office.live_content.live_kinds import FILE_TARGET, SCRIPT, LiveKind

_IGNORED = re.compile(r"[\x00-\x20\u200b-\u200f\ufeff]+")
"""Characters that programs ignore in an address before its scheme."""

_FILE = re.compile(r"file:|smb:|nfs:|\\\\|//|[a-z]:[\\/]|/(?:users|home|var|tmp|private|volumes)/")
_SCRIPT = re.compile(r"(?:javascript|vbscript|data|mhtml|mk|its|ms-its|search-ms|search|shell|ms-[a-z]+):")


def leads_to(address: str) -> LiveKind | None:
    """The kind of a link to ``address``; None where it only opens a web page, an e-mail or a neighbouring file."""
    bare = _IGNORED.sub("", unquote(address)).lower()
    if _FILE.match(bare):
        return FILE_TARGET
    return SCRIPT if _SCRIPT.match(bare) else None
