"""What fixes are made of: the document while it is fixed, and changes that several rules share."""
