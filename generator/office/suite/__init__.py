"""LibreOffice as a program: found, configured, run in processes of its own, and ended with everything that it left.

:mod:`office_suite` is its command line and profile, :mod:`suite_process` one process, :mod:`pool` several at once,
:mod:`run_folder` the folder of a run, :mod:`suite_trial` asks for its version. What is made of documents is up to
whoever converts them.
"""
