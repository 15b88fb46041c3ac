"""A person's own applications: look at them, change, confirm, withdraw, take back, answer what is asked."""
