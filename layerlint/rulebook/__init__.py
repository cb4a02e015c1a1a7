"""The rules as a book: the catalogue, a page each, its table, and rules of the user's own."""
