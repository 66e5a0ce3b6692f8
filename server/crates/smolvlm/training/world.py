"""The pixel world: what `scenes.py` draws and says.

It lies outside this folder. Every script here that needs it is told where by three arguments, or by the environment variables
of the same meaning: `--world` (PIXEL_WORLD, the folder with scenes.py), `--font` (PIXEL_FONT, NotoColorEmoji.ttf) and
`--cldr` (PIXEL_CLDR, annotations.json of cldr-annotations-full). They are taken off the command line when this module is
imported, since scenes.py reads its inputs on import, in every process.
"""
import argparse
import os
import sys

parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
VARIABLES = {"--world": "PIXEL_WORLD", "--font": "PIXEL_FONT", "--cldr": "PIXEL_CLDR"}
for flag, variable in VARIABLES.items():
    parser.add_argument(flag, dest=variable, default=os.environ.get(variable))
given, sys.argv[1:] = parser.parse_known_args(sys.argv[1:])
for flag, variable in VARIABLES.items():
    if not getattr(given, variable):
        sys.exit(f"Where the pixel world lies is not known: give {flag} or set {variable} (README.md).")
    os.environ[variable] = os.path.abspath(getattr(given, variable))

sys.path.insert(0, os.environ["PIXEL_WORLD"])
from scenes import (  # noqa: E402
    BG_PREP, BGS, COLOURS, NB, NO, OBJ, R, art, background, compose, held_out_ob, held_out_oo, load_glyphs, place, plural,
    sample_content, tint)

__all__ = ["BG_PREP", "BGS", "COLOURS", "NB", "NO", "OBJ", "R", "art", "background", "compose", "held_out_ob",
           "held_out_oo", "load_glyphs", "place", "plural", "sample_content", "tint"]
