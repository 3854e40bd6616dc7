"""The public version of a notice: what it must not have replaced, what looks private found, the result proved."""
