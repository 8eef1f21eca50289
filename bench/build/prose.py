# ruff: noqa: SIM905, E501
"""News that nobody wrote: sentences of templates and word lists, with dates about as often as news has them.

The same number gives the same article, on every machine. Names are made of syllables, so that ten thousand articles do
not all speak of the same ten people.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2008, 1, 7)
ARTICLES_A_DAY = 3
WORDS = 590  # at least; the last paragraph goes over it

STARTS = "Bal Cor Dren El Fars Gor Hal Ist Kor Lam Mar Nor Or Pel Quin Ros Sten Tal Ul Ver Wes Yar Zel Ash Bren".split()
MIDDLES = "a e i o u an en in ar er or al el ia ea".split()
ENDS = "by dale den field ford ham hurst ley mere mouth port stead stow thorpe ton vale wick worth".split()
FAMILY = "ard berg dal er esco ian ik ino ish man ova ovic sen sky son stein strom ti urt well".split()
FIRST = (
    "Ada Amir Ana Anton Bea Boris Carla Dina Edith Farid Gita Hugo Ines Ivan Jana Karim Lena Leo Mara Milo Nadia Nils "
    "Olga Omar Paula Petra Rafi Rosa Sami Sara Selma Stefan Tara Tomas Uma Vera Viktor Wanda Yusuf Zoe"
).split()
POSTS = (
    "mayor|finance minister|harbour master|chief engineer|head teacher|union leader|police commissioner|museum director|"
    "opposition leader|regional governor|hospital director|court clerk|fire chief|head of the farmers' league"
).split("|")
BODIES = (
    "the city council|the transport agency|the water board|the regional court|the health ministry|the port authority|"
    "the teachers' union|the rail operator|the electoral commission|the national bank|the museum's trustees|"
    "the football federation"
).split("|")
OLDNESS = (
    "new|old|second|northern|disputed|regional|joint|revised|secret|temporary|costly|long-delayed|municipal|private|"
    "experimental|voluntary|winter|coastal|historic|shared|emergency|public|unfinished|provisional|modest|ambitious|"
    "electric|wooden|underground|cross-border|daily|independent|local|national|open|popular|rural|solar|stricter|urban"
).split("|")
NOUNS = (
    "tram line|flood barrier|lorry ban|school meal|customs house|wage agreement|fishing quota|reservoir|roof fund|"
    "ferry inquiry|concert hall|bus contract|hospital wing|export licence|clean air plan|savings bank|lighthouse|orchard|"
    "grain store|quarry|footbridge|archive|radio mast|observatory|swimming pool|timber mill|cable car|peat bog|vineyard|"
    "parking scheme|noise rule|dog tax|language course|dairy|steelworks|pension reform|village shop|harvest festival|"
    "night train|water meter|seed bank|chess club|brass band|ice rink|stone circle|windmill|allotment|abattoir|brewery|"
    "canal lock|sewage works|weather station|rifle range|town clock|poetry prize|ski lift|beehive|mosaic|bread price|"
    "rent ceiling|speed camera|drainage map|court archive|salt mine|pottery|youth choir|cattle market|tide table|airstrip"
).split("|")
VERBS = "approved|rejected|postponed|announced|defended|criticised|signed|presented|withdrew|published".split("|")
TAGS = (
    "agriculture|animals|budget|bridges|climate|courts|culture|defence|diplomacy|economy|education|elections|energy|"
    "environment|fisheries|floods|football|harbours|health|history|housing|industry|jobs|justice|labour|libraries|"
    "markets|museums|music|police|ports|press|railways|research|roads|schools|science|tourism|trade|water"
).split("|")
SECTIONS = "business|culture|local|national|opinion|science|sport|world".split("|")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

DATED = (
    "{Body} {verb} {thing} on {day}, according to {person}, the {post}.",
    "{Person} said on {day} that {body} would decide on {thing} {soon}.",
    "The {post} of {town}, {person}, {verb} {thing} {past}, and work began {ago}.",
    "{Body} first {verb} {thing} in {month} {year}, when {person} was the {post}.",
    "On {month} {number}, {year}, {body} {verb} {thing} after a debate that lasted {hours} hours.",
    "Residents of {town} have waited for {thing} since {year}, {person} told reporters.",
    "{Person}, who became {post} of {town} {ago}, is expected to visit {othertown} {soon}.",
    "The dispute over {thing} goes back to {month} {year}, when {body} changed its rules.",
    "It was the first such vote in {town} in {small} years, and the hall was full by {clock} on {day}.",
    "{Body} will meet again {soon} to discuss {thing}, {person} announced {past}.",
    "Between {year} and {lateryear}, {town} lost about {number},000 jobs, most of them in the yards.",
    "Earlier {thisunit}, {person} {verb} {thing}; two days later {body} did the same.",
)
PLAIN = (
    "{Person} called the decision a careful one and thanked {body} for its patience.",
    "Critics in {town} say that {thing} costs too much and helps too few people.",
    "The {post} did not answer questions about {thing} and left the building by a side door.",
    "Shopkeepers near the station in {town} hope that more visitors will come by train.",
    "A spokesman for {body} said that all documents had been handed to the {post}.",
    "About {number},{thousands} people signed a petition against {thing}, among them the writer {person}.",
    "The road between {town} and {othertown} is narrow, and lorries often have to wait for one another.",
    "{Person} argued that {town} needs {thing} more than it needs another car park.",
    "Nobody was hurt, but several houses in {town} were without electricity for a while.",
    "{Body} had asked for {number} million crowns and was given a little more than half of that.",
    "Neighbouring {othertown} followed the debate closely, since its own plans depend on {thing}.",
    "The report names no one, yet it leaves little doubt about who knew of {thing}.",
)
MARKED = (
    "The full report on {thing} is [on the site of {body}](https://example.org/{number}).",
    "{Person} called it *a promise kept*, and the {post} called it **a mistake**.",
    "> {Person} said: we did what we could for {town}, and we would do it again.",
)
PAST = ("on {day}", "yesterday", "last week", "last month", "last year", "this week", "on {day} evening")
SOON = ("next week", "next month", "tomorrow", "on {day}", "next year", "in {small} weeks", "in {month}")
AGO = ("three days ago", "{small} weeks ago", "a year ago", "{small} months ago", "two years ago")
CLOCKS = ("9 a.m.", "7:30 p.m.", "noon", "6 p.m.", "11:15 a.m.")


@dataclass(frozen=True, slots=True)
class Text:
    """One made article."""

    number: int
    slug: str
    day: date
    title: str
    place: str
    section: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]


def make_text(number: int) -> Text:
    """The article of this number, from 0: about 650 words, an expression of time every 300 characters or so."""
    dice = random.Random(f"timeline bench {number}")
    day = FIRST_DAY + timedelta(days=number // ARTICLES_A_DAY)
    town, topic = _town(dice), _thing(dice)
    title = f"{town} {dice.choice(VERBS)} {topic.removeprefix('the ')}"
    return Text(
        number,
        f"{day}-{town.lower()}-{number:05d}",
        day,
        title,
        town,
        dice.choice(SECTIONS),
        tuple(sorted(dice.sample(TAGS, 3))),
        tuple(_paragraphs(dice, town, day)),
    )


def make_texts(count: int) -> Iterator[Text]:
    return map(make_text, range(count))


def _paragraphs(dice: random.Random, town: str, day: date) -> Iterator[str]:
    words = 0
    while words < WORDS:
        if words and dice.random() < 0.04:
            yield f"## What {town} expects"
        if words and dice.random() < 0.05:
            yield "\n".join(f"- {_sentence(dice, dice.choice(PLAIN), town, day)}" for _ in range(3))
        kinds = [dice.choice(DATED if dice.random() < 0.23 else PLAIN) for _ in range(dice.randint(2, 4))]
        if dice.random() < 0.08:
            kinds = [dice.choice(MARKED)]
        paragraph = " ".join(_sentence(dice, kind, town, day) for kind in kinds)
        words += paragraph.count(" ") + 1
        yield paragraph


def _sentence(dice: random.Random, kind: str, town: str, day: date) -> str:
    person, body = f"{dice.choice(FIRST)} {_family(dice)}", dice.choice(BODIES)
    year = dice.randint(day.year - 12, day.year - 2)
    fill = {
        "person": person, "Person": person, "body": body, "Body": body[0].upper() + body[1:],
        "post": dice.choice(POSTS), "thing": _thing(dice), "verb": dice.choice(VERBS),
        "town": town if dice.random() < 0.6 else _town(dice), "othertown": _town(dice),
        "day": dice.choice(DAYS), "month": dice.choice(MONTHS), "number": dice.randint(2, 28),
        "year": year, "lateryear": year + dice.randint(1, 5), "small": dice.choice(("two", "three", "five", "19")),
        "hours": dice.choice(("four", "six")), "thousands": f"{dice.randint(0, 999):03d}",
        "thisunit": dice.choice(("this year", "this month", "this week")), "clock": dice.choice(CLOCKS),
    }  # fmt: skip
    for name, choices in (("past", PAST), ("soon", SOON), ("ago", AGO)):
        fill[name] = dice.choice(choices).format(**fill)
    return kind.format(**fill)


def _thing(dice: random.Random) -> str:
    return f"the {dice.choice(OLDNESS)} {dice.choice(NOUNS)}"


def _town(dice: random.Random) -> str:
    return dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(ENDS)


def _family(dice: random.Random) -> str:
    return dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(FAMILY)
