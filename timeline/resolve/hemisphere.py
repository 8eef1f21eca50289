"""Which half of the world a place lies in: their summers are half a year apart."""

SOUTHERN = (
    "angola", "antarctica", "argentina", "australia", "bolivia", "botswana", "brazil", "chile", "eswatini", "fiji",
    "lesotho", "madagascar", "malawi", "mauritius", "mozambique", "namibia", "new zealand", "papua new guinea",
    "paraguay", "peru", "samoa", "south africa", "tanzania", "tonga", "uruguay", "zambia", "zimbabwe",
    "adelaide", "asunción", "auckland", "brisbane", "buenos aires", "canberra", "cape town", "christchurch", "durban",
    "harare", "hobart", "johannesburg", "lima", "melbourne", "montevideo", "perth", "pretoria", "rio de janeiro",
    "santiago", "são paulo", "sydney", "wellington",
)  # fmt: skip
SOUTHERN_LANGUAGES = ("en-AU", "en-NZ", "en-ZA")  # where no place is told


def is_southern(place: str, language: str) -> bool:
    """Of "Sydney, Australia" and the like."""
    if not place:
        return language in SOUTHERN_LANGUAGES
    parts = [part.strip().lower() for part in place.split(",")]
    return any(part in SOUTHERN for part in parts)
