"""Pages of a round while people apply, and of how it closed: live view, list, forecast, closing."""
