"""The clock: the worker, the daily work, the demo."""
