"""The layout of GB/T 9704-2012: an official document and the numbers of the standard, made into blocks.

1. 版头 (:mod:`header`), 2. 主体 (:mod:`opening`, :mod:`main_part`, :mod:`attendance`, :mod:`signature`,
:mod:`attachments`), 3. lines and pages counted (:mod:`line_breaking`, :mod:`pages`), and counted again with other
:mod:`spacing` where the signature would share no page with text (:mod:`fitting`), 4. 版记 placed by that count
(:mod:`imprint`).
"""

from generator.official.layout.composition import lay_out, lay_out_detached

__all__ = ["lay_out", "lay_out_detached"]
