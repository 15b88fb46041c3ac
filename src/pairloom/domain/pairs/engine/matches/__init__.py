"""A match from what is gathered to what is stored: the problem, the process that solves it, facts, explanations."""
