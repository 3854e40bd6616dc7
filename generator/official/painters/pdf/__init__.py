"""The PDF painter: placed pages as a PDF, or as PDF/A."""
