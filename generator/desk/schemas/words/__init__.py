"""The hover texts of keys and values, in Chinese and English: one module for each kind of file."""
