"""The copy of a .docx for LibreOffice, adapted so that it prints like Word and WPS: :mod:`repairs` lists the steps."""
