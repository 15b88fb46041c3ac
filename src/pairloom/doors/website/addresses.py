"""Where the pages that are texts stand: the name of the text is the word in the address."""

TEXT_PAGES = {
    name: name.replace("-", "_")
    for name in ("how-it-works", "partnership", "faq", "conduct", "confidentiality", "privacy", "contact")
}
"""The name of each text, and the name of its page."""

ASKED = {**{f"/{name}/": "program" for name in TEXT_PAGES}, "/timetable/": "round"}
"""What can be asked for at an address, and has an answer of its own that anybody may keep."""
