"""One run of `check`: files in, diagnostics, fixes and a report out."""
