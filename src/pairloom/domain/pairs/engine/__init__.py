"""The only way from applications to the engine: forms become plans, answers become columns, results become counts."""
