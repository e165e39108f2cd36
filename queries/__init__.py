"""Room two: what is asked of the rows. Imports nothing of `dashboard`."""
