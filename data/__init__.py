"""Room one: how documents become rows. Imports nothing of `queries` or `dashboard`."""

import os

# lxml comes with python-docx, which writes the meeting sheet. openpyxl would take it for reading too, past defusedxml.
os.environ.setdefault("OPENPYXL_LXML", "False")
