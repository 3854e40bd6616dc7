"""What editors show for keys and values, in Chinese with English beside: one module for each kind of file."""
