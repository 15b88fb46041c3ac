"""Read mail that came in: pure functions, and a child process in which they run under a limit."""
