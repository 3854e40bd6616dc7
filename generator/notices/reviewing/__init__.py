"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy, :mod:`base_draft` builds the draft of today in memory, :mod:`base_draft` knows
the draft that was given away. :mod:`proposing` says which paragraphs belong together, :mod:`proposing` what each
change needs in the source, :mod:`composing` how lines are written. :mod:`reviewing` keeps only what prints as it
should, and :mod:`reviewing` does all of it.
"""

from generator.notices.reviewing.review import Action, Reason, Review, ReviewRecord
from generator.notices.reviewing.reviewing import review

__all__ = ["Action", "Reason", "Review", "ReviewRecord", "review"]
