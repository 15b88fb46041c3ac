"""Pairs: for now the forecast of a round, and how many partners are possible for somebody who applies."""
