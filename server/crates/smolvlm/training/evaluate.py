"""Scores a model folder on scenes that were never trained: python evaluate.py FOLDER [--scenes 1000] [--gallery FOLDER]

The scenes are drawn as the world's own draw.py draws them, with fresh backgrounds and other random numbers, go through PNG files'
sizes and the model's own processor, and are described by greedy decoding. Prints the tables of the model's README.
"""
import argparse
import collections
import json
import pathlib

import numpy
import torch
from PIL import Image
from transformers import AutoModelForImageTextToText, AutoProcessor

import words
import world
import scenes  # after world, which knows where it lies
from pictures import colours, names
from pictures import Scene


class Captioner:
    def __init__(self, folder):
        self.processor = AutoProcessor.from_pretrained(folder)
        self.model = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()

    def answers(self, pictures, prompt, most=160, batch=100):
        """What the model says of each picture."""
        message = {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": prompt}]}
        text, said = self.processor.apply_chat_template([message], add_generation_prompt=True), []
        for first in range(0, len(pictures), batch):
            some = pictures[first:first + batch]
            given = self.processor(text=[text] * len(some), images=[[each] for each in some], return_tensors="pt")
            with torch.no_grad():
                out = self.model.generate(**given, do_sample=False, max_new_tokens=most)
            out = self.processor.batch_decode(out[:, given["input_ids"].shape[1]:], skip_special_tokens=True)
            said += [each.strip() for each in out]
        return said


def draw(rng, sprites, unseen=False, small=False):
    """A scene as draw.py draws it -> (picture, Scene without masks)."""
    while True:
        b, content = world.sample_content(rng, allow_held_out=True, p_bg_only=0.0)
        ids = [thing for thing, _ in content]
        held = any(world.held_out_ob(thing, b) for thing in ids) or any(
            world.held_out_oo(one, other) for place, one in enumerate(ids) for other in ids[place + 1:])
        if held or not unseen:
            break
    ground, singles, boxes = world.background(b, rng), [thing for thing, count in content for _ in range(count)], []
    if small:
        picture = Image.fromarray(numpy.clip(ground, 0, 255).astype(numpy.uint8)).resize((512, 512), Image.Resampling.NEAREST)
        for thing in singles:
            size = int(rng.integers(72, 96))
            x, y = (int(each) for each in rng.integers(8, 504 - size, 2))
            glyph = sprites[thing][0].resize((size, size), Image.Resampling.BOX)
            picture.paste(glyph, (x, y), glyph)
            boxes.append((x, y, size))
        art = numpy.asarray(picture.resize((64, 64), Image.Resampling.BOX))
    else:
        kept = scenes.place
        scenes.place = lambda *given: boxes.extend(kept(*given)) or boxes  # compose does not say where it put things
        art = world.compose(ground, content, sprites, rng)
        scenes.place = kept
        picture = Image.fromarray(art).resize((192, 192), Image.Resampling.NEAREST)
    leftmost = {}
    for (x, _, size), thing in zip(boxes, singles):
        leftmost[thing] = min(leftmost.get(thing, 1e9), x + size / 2)
    return picture, Scene(art, b, sorted(content, key=lambda each: leftmost[each[0]]), [])


class Tally:
    """Right, said and true names, and yes-or-no marks."""

    def __init__(self):
        self.counts, self.marks = collections.Counter(), collections.defaultdict(list)

    def names(self, key, said, true):
        said, true = set(said), set(true)
        self.counts.update({(key, "right"): len(said & true), (key, "said"): len(said), (key, "true"): len(true)})

    def mark(self, key, right):
        self.marks[key].append(bool(right))

    def report(self):
        out = {}
        for key in dict.fromkeys(key for key, _ in self.counts):
            right, said, true = (self.counts[key, each] for each in ("right", "said", "true"))
            out[key] = dict(precision=round(right / max(said, 1), 3), recall=round(right / max(true, 1), 3), things=true)
        return out | {key: dict(share=round(sum(each) / len(each), 3), scenes=len(each)) for key, each in self.marks.items()}


def captions(said, truth, ordered=True):
    """Scores captions; `truth` is [(background, things)] by name."""
    tally = Tally()
    for text, (background, things) in zip(said, truth):
        place, found = words.read_caption(text)
        kinds = sum(count for _, count in things)
        for key in ("objects", f"objects, {kinds} in the scene"):
            tally.names(key, [name for name, _ in found], [name for name, _ in things])
        tally.mark("objects, counts and background all right", sorted(found) == sorted(things) and place == background)
        if ordered:
            tally.mark("caption right to the letter", text == words.caption(background, things))
        tally.mark("background", place == background)
        numbers = dict(found)
        for name, count in things:
            if name in numbers:
                tally.mark("number of an object that was named" + (", of those seen twice or thrice" if count > 1 else ""),
                           numbers[name] == count)
    return tally.report()


def details(said, drawn):
    tally = Tally()
    for text, scene in zip(said, drawn):
        (background, things), lines = names(scene), words.read_detail(text)
        true = words.read_detail(words.detail(background, things, colours(scene.pixels)))
        for heading in ("Objects", "People"):
            found = [[name for name, _ in words.read_things(each.get(heading, ""))] for each in (lines, true)]
            tally.names(heading, *found)
        tally.names("Colours", *[each.get("Colours", "").split(", ") for each in (lines, true)])
        for heading in ("Place", "Mood", "Text"):
            tally.mark(heading, lines.get(heading) == true[heading])
        tally.mark("has the six headings in order", list(lines) == words.HEADINGS)
    return tally.report()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scenes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=90210)
    parser.add_argument("--gallery", type=pathlib.Path, help="folder with captions.json and its pictures")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--examples", type=int, default=0, help="show so many wrong captions")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    captioner, sprites, report = Captioner(given.folder), world.load_glyphs((0,)), {}

    def drawn(offset, count, **how):
        rng = numpy.random.default_rng(given.seed + offset)
        return zip(*[draw(rng, sprites, **how) for _ in range(count)])

    pictures, truth = drawn(0, given.scenes)
    named, said = [names(each) for each in truth], captioner.answers(pictures, words.CAPTION_PROMPT)
    report["held-out scenes, captions"] = captions(said, named)
    wrong = [(text, words.caption(*each)) for text, each in zip(said, named) if text != words.caption(*each)]
    for text, true in wrong[:given.examples]:
        print(f"said {text!r}\ntrue {true!r}")
    report["held-out scenes, details"] = details(captioner.answers(pictures, words.DETAIL_PROMPT), truth)
    for title, offset, how in [("unseen combinations", 1, dict(unseen=True)), ("small things (512 x 512)", 2, dict(small=True))]:
        pictures, truth = drawn(offset, given.scenes // 3, **how)
        said = captioner.answers(pictures, words.CAPTION_PROMPT)
        report[f"{title}, captions"] = captions(said, [names(each) for each in truth])
    if given.gallery:
        rows = json.loads((given.gallery / "captions.json").read_text())
        pictures = [Image.open(given.gallery / row["file"]).convert("RGB") for row in rows]
        true = [(row["background"], [(each["name"], each["count"]) for each in row["objects"]]) for row in rows]
        report["gallery, captions"] = captions(captioner.answers(pictures, words.CAPTION_PROMPT), true, ordered=False)
    for title, scores in report.items():
        print(f"\n| {title} | |\n| --- | --- |")
        for key, each in scores.items():
            print(f"| {key} | " + ", ".join(f"{name} {value}" for name, value in each.items()) + " |")


if __name__ == "__main__":
    main()
