"""Room one: how documents become rows. Imports nothing of `queries` or `dashboard`."""
