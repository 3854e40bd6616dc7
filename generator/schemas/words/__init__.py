"""What editors tell of keys and values, in Chinese with English beside: one module for each kind of file."""
