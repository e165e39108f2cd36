"""Report → findings: one function a rule."""
