"""One's own partners: who they are, when all are up, what each proposes, a topic to talk about, and help."""
