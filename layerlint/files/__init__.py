"""Files of users: found, read as one Python module each, edited, and what git says of them."""
