"""Pages, one file a question its reader has."""
