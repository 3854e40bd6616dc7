"""Who may ask the page for anything: the one browser that was given the one-time address, from our own pages only.

What is kept out:

- Web sites, by a form, a script, a picture or a frame: cookies do not distinguish ports, and pages of another port of
  127.0.0.1 are *same-site*, so that :mod:`own_pages` asks for the very origin, on every request.
- A host name that is made to point here (DNS rebinding): :mod:`own_host` takes one spelling of one address.
- Other users of this machine: :mod:`entrance` lets in by a one-time address, which is neither in the arguments of a
  program nor in a log, then by a cookie. On Linux :mod:`own_user` also asks the system who is at the other end.
- Bodies without end: :mod:`body_limit` for who was let in; of all others' :mod:`refusals` reads little, and closes.

What is not defended:

- A program of the same user, or of the administrator: it can read the browser's memory, and the folder itself.
- Other users who only want to disturb: whoever may open connections can open many.
- On Windows and macOS, a browser that is lured to another user's port of 127.0.0.1 while the page is open.
- A page left open after the server has ended: another program may listen on its port then, and gets what is sent.
"""

from generator.web.guard.address import Address
from generator.web.guard.entry import Entry
from generator.web.guard.guarding import guarded

__all__ = ["Address", "Entry", "guarded"]
