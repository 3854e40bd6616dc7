"""The elements of an official document, told apart in a document that anybody made (:mod:`found`)."""
