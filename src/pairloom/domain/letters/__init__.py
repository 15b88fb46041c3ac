"""Letters: never lost, and a double is never silent."""
