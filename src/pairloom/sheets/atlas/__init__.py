"""Know where countries lie on a map of the world, and lay threads between them; pages and reports draw it."""
