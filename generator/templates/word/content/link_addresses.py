"""Addresses of links: only those that are safe for a reader to follow."""

from __future__ import annotations

import re

from generator.office.package.opc_names import relation
from generator.templates.expressions import refuse_unwritable
from generator.templates.word.content.content_error import ContentError
from generator.templates.word.content.site import Site

_ALLOWED = re.compile(r"(?:https?://|ftp://|mailto:|tel:)[^\x00-\x20\x7f]", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r'[ "<>\\^`{|}]')  # RFC 3986, 2: none of these may be in an address as it is
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MOST = 2_000


def checked_address(address: str) -> str:
    """``address`` as a link can have it; ``#name`` is a bookmark of the document.

    Raises ContentError for any scheme but http, https, ftp, mailto and tel, and for an address with control characters
    or of more than 2,000 characters; CharacterError for characters that no document can hold.
    """
    refuse_unwritable(address)
    place = address.startswith("#") and len(address) > 1
    if not (place or _ALLOWED.match(address)) or _CONTROL.search(address) or len(address) > _MOST:
        raise ContentError("template-content-address", {"address": address[:80]})
    if place:
        return address
    return _NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", address)


def link_relationship(address: str, site: Site) -> str:
    """The id of a relationship of the site's part to ``address``, which has been checked."""
    return site.assembly.relate(site.part, relation("hyperlink"), address, external=True)
