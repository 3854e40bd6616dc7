"""What closes a document: 附件说明, 署名 and 成文日期, 附注, 出席人员名单 (7.3.4 to 7.3.6, 10.3).

:mod:`closing` is the whole; each of the others knows one kind of line.
"""

from generator.check.elements.closing.closing import Closing, take_closing

__all__ = ["Closing", "take_closing"]
