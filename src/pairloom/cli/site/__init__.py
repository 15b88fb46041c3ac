"""The commands that run the site. Each loads Django only when it is called."""
