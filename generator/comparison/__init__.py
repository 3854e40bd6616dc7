"""What differs between two versions, told so that a person can read it: :mod:`builds`, two folders of papers."""
