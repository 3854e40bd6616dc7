"""The screens, a module or folder each, with its addresses as ``ROUTES``; none imports another."""
