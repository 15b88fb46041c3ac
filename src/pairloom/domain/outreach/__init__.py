"""Outreach: who wants to be told when applications open, and letters that ask ambassadors for help."""
