"""Questions that several checks ask of a layer class."""
