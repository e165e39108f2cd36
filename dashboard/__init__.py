"""Room three: what a person touches."""
