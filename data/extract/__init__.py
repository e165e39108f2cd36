"""Text → report: one file for each thing that is read."""
