"""Pages of match day: the run, the board, every pair, the organisers' last word, and the press that confirms."""
