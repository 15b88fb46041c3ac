"""What doors share: base templates, pieces, security headers."""
