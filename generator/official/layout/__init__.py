"""The layout of GB/T 9704-2012: an official document and the numbers of the standard → blocks.

1. 版头 (:mod:`header`).
2. 主体 (:mod:`composition`, :mod:`main_part`, :mod:`signature`, :mod:`attachment_blocks`).
3. Lines and pages counted (:mod:`line_breaking`, :mod:`page_count`), and counted again with other spacings where the
   signature would share no page with text (:mod:`signature_page`).
4. 版记 placed by that count (:mod:`imprint_block`).
5. Every character at its place on its page, for the painters (:mod:`placing`).

:mod:`page_setup` has the sheet and the side of the page number.
"""
