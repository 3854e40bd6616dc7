"""Files dropped on a page, as a file manager does."""

from __future__ import annotations

from base64 import b64encode

from playwright.sync_api import Page

_DROPPED = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], name));
  return dropped;
}"""


def drop(page: Page, form: str, name: str, data: bytes) -> None:
    """Drops the file ``name`` on the form that is sent to the address that ends with ``form``."""
    dropped = page.evaluate_handle(_DROPPED, [name, b64encode(data).decode()])
    place = f"form[action$='{form}']"
    page.dispatch_event(place, "dragover", {"dataTransfer": dropped})
    page.dispatch_event(place, "drop", {"dataTransfer": dropped})
