"""Front matter: its keys, the house's defaults, and the values read from both."""
