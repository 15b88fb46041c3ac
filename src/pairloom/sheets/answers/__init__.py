"""Read single answers: countries, languages, zones, moments, choices, wishes, interests, earlier partners."""
