"""Who is here: people, languages, consents, roles."""
