"""A notice while somebody types: its texts in memory go in; its painted pages, and what is found in it, come out.

:mod:`live_notice` is the whole: it also holds a document against the rules, and has the lines of a text with their
levels. :mod:`opened_notice` opens the notice in its final form, or as the draft that it still is, and paints it;
:mod:`found_places` says where in the source and on the pages something is.
"""

from generator.notices.live_notice.found_places import LiveFinding, NoticePlace
from generator.notices.live_notice.live_notice import LiveNotice, OutlineLine, live_notice
from generator.notices.live_notice.opened_notice import LivePage

__all__ = ["LiveFinding", "LiveNotice", "LivePage", "NoticePlace", "OutlineLine", "live_notice"]
