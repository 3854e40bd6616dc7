"""Style sheets and scripts, in a fixed table: nothing else of this folder has an address.

Scripts are ES2020 as it is typed, for Chromium 86 and later. ``htmx.min.js`` is htmx 4.0.1 by its authors (0BSD, see
htmx.LICENSE.txt), unchanged: :data:`HTMX_SHA256`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HTMX_SHA256 = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""The digest of htmx.min.js in the package htmx.org 4.0.1 of the npm registry."""

ICONS_SHA256 = "32e6cd4a893b4427cea0089806351b7cb3f0892e7819f7c154bcc77fd0138b49"
"""The digest of ``pages/icons.html``: paths of lucide-static 1.62.0 (ISC, see icons.LICENSE.txt), whose package on the
npm registry has the SHA-256 386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44."""

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

NAMES = (
    "tokens.css",
    "parts.css",
    "dispatches.css",
    "draft.css",
    "papers.css",
    "make.css",
    "register.css",
    "roster.css",
    "tools.css",
    "noscript.css",
    "icon.svg",
    "htmx.min.js",
    "page.js",
    "answers.js",
    "typing_pause.js",
    "linked.js",
    "kept_text.js",
    "save_key.js",
    "paper_view.js",
    "drop.js",
    "roster.js",
)
"""Every asset."""

SCRIPTS = tuple(name for name in NAMES if name.endswith(".js"))
UNSCRIPTED = "noscript.css"
"""The style sheet of browsers without scripts."""
STYLES = tuple(name for name in NAMES if name.endswith(".css") and name != UNSCRIPTED)


@dataclass(frozen=True, slots=True)
class Asset:
    """The bytes of an asset, its media type and the digest by which browsers know it."""

    data: bytes
    kind: str
    digest: str


@cache
def asset(name: str) -> Asset | None:
    """The asset ``name``, None where there is none."""
    if name not in NAMES:
        return None
    data = (files(__name__) / name).read_bytes()
    kind = _KINDS[name[name.rindex(".") :]]
    return Asset(data, f"{kind}; charset=utf-8", hashlib.sha256(data).hexdigest()[:16])


def asset_address(name: str) -> str:
    """The address of the asset ``name``, another one for each version. Raises KeyError."""
    found = asset(name)
    if found is None:
        raise KeyError(name)
    return f"/assets/{name}?{found.digest}"
