"""What the captioner says: the two prompts, the two answers to a scene, and how an answer is read back.

A scene is a background and its things from left to right, each with a count. The names, the phrases of the places and the
plurals are those of the pixel world (`scenes.py`), so a caption reads as the captions of the gallery do. Always the same
words for the same scene: a small model has no room for synonyms, and the search that reads the captions knows them.
"""
import re

from world import BG_PREP, BGS, COLOURS, OBJ, art, plural

# Both are asked of large models too: plain instructions that a general vision-language model understands.
CAPTION_PROMPT = "Describe this picture in one sentence."
DETAIL_PROMPT = (
    "Describe this picture in detail. Write one line for each heading: Objects, People, Colours, Place, Mood, Text.")
HEADINGS = ["Objects", "People", "Colours", "Place", "Mood", "Text"]

NUMBERS = {2: "two", 3: "three"}
MOODS = {
    "night sky": "calm", "beach": "sunny", "forest": "quiet", "snow": "cold", "city street": "busy", "city at night": "lively",
    "desert": "hot", "ocean": "fresh", "underwater": "dreamy", "living room": "cosy", "kitchen": "homely",
    "meadow": "cheerful", "mountains": "grand", "sunset": "romantic", "blue sky": "bright", "outer space": "mysterious",
    "rainy day": "gloomy", "road": "adventurous", "lava cave": "dangerous", "farm field": "peaceful", "stage": "festive",
    "wooden table": "homely", "checkerboard": "playful", "stripes": "playful", "polka dots": "playful",
}
PLAIN_MOODS = {
    "red": "bold", "orange": "warm", "yellow": "cheerful", "green": "fresh", "blue": "calm", "purple": "mysterious",
    "pink": "sweet", "brown": "warm", "black": "dark", "white": "clean", "grey": "plain", "teal": "fresh",
}


def article(name):
    """The world's article, but by sound: a unicorn, a ufo."""
    return "a " + name if name.startswith(("uni", "ufo")) else art(name)


def thing(name, count):
    return article(name) if count == 1 else f"{NUMBERS[count]} {plural(name)}"


def place(background):
    """Where the scene is: the first phrase of the world, "in the desert"."""
    return BG_PREP[background][0].replace("on a orange", "on an orange")


def is_person(name):
    """People, and the faces that are faces of people."""
    return GROUPS[name] == "people" or name.endswith(" face") or name in ("cowboy", "clown")


GROUPS = {each["name"]: each["group"] for each in OBJ}
PHRASES = {thing(each["name"], count): (each["name"], count) for each in OBJ for count in (3, 2, 1)}
PLACES = {place(name): name for name, _ in BGS}


def caption(background, things):
    """One sentence: "a lizard, a snake and a scorpion in the desert"."""
    names = [thing(name, count) for name, count in things] or ["an empty scene"]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return f"{listed} {place(background)}"


def detail(background, things, colours):
    """One line for each heading; what there is none of is said to be none."""
    people = [thing(*each) for each in things if is_person(each[0])]
    objects = [thing(*each) for each in things if not is_person(each[0])]
    plain = background.removesuffix(" background")
    mood = PLAIN_MOODS[plain] if plain in COLOURS else MOODS[background]
    said = [objects, people, colours, [background], [mood], []]
    return "\n".join(f"{heading}: {', '.join(each) or 'none'}" for heading, each in zip(HEADINGS, said))


LONGEST_FIRST = sorted(PHRASES, key=len, reverse=True)
SCAN = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, LONGEST_FIRST)) + r")(?![\w-])")


def read_things(text):
    """The things that a text names, in its order: [(name, count)]. Longer phrases win: "a fire truck" is not a fire."""
    return [PHRASES[found] for found in SCAN.findall(text)]


def read_caption(text):
    """-> (background or None, things) of a caption."""
    for phrase in sorted(PLACES, key=len, reverse=True):
        if text.endswith(" " + phrase):
            return PLACES[phrase], read_things(text[: -len(phrase) - 1])
    return None, read_things(text)


def read_detail(text):
    """-> {heading: the words after it}."""
    lines = (line.partition(":") for line in text.strip().split("\n"))
    return {heading.strip(): said.strip() for heading, _, said in lines}
