"""A notice while somebody types: its texts in memory go in; its painted pages, and what is found in it, come out.

:mod:`live_notice` is the whole. :mod:`opened_notice` opens the notice in its final form, or as the draft that it still
is; :mod:`painted_pages` paints, :mod:`checked_document` holds a document against the rules, :mod:`found_places` says
where in the source and on the pages something is, :mod:`text_outline` has the lines of a text with their levels.
"""

from generator.desk.live_notice.found_places import LiveFinding, NoticePlace
from generator.desk.live_notice.live_notice import LiveNotice, live_notice
from generator.desk.live_notice.painted_pages import LivePage
from generator.desk.live_notice.text_outline import OutlineLine

__all__ = ["LiveFinding", "LiveNotice", "LivePage", "NoticePlace", "OutlineLine", "live_notice"]
