"""A .docx → what stands in it, with the look it really has (:mod:`document`)."""
