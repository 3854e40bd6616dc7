"""Placed pages as an OFD file (GB/T 33190): text with its places, rules, pictures, fonts, outline; no seal, no tag."""
