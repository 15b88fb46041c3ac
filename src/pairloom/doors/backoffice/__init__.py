"""The pages of organisers and ambassadors."""
