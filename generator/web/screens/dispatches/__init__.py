"""发文: the list of dispatches, and how one begins: a file that is handed over, a copy, an empty one."""

from __future__ import annotations

from generator.web.endpoints import route
from generator.web.screens.dispatches import beginnings, dispatch_list

ROUTES = [
    route("/", dispatch_list.show),
    route("/desk", beginnings.begin_desk, "POST"),
    route("/files", beginnings.hand_in, "POST"),
    route("/dispatches/empty", beginnings.begin_empty, "POST"),
    route("/dispatches/{notice}/copy", beginnings.begin_like, "POST"),
    route("/dispatches/{notice}/delete", dispatch_list.delete, "POST"),
    route("/bin", dispatch_list.show_bin),
    route("/bin/{binned}/back", dispatch_list.put_back, "POST"),
    route("/notices/{notice}/recognised", beginnings.show_recognised),
    route("/notices/{notice}/recognised", beginnings.correct, "POST"),
]
