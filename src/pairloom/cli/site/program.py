"""Make a program and name its director."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE, WRONG
from pairloom.cli.screen import complain, say
from pairloom.cli.site.opening import open_site

WRONGS = {
    "address-wrong": "This is no e-mail address to which a letter could go.",
    "zone-unknown": 'There is no such time zone; a name like "Europe/Berlin" is wanted.',
    "language-unknown": "The site does not speak this language.",
}


def run(arguments: Arguments) -> int:
    """Make the program if it is not there, and give the role of director to an address."""
    open_site()
    from pairloom import clock  # noqa: PLC0415 - lazy: the site must be open first
    from pairloom.domain.core.errors import Refused  # noqa: PLC0415 - lazy
    from pairloom.doors.jobs.founding import found_program  # noqa: PLC0415 - lazy

    try:
        program, _person = found_program(
            arguments.slug,
            name=arguments.name,
            signed_by=arguments.signed_by,
            language=arguments.language,
            time_zone=arguments.zone,
            director=arguments.director,
            now=clock.now(),
        )
    except Refused as refused:
        complain(WRONGS.get(refused.reason, f"This cannot be done: {refused.reason}."))
        return WRONG
    say(f"{arguments.director} is a director of {program.name}, and gets a letter about it.")
    say("Everybody signs in with a code that comes by e-mail. Please name a second director or deputy soon.")
    return FINE
