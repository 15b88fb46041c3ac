"""Work out the places of what charts draw: dots on a map of the world, bars of days. Templates draw them."""
