"""Work out the places of what charts draw: bars of days and of how well people are served. Templates draw them."""
