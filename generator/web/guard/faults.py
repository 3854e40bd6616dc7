"""Faults of ours that no screen has caught: reported with a number, which is on the page as well."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.web.fault_reports import Report, reported
from generator.web.guard.refusals import Refusal


class _UnsentError(Exception):
    """An answer that could not be sent."""


class Faults:
    """Calls ``report`` with each fault; 500 where nothing has been answered yet."""

    def __init__(self, app: ASGIApp, report: Report) -> None:
        self._app, self._report = app, report

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has a request answered. What begins and ends the application may fail: then there is no page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_answered = False

        async def noted(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            try:
                await send(message)
            except Exception as fault:
                raise _UnsentError from fault

        try:
            await self._app(scope, receive, noted)
        except _UnsentError:  # whoever asked is gone, or has broken the protocol meanwhile
            return
        except Exception as fault:
            number = reported(fault, self._report)
            if not is_answered:
                await Refusal("guard-fault", 500, drained=0, number=number)(scope, receive, send)
