"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy, :mod:`built_draft` builds the draft of today in memory, :mod:`base_draft` knows the
draft that was given away. :mod:`pairing` says which paragraphs belong together, :mod:`proposing` what each change needs
in the source, :mod:`composing` how lines are written. :mod:`verifying` keeps only what prints as it should, and
:mod:`reviewing` does all of it.
"""

from generator.desk.reviewing.refusal import Reason
from generator.desk.reviewing.review import Action, Review, ReviewRecord
from generator.desk.reviewing.reviewing import review

__all__ = ["Action", "Reason", "Review", "ReviewRecord", "review"]
