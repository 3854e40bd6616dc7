"""The official document by GB/T 9704-2012: its elements come in, laid-out blocks and the bytes of a .docx go out.

:mod:`document` has the elements, :mod:`layout` makes :mod:`blocks` of them and counts lines and pages, :mod:`writer`
writes WordprocessingML, :mod:`painters` draw :mod:`placed_pages`. :mod:`recognition` goes the other way: it finds the
elements in a .docx that anybody made.
"""
