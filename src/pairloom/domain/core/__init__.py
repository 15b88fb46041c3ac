"""What every room stands on: refusals, signed links, the journal, the declaration of what is personal."""
