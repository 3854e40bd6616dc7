"""The one address that is served."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A loopback address, ``127.0.0.1`` or ``::1``, with the port that is listened on."""

    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as in an address and in the header ``Host`` (RFC 9110, 7.2)."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin of our pages, as in the header ``Origin`` (RFC 6454, 6.1)."""
        return f"http://{self.authority}"

    @property
    def cookie(self) -> str:
        """The name of the cookie. It has the port: the cookies of all ports of a host are in one jar."""
        return f"fawen_{self.port}"
