"""A layer is run as users run it, again and again, saved and fitted; what goes wrong is told."""
