"""``fawen new``: a whole desk, or a commented sample notice, letter or roster, ready to build."""
