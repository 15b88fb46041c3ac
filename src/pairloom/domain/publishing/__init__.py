"""Pages that organisers can word: how it works, the code of conduct, questions and answers."""
