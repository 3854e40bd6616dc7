"""Every text of the program in Chinese and English: the .ini files of the folders here, and the language of the run.

README.md says how a text is written. :mod:`messages` has what a problem says, :mod:`vocabularies` all others: an
object for each folder, and the function by which its texts are asked for.
"""
