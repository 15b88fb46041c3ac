"""Applications: drafts, the form as answered, the cap, the waiting list, what is asked before it is too late."""
