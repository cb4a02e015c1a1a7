"""A folder of pictures with a page that lists them, for the classes of a project."""
