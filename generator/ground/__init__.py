"""The foundation: files and texts come in; values with their places, and problems, go out."""
