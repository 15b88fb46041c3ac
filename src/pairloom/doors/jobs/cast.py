"""The invented people of the demo. Nobody of them exists; example.org and example.net belong to nobody."""

from dataclasses import dataclass, field

from pairloom.domain.people.states import Level, Role

NATIVE, FLUENT, GOOD, BASIC = Level.NATIVE, Level.FLUENT, Level.GOOD, Level.BASIC


@dataclass(frozen=True)
class Figure:
    """One invented person: how they write themselves, where they work, what they speak, what they do here."""

    name: str
    address: str
    language: str
    country: str
    zone: str
    speaks: dict[str, Level] = field(default_factory=dict)
    role: Role | None = None
    likes_news: bool = True


CAST = (
    Figure(*("Noor Haddad", "noor@example.org", "en", "JO", "Asia/Amman"), {"ar": NATIVE, "en": FLUENT}, Role.DIRECTOR),
    Figure("Kwame Owusu", "kwame@example.org", "en", "GH", "Africa/Accra", {"en": NATIVE}, Role.DEPUTY),
    Figure("Élodie Tremblay", "elodie@example.org", "fr", "CA", "America/Montreal", {"fr": NATIVE}, Role.EDITOR),
    Figure(
        *("Mateo Quispe", "mateo@example.org", "es", "PE", "America/Lima"), {"es": NATIVE, "en": GOOD}, Role.AMBASSADOR
    ),
    Figure("Sinazo Ndlovu", "sinazo@example.org", "en", "ZA", "Africa/Johannesburg", {"en": FLUENT}, Role.SAFEGUARDING),
    Figure("Amina Diallo", "amina@example.org", "fr", "SN", "Africa/Dakar", {"fr": FLUENT, "en": GOOD}),
    Figure("Lucía Fernández", "lucia@example.net", "es", "AR", "America/Argentina/Buenos_Aires", {"es": NATIVE}),
    Figure("Yusuf al-Masri", "yusuf@example.net", "ar", "EG", "Africa/Cairo", {"ar": NATIVE, "en": GOOD}),
    Figure("ليلى بن صالح", "layla@example.net", "ar", "TN", "Africa/Tunis", {"ar": NATIVE, "fr": FLUENT}),
    Figure("Hana Kobayashi", "hana@example.net", "en", "JP", "Asia/Tokyo", {"ja": NATIVE, "en": GOOD}),
    Figure("Ingrid Sæther", "ingrid@example.org", "en", "NO", "Europe/Oslo", {"no": NATIVE, "en": FLUENT}),
    Figure("Seán O’Brien", "sean@example.net", "en", "IE", "Europe/Dublin", {"en": NATIVE, "ga": GOOD}),
    Figure("Thanh Hà", "ha@example.org", "en", "VN", "Asia/Ho_Chi_Minh", {"vi": NATIVE, "en": BASIC}),
    Figure("Priya", "priya@example.net", "en", "IN", "Asia/Kolkata", {"ta": NATIVE, "en": FLUENT}),
    Figure("João Pereira", "joao@example.org", "en", "BR", "America/Sao_Paulo", {"pt": NATIVE, "en": GOOD}),
    Figure(
        "Camille Rakoto", "camille@example.org", "fr", "MG", "Indian/Antananarivo", {"fr": FLUENT}, likes_news=False
    ),
    Figure("Sita Gurung", "sita@example.org", "en", "NP", "Asia/Kathmandu", {"ne": NATIVE, "en": GOOD}),
    Figure("Valentina Rojas", "valentina@example.org", "es", "CL", "America/Santiago", {"es": NATIVE, "en": GOOD}),
    Figure("Tane Walker", "tane@example.net", "en", "NZ", "Pacific/Auckland", {"mi": GOOD, "en": NATIVE}),
    Figure("Олена Ткач", "olena@example.net", "en", "UA", "Europe/Kyiv", {"uk": NATIVE, "en": GOOD}),
)
