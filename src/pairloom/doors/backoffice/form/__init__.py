"""Pages to change the form of a program: its questions, their answers, their words in every language."""
