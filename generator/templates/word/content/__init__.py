"""Contents: values that are more than text, such as pictures, links, rich text, whole documents."""
