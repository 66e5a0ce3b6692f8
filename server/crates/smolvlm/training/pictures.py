"""Draws scenes by the thousand: the world's own backgrounds and glyphs, put together as `scenes.compose` does, but from
tables, and with a note of where each thing came to lie.

Two kinds. A common scene is 64 x 64 art with things of 19 to 58 pixels. A scene of small things is 128 x 128 with things of
18 to 24, what the 512 x 512 pictures of `draw.py --small` hold once they are made smaller. Some common scenes stretch their
things, as a picture that is not square looks after it was squashed into the model's square.
"""
import dataclasses
import functools
import pathlib

import numpy
from PIL import Image

from world import BGS, COLOURS, NB, NO, OBJ, R, background, load_glyphs, place, sample_content, tint

SMALL = 128


@dataclasses.dataclass
class Scene:
    pixels: numpy.ndarray  # uint8, height x width x 3
    background: int
    things: list  # (object, count) from left to right
    masks: list  # (object, what is seen of it as booleans, height x width), one for each single thing


class Painter:
    """Holds what is drawn once: the glyphs, and a store of backgrounds kept in a file."""

    def __init__(self, store, each=160, seed=1):
        self.glyphs = load_glyphs((0,))
        store = pathlib.Path(store)
        if not store.exists():
            rng = numpy.random.default_rng(seed)
            drawn = [[background(b, rng) for _ in range(each)] for b in range(NB)]
            store.parent.mkdir(parents=True, exist_ok=True)
            numpy.save(store, numpy.clip(numpy.array(drawn), 0, 255).astype(numpy.uint8))
        self.backgrounds = numpy.load(store, mmap_mode="r")

    @functools.lru_cache(maxsize=60_000)
    def glyph(self, thing, variant, width, height, box):
        """Straight colours and alpha of a glyph at a size, as `compose` resizes it."""
        method = Image.Resampling.BOX if box else Image.Resampling.BILINEAR
        return numpy.asarray(self.glyphs[thing][variant].resize((width, height), method))

    def scene(self, rng, counted=0.08, company=0.4, small=0.0, stretched=0.0):
        """One scene. Beyond the world's own habit, `company` is how often a lone thing makes way for another draw, and `counted`
        how often there are two or three of one thing: there is more to learn from such scenes."""
        b, content = sample_content(rng)
        if len(content) == 1 and rng.random() < company:
            b, content = sample_content(rng)
        if content and rng.random() < counted:
            content = [(content[0][0], int(rng.integers(2, 4)))]
        kept = self.backgrounds[b]
        ground = tint(kept[rng.integers(len(kept))].astype(numpy.float32), rng)
        if rng.random() < small:
            return self.small(rng, b, content, ground)
        ratio = float(numpy.exp(rng.uniform(-0.45, 0.45))) if rng.random() < stretched else 1.0
        singles = [thing for thing, count in content for _ in range(count)]
        boxes = place(rng, len(singles)) if singles else []
        hard, variants, drawn = rng.random() < 0.6, {}, []
        for (x, y, size), thing in sorted(zip(boxes, singles), key=lambda each: each[0][1] + each[0][2]):
            first = variants.setdefault(thing, int(rng.integers(len(self.glyphs[thing]))))
            variant = first if rng.random() < 0.7 else int(rng.integers(len(self.glyphs[thing])))
            width, height = round(size * ratio**0.5), round(size / ratio**0.5)
            sprite = self.glyph(thing, variant, width, height, size <= 32)
            if rng.random() < 0.5:
                sprite = sprite[:, ::-1]
            drawn.append((thing, sprite, x + (size - width) // 2, y + (size - height) // 2))
        return finish(ground, b, content, drawn, hard)

    def small(self, rng, b, content, ground):
        ground = ground.repeat(SMALL // R, 0).repeat(SMALL // R, 1)
        drawn = []
        for thing in [thing for thing, count in content for _ in range(count)]:
            size = int(rng.integers(18, 25))
            x, y = rng.integers(2, SMALL - 2 - size, 2)
            drawn.append((thing, self.glyph(thing, 0, size, size, True), int(x), int(y)))
        return finish(ground, b, content, drawn, False)


def finish(image, b, content, drawn, hard):
    """Lays the sprites over the background in their order; a later one hides an earlier one."""
    side, seen, leftmost = len(image), [], {}
    for thing, sprite, x, y in drawn:
        height, width = sprite.shape[:2]
        left, top, right, bottom = max(0, x), max(0, y), min(side, x + width), min(side, y + height)
        sprite = sprite[top - y:bottom - y, left - x:right - x].astype(numpy.float32)
        alpha = sprite[..., 3:] / 255
        if hard:
            alpha = (alpha > 0.5).astype(numpy.float32)
        view = image[top:bottom, left:right]
        view *= 1 - alpha
        view += sprite[..., :3] * alpha
        mask = numpy.zeros((side, side), bool)
        mask[top:bottom, left:right] = alpha[..., 0] > 0.5
        for _, below in seen:
            below &= ~mask
        seen.append((thing, mask))
        leftmost[thing] = min(leftmost.get(thing, side), x + width / 2)
    things = sorted(content, key=lambda each: leftmost[each[0]])
    return Scene(numpy.clip(image, 0, 255).astype(numpy.uint8), b, things, seen)


def lab(colours):
    """CIELAB of sRGB colours 0..255, in which equal distances look about equally different."""
    linear = numpy.asarray(colours, numpy.float64) / 255
    linear = numpy.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    xyz = linear @ numpy.array([[0.4124, 0.2126, 0.0193], [0.3576, 0.7152, 0.1192], [0.1805, 0.0722, 0.9505]])
    xyz = xyz / [0.9505, 1.0, 1.089]
    bent = numpy.where(xyz > 0.008856, numpy.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = numpy.moveaxis(bent, -1, 0)
    return numpy.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def table_of_colours():
    """For each of 32 x 32 x 32 colours the nearest one with a name."""
    levels = numpy.arange(32) * 8 + 4
    grid = lab(numpy.stack(numpy.meshgrid(levels, levels, levels, indexing="ij"), -1))
    return ((grid[..., None, :] - lab(list(COLOURS.values()))) ** 2).sum(-1).argmin(-1).astype(numpy.uint8)


TABLE = table_of_colours()


def colours(pixels, most=3, least=0.12):
    """The names of the main colours of a picture, the largest first."""
    levels = pixels >> 3
    counts = numpy.bincount(TABLE[levels[..., 0], levels[..., 1], levels[..., 2]].ravel(), minlength=len(COLOURS))
    shares = counts / counts.sum()
    first = [index for index in numpy.argsort(-shares, kind="stable")[:most] if shares[index] >= least]
    return [list(COLOURS)[index] for index in first]


def cells(scene, grid):
    """What each cell of a grid mostly shows: an object, or NO + the background. For the teacher of the image tokens."""
    side = len(scene.pixels)
    edges = numpy.arange(grid + 1) * side / grid
    pixels = numpy.arange(side)
    pool = numpy.clip(numpy.minimum(pixels + 1, edges[1:, None]) - numpy.maximum(pixels, edges[:-1, None]), 0, 1) * grid / side
    best, shown = numpy.full((grid, grid), 0.25), numpy.full((grid, grid), NO + scene.background)
    for thing, mask in scene.masks:
        share = pool @ mask @ pool.T
        shown[share > best] = thing
        best = numpy.maximum(best, share)
    return shown


def names(scene):
    """-> (background, things) by name, as `words` takes them."""
    return BGS[scene.background][0], [(OBJ[thing]["name"], count) for thing, count in scene.things]
