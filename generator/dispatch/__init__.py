"""The run: a roster and templates come in, a set of papers with its manifest goes out, published at once.

:mod:`public_build` is the public ``build`` over :mod:`build_options`: a :mod:`full_build` or, where nothing has
changed since the last one, the result that :mod:`unchanged_build` has kept. :mod:`build_sources` reads, :mod:`plan`
lists the files that there will be; :mod:`building` is one run, in which :mod:`making_set` has :mod:`papers` and
:mod:`unit_papers` made. :mod:`manifest` lists what is there, and what became of it; :mod:`existing_set` looks at
what was there before. :mod:`merging` is the run over one template. :mod:`papers_without_build` is the public ``paint``,
lays papers out for previews and makes those of one unit; :mod:`template_variables` lists what a template reads. A
build makes entries of the register by itself, :mod:`registering` makes them for a notice, which takes its number
there.
"""
