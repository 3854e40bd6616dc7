"""A notice while an office works on it: a draft comes in, is edited beside its live pages; its files go out."""
