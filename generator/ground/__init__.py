"""What everything else is built on: files and texts come in; values with their places, and problems, go out."""
