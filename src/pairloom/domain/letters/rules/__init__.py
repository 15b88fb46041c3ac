"""Decide about letters: values in, a decision out."""
