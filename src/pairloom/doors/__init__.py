"""How the world comes in. Doors do not know each other."""
