"""The notice edited in a form: values and text in, the same file with what changed out; drafts, saving, undoing."""
