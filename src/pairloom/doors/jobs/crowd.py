"""Invent people who apply in the demo, each in their own way. Nobody of them exists, and no letter can reach them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from pairloom.domain.people.states import Level

COUNT = 84
SEED = 5
BASIC, GOOD, FLUENT, NATIVE = Level.BASIC, Level.GOOD, Level.FLUENT, Level.NATIVE


@dataclass(frozen=True)
class Place:
    """A country with names that sound like it, its time, and what people there speak beside English."""

    country: str
    zone: str
    speaks: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    weight: int = 2


@dataclass(frozen=True)
class Applicant:
    """One invented applicant: who and where, and the answers by the names of the librarians' form."""

    name: str
    address: str
    language: str
    answers: dict[str, object] = field(default_factory=dict)


PLACES = (
    Place("AU", "Australia/Sydney", "en", ("Mia", "Jack", "Ruby", "Noah"), ("Barker", "Nguyen", "Hughes"), 9),
    Place("IN", "Asia/Kolkata", "hi", ("Ananya", "Rohan", "Meera", "Arjun"), ("Iyer", "Patel", "Banerjee"), 6),
    Place("KE", "Africa/Nairobi", "sw", ("Wanjiru", "Otieno", "Achieng"), ("Mwangi", "Kamau", "Odhiambo"), 4),
    Place("PE", "America/Lima", "es", ("Rosa", "Julio", "Carmen"), ("Huamán", "Flores", "Rojas"), 3),
    Place("PH", "Asia/Manila", "tl", ("Maricel", "Jose", "Liza"), ("Santos", "Reyes", "Cruz"), 5),
    Place("CA", "America/Toronto", "fr", ("Chloé", "Owen", "Simone"), ("Gagnon", "Fraser", "Roy"), 4),
    Place("PL", "Europe/Warsaw", "pl", ("Agnieszka", "Tomasz", "Zofia"), ("Nowak", "Zieliński", "Wójcik"), 4),
    Place("ES", "Europe/Madrid", "es", ("Nerea", "Pablo", "Irene"), ("García", "Ortega", "Navarro"), 3),
    Place("MX", "America/Mexico_City", "es", ("Ximena", "Diego", "Lupita"), ("Hernández", "Ramírez", "Vega"), 3),
    Place("NG", "Africa/Lagos", "yo", ("Chiamaka", "Tunde", "Ngozi"), ("Okafor", "Adeyemi", "Bello"), 4),
    Place("EG", "Africa/Cairo", "ar", ("منى", "خالد", "سلمى"), ("عبد الله", "حسن", "منصور"), 3),
    Place("MA", "Africa/Casablanca", "ar", ("Khadija", "Youssef", "Salma"), ("El Amrani", "Bennani", "Alaoui"), 2),
    Place("SN", "Africa/Dakar", "fr", ("Fatou", "Ibrahima", "Awa"), ("Ndiaye", "Sow", "Diop"), 2),
    Place("BR", "America/Sao_Paulo", "pt", ("Beatriz", "Thiago", "Larissa"), ("Souza", "Oliveira", "Lima"), 3),
    Place("PT", "Europe/Lisbon", "pt", ("Inês", "Rui", "Catarina"), ("Ferreira", "Lopes", "Moura")),
    Place("DE", "Europe/Berlin", "de", ("Katharina", "Jonas", "Heike"), ("Schäfer", "Vogel", "Krämer"), 3),
    Place("FR", "Europe/Paris", "fr", ("Margaux", "Étienne", "Solène"), ("Lefèvre", "Moreau", "Girard"), 3),
    Place("JP", "Asia/Tokyo", "ja", ("美咲", "Haruto", "Yuki"), ("佐藤", "Tanaka", "Mori")),
    Place("VN", "Asia/Ho_Chi_Minh", "vi", ("Linh", "Đức", "Ngọc"), ("Trần", "Phạm", "Lê")),
    Place("NP", "Asia/Kathmandu", "ne", ("Sarita", "Bikash", "Anjali"), ("Shrestha", "Thapa", "Rai")),
    Place("ZA", "Africa/Johannesburg", "zu", ("Thandeka", "Sipho", "Lerato"), ("Dlamini", "Naidoo", "Botha"), 3),
    Place("NZ", "Pacific/Auckland", "mi", ("Aroha", "Liam", "Hine"), ("Ngata", "Clarke", "Parata")),
    Place("UA", "Europe/Kyiv", "uk", ("Оксана", "Andrii", "Iryna"), ("Шевченко", "Bondar", "Melnyk")),
    Place("GR", "Europe/Athens", "el", ("Ελένη", "Nikos", "Despina"), ("Παππά", "Georgiou", "Vlachos")),
    Place("BD", "Asia/Dhaka", "bn", ("Nusrat", "Rahim", "তানিয়া"), ("Chowdhury", "Akter", "Hossain")),
    Place("FI", "Europe/Helsinki", "fi", ("Aino", "Eero", "Sanna"), ("Virtanen", "Laine", "Mäkelä")),
)
SPOKEN_BY_THE_SITE = {"en", "es", "fr", "ar"}
ENGLISH_FIRST = {"AU", "NZ"}
SECTORS = ("public", "public", "public", "academic", "academic", "academic", "school", "special", "national", "archive")
STAGES = ("student", "early", "early", "mid", "mid", "mid", "late")
INTERESTS = (
    *("accessibility", "artificial-intelligence", "cataloguing", "children", "community", "copyright"),
    *("digital-divide", "digitisation", "information-literacy", "leadership", "spaces", "marketing"),
    *("multicultural", "open-access", "reading", "special-collections", "sustainability", "user-experience"),
)
ABOUT = {
    "en": "I have worked here for some years, and I like to see how others solve the same problem.",
    "es": "Trabajo aquí desde hace unos años y me gusta ver cómo otros resuelven el mismo problema.",
    "fr": "Je travaille ici depuis quelques années et j’aime voir comment d’autres règlent le même problème.",
    "ar": "أعمل هنا منذ بضع سنوات، وأحب أن أرى كيف يحل الآخرون المشكلة نفسها.",
}
LEARN = {
    "en": "How small libraries reach people who never come in.",
    "es": "Cómo las bibliotecas pequeñas llegan a quienes nunca entran.",
    "fr": "Comment de petites bibliothèques touchent les gens qui n’entrent jamais.",
    "ar": "كيف تصل المكتبات الصغيرة إلى من لا يزورونها أبدًا.",
}


def list_crowd(count: int = COUNT) -> Iterator[Applicant]:
    """List invented applicants, the same ones each time."""
    lots = Random(SEED)
    for number in range(count):
        place = lots.choices(PLACES, [one.weight for one in PLACES])[0]
        yield invent(place, number, lots)


def invent(place: Place, number: int, lots: Random) -> Applicant:
    """Invent one applicant of a place."""
    language = place.speaks if place.speaks in SPOKEN_BY_THE_SITE and lots.random() < 0.6 else "en"
    here: dict[str, object] = {
        "country": place.country,
        "zone": place.zone if lots.random() < 0.8 else "",
        "languages": draw_languages(place, lots),
    }
    return Applicant(
        name=f"{lots.choice(place.first)} {lots.choice(place.last)}",
        address=f"reader{number}@{lots.choice(('example.org', 'example.net'))}",
        language=language,
        answers=here | draw_answers(language, lots),
    )


def draw_answers(language: str, lots: Random) -> dict[str, object]:
    """Draw what somebody says of their work and wishes."""
    return {
        "hours": lots.choice((["any"], ["morning"], ["evening"], ["afternoon", "evening"], ["letters"])),
        "sector": lots.choice(SECTORS),
        "stage": lots.choice(STAGES),
        "interests": sorted(lots.sample(INTERESTS, lots.choice((0, 2, 3, 3, 4, 5)))),
        "about": ABOUT[language],
        "learn": LEARN[language],
        "wish_sector": lots.choice(("any", "any", "any", "same", "different")),
        "wish_stage": lots.choice(("any", "any", "any", "same", "more")),
        "wish_interests": lots.choice(("any", "any", "same")),
        "wish_language": lots.choice(("any", "any", "any", "mine")),
        "earlier": {"took_part": lots.random() < 0.3, "partners": ""},
    }


def draw_languages(place: Place, lots: Random) -> dict[str, str]:
    """Draw which languages somebody speaks: the own one, mostly English, now and then one more."""
    if place.country in ENGLISH_FIRST:
        return {"en": NATIVE.value}
    spoken = {place.speaks: NATIVE.value}
    if lots.random() < 0.88:
        spoken["en"] = lots.choice((BASIC, GOOD, GOOD, FLUENT)).value
    if lots.random() < 0.15:
        spoken.setdefault("fr", BASIC.value)
    return spoken
