"""What people can be, as it is stored."""

from pairloom.domain.people.models import ConsentGiven, KnownLanguage, RoleHeld
from pairloom.domain.people.states import Consent, Level, Role


def test_every_state_fits_its_column() -> None:
    columns = [(KnownLanguage, "level", Level), (ConsentGiven, "kind", Consent), (RoleHeld, "role", Role)]
    for model, name, states in columns:
        length = getattr(model._meta.get_field(name), "max_length", 0)
        assert max(len(state.value) for state in states) <= length
