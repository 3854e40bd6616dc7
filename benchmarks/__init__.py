"""How long letters take: this engine beside the field's, on the same letter, in one run (`make bench`)."""
