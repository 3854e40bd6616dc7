"""Painters: placed pages drawn as PDF, SVG and PNG. They decide nothing."""
