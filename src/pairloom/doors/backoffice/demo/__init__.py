"""The letters of the demo."""
