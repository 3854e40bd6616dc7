"""The official document by GB/T 9704-2012: its elements come in, laid-out blocks and the bytes of a .docx go out.

:mod:`standard` has the numbers, :mod:`document` the elements, :mod:`layout` makes :mod:`blocks` of them and counts
lines and pages, :mod:`writer` writes WordprocessingML.
"""
