"""Classification of link targets: web, local file, network, program."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.office.live_content.kinds import FILE_TARGET, SCRIPT, Kind

_IGNORED = re.compile(r"[\x00-\x20\u200b-\u200f\ufeff]+")
"""What programs leave out of an address before they read its scheme."""

_FILE = re.compile(r"file:|smb:|nfs:|\\\\|//|[a-z]:[\\/]|/(?:users|home|var|tmp|private|volumes)/")
_SCRIPT = re.compile(r"(?:javascript|vbscript|data|mhtml|mk|its|ms-its|search-ms|search|shell|ms-[a-z]+):")


def leads_to(address: str) -> Kind | None:
    """What following ``address`` does beyond opening a page, a mail or a neighbouring file; None where nothing."""
    bare = _IGNORED.sub("", unquote(address)).lower()
    if _FILE.match(bare):
        return FILE_TARGET
    return SCRIPT if _SCRIPT.match(bare) else None
