"""A person's own pages, and sign-in."""
