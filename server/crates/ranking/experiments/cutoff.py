"""Which cut-off per query keeps the right pictures? Prints the tables of ../README.md.

Needs Python 3.11, numpy, scipy, pillow; the program (`cargo build --release`); the pixel world's `scenes.py` and
`draw.py` with PIXEL_FONT and PIXEL_CLDR set as its README says; the gallery of 200 scenes. Four minutes:

    cutoff.py --program target/release/media-search --world PIXEL_WORLD --gallery GALLERY --work /tmp/cutoff

The gallery and scenes of seed 101 served for choosing; the 2,000 scenes of seed 90210 are held out. From the drawn sets
the scenes of 40 objects are left out, so that queries for these match nothing. A query's noise comes from all pictures
of its library, hits included; the reference is the median over queries for single objects, a part of which match
nothing. Similarities are global.
"""
import argparse, json, subprocess, sys
from collections import namedtuple
from pathlib import Path
import numpy as np
from scipy.stats import norm, t as student

cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for flag in ("--program", "--world", "--gallery", "--work"):
    cli.add_argument(flag, required=True, type=Path)
arguments = cli.parse_args()
sys.path.insert(0, str(arguments.world))
from scenes import (BG0, BG_PREP, BGS, CATEGORY, NEVER, NO, OBJ, WORD_BG, WORD_OBJ, art, full_caption,  # noqa: E402
                    relevance, scene_matrix, slot_matrix)

SCALE, BIAS = 38.2, -9.516  # exp(logit_scale) and logit_bias of the bundled model: for the rows that use its confidence
FDR = 0.05
SIGMAS = 3.5  # as LEAST_SIGMAS of cutoff.rs
NOTHING = ["absent object", "nonsense", "outside the world", "apart"]
OUTSIDE = """invoice|a spreadsheet|quantum physics|tax return 2019|a portrait by rembrandt|wedding ceremony
brain scan|bar chart|x-ray of a lung|circuit diagram|a passport|shopping receipt|handwriting
map of europe|a cathedral interior|welding|surgery|parliament|philosophy|democracy|a courtroom|a barcode
an escalator|a chandelier|a harpsichord|marble statue|a zeppelin|coral bleaching|a nuclear reactor
assembly line|a dentist|photosynthesis|carburettor|hydraulic press|software architecture
a typewriter ribbon|inflation rate|mortgage|jurisprudence|a sonnet""".replace("\n", "|").split("|")
# One library and its queries: similarities in descending order, what is relevant in the same order, the kind of each
# query, and the rows of similarities that make the reference.
Library = namedtuple("Library", "similarities relevant kinds reference")


def embed(flag, inputs):
    vectors = []
    for start in range(0, len(inputs), 500):
        command = [arguments.program, "embed", "--data", arguments.work / "data", "--json"]
        command += [f"--{flag}={item}" for item in inputs[start:start + 500]]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        vectors += [json.loads(line)["embedding"] for line in out.splitlines()]
    return np.array(vectors)


def queries(content, captions, rng):
    """(text, slots, kind); a slot is a set of atoms of which a relevant scene has at least one (see scenes.py)."""
    named = lambda i: sorted(WORD_OBJ[OBJ[i]["name"].lower()] | {i})
    phrase = lambda i: art(OBJ[i]["name"])
    present = sorted({i for _, objects in content for i, _ in objects})
    for i in present:
        for text in (OBJ[i]["name"], phrase(i), "a photo of " + phrase(i)):
            yield text, [named(i)], "object"
    for b in sorted({b for b, _ in content}):
        for text in [BGS[b][0]] + BG_PREP[BGS[b][0]]:
            yield text, [[BG0 + k for k in WORD_BG[text]]], "background"
    for word in CATEGORY:
        for text in (word, "a photo of " + art(word)):
            yield text, [sorted(WORD_OBJ[word])], "category"
    several = [objects for _, objects in content if len(objects) > 1]
    for k in rng.choice(len(several), min(200, len(several)), replace=False):
        i, j = (several[k][x][0] for x in rng.choice(len(several[k]), 2, replace=False))
        yield f"{phrase(i)} and {phrase(j)}", [named(i), named(j)], "pair"
    for k in rng.choice(len(content), min(300, len(content)), replace=False):
        b, objects = content[k]
        if captions:
            yield captions[k], [[(n - 1) * NO + z for z in named(i)] for i, n in objects] + [[BG0 + b]], "caption"
        else:
            yield *full_caption(rng, b, objects), "caption"
    absent = [i for i in range(NO) if i not in present]
    for i in rng.choice(absent, min(60, len(absent)), replace=False):
        yield phrase(i), [named(i)], "absent object"
    for _ in range(40):
        letters = rng.choice(list("abcdefghijklmnopqrstuvwxyz0123456789"), int(rng.integers(3, 12)))
        yield "".join(letters), NEVER, "nonsense"
    for text in OUTSIDE:
        yield text, NEVER, "outside the world"
    for _ in range(60):
        i, j = rng.choice(present, 2, replace=False)
        yield f"{phrase(i)} and {phrase(j)}", [named(i), named(j)], "apart"


def evaluation_set(folder, dropped, seed, use_captions, limit=None):
    """-> similarities and relevance (queries x pictures), kinds."""
    rng = np.random.default_rng(seed)
    rows = json.loads((folder / "captions.json").read_text())
    ids, places = {o["name"]: i for i, o in enumerate(OBJ)}, {name: b for b, (name, _) in enumerate(BGS)}
    left_out = set(rng.choice(NO, dropped, replace=False).tolist())
    rows = [r for r in rows if not any(ids[o["name"]] in left_out for o in r["objects"])][:limit]
    content = [(places[r["background"]], [(ids[o["name"]], o["count"]) for o in r["objects"]]) for r in rows]
    texts, slots, kinds = map(list, zip(*queries(content, use_captions and [r["caption"] for r in rows], rng)))
    relevant = relevance(scene_matrix(content), *slot_matrix(slots)).T
    relevant[[s == NEVER for s in slots]] = False
    kinds = np.array(kinds)
    usable = relevant.any(1) != np.isin(kinds, NOTHING)
    pictures = embed("image", [folder / r["file"] for r in rows])
    return (embed("text", texts) @ pictures.T)[usable], relevant[usable], kinds[usable]


def libraries(similarities, relevant, kinds, size, count):
    """Random libraries of `size` pictures, each with the queries that it answers and those that nothing answers."""
    for k in range(count):
        chosen = np.random.default_rng(1000 * size + k).permutation(similarities.shape[1])[:size]
        s, r = similarities[:, chosen], relevant[:, chosen]
        reference = s[np.isin(kinds, ["object", "absent object"])][1::3]
        asked = r.any(1) | np.isin(kinds, NOTHING)
        order = np.argsort(-s[asked], axis=1)
        sorted_by_it = (np.take_along_axis(values[asked], order, 1) for values in (s, r))
        yield Library(*sorted_by_it, kinds[asked], reference)


# Estimates of location and spread from one sample.
def mean_sd(x): return x.mean(), x.std(ddof=1)
def median_mad(x): return np.median(x), 1.4826 * np.median(abs(x - np.median(x)))
def left_half(x): return np.median(x), np.sqrt(((x[x <= np.median(x)] - np.median(x)) ** 2).mean())


def half_sample_mode(x):
    kept = np.sort(x)
    while len(kept) > 3:
        half = (len(kept) + 1) // 2
        start = (kept[half - 1:] - kept[:len(kept) - half + 1]).argmin()
        kept = kept[start:start + half]
    mode = kept.mean()
    return mode, np.sqrt(((x[x <= mode] - mode) ** 2).mean()) + 1e-6


def truncated_normal(x):
    """Efron's empirical null: maximum likelihood of a normal distribution truncated to the bulk, on a grid."""
    m, s = median_mad(x)
    low, high = m - 2 * s, m + s
    bulk = x[(x > low) & (x < high)]
    u, v = (g.ravel() for g in np.meshgrid(m + np.linspace(-.5, .5, 11) * s, np.linspace(.6, 1.5, 19) * s))
    mass = norm.cdf((high - u) / v) - norm.cdf((low - u) / v)
    best = (-((bulk[:, None] - u) ** 2).mean(0) / 2 / v ** 2 - np.log(v * np.maximum(mass, 1e-12))).argmax()
    return u[best], v[best]


def trimmed(x):
    """As `Noise::estimate`: drop what stands out above until nothing does."""
    kept = np.sort(x)
    for _ in range(30):
        m = np.median(kept)
        n = np.searchsorted(kept, m + 2.5 * 1.4826 * np.median(m - kept[kept <= m]), side="right")
        if n in (0, len(kept)):
            break
        kept = kept[:n]
    return kept.mean(), kept.std(ddof=1)


# Cuts: a function of a library that says how many pictures each query keeps.
def last(passed): return np.where(passed.any(1), passed.shape[1] - passed[:, ::-1].argmax(1), 0)
def threshold(score): return lambda l: (l.similarities >= score).sum(1)
def confidence(p): return threshold((np.log(p / (1 - p)) - BIAS) / SCALE)


def benjamini_hochberg(estimate, own, fdr=FDR, sigmas=0.0, tail=norm.sf):
    """`own` is the share of the query's own noise, none below 20 pictures; the rest is the reference."""
    def cut(l):
        size = l.similarities.shape[1]
        mean, sd = 0.0, 0.0
        share = own if size >= 20 or own == 1 else 0
        if share > 0:
            mean, sd = share * np.array([estimate(row) for row in l.similarities]).T[:, :, None]
        if share < 1:
            typical = np.median([estimate(row) for row in l.reference], axis=0)
            mean, sd = mean + (1 - share) * typical[0], sd + (1 - share) * typical[1]
        z = (l.similarities - mean) / sd
        return np.minimum(last(tail(z) <= fdr * np.arange(1, size + 1) / size), (z >= sigmas).sum(1))
    return cut


def measure(cut, groups):
    """-> F1 of queries that match, that match nothing, of all; realised FDR, precision, recall. Sizes count alike."""
    results = []
    for group in groups:
        measured = []
        for l in group:
            kept, wanted = cut(l), l.relevant.sum(1)
            right = np.pad(l.relevant.cumsum(1), ((0, 0), (1, 0)))[np.arange(len(kept)), kept]
            f1 = np.where(kept + wanted == 0, 1, 2 * right / np.maximum(kept + wanted, 1))
            some, wrong = wanted > 0, (kept - right) / np.maximum(kept, 1)
            precision = 1 - wrong[some & (kept > 0)].mean() if (some & (kept > 0)).any() else 1
            recall = (right[some] / wanted[some]).mean()
            measured.append([f1[some].mean(), f1[~some].mean(), f1.mean(), wrong.mean(), precision, recall])
        results.append(np.mean(measured, axis=0))
    return np.mean(results, axis=0)


def row(name, cut, *columns):
    cells = []
    for groups in columns:
        m = measure(cut, groups)
        cells.append(f"{m[0]:.3f} / {m[1]:.3f} = {(m[0] + m[1]) / 2:.3f} | {m[2]:.3f} | {m[3]:.2f} | "
                     f"{m[4]:.2f} / {m[5]:.2f}")
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def report(title, **sets):
    print(f"\n{title}. For each of {', '.join(sets)}:",
          "F1 matching / nothing = mean | F1 all | realised FDR | precision / recall")
    columns, names = list(sets.values()), list(sets)
    row("fixed 0.175", threshold(.175), *columns)
    for what, score in (("the mean", lambda m: m[0] + m[1]), ("all queries", lambda m: m[2])):
        for name, groups in sets.items():
            best = max(np.arange(.1, .4, .005), key=lambda s: score(measure(threshold(s), groups)))
            row(f"best threshold for {what} on {name}, {best:.3f}", threshold(best), *columns)
    row("checkpoint's confidence at least 0.5", confidence(.5), *columns)
    for name, estimate in (("mean, sd", mean_sd), ("median, MAD", median_mad), ("left half", left_half),
                           ("half-sample mode", half_sample_mode), ("truncated normal", truncated_normal),
                           ("trimmed", trimmed)):
        row(f"own noise, {name}", benjamini_hochberg(estimate, 1), *columns)
    heavy = benjamini_hochberg(mean_sd, 1, tail=lambda z: student.sf(z, 8))
    row("own noise, mean, sd, Student t with 8 degrees", heavy, *columns)
    floored = benjamini_hochberg(trimmed, 1)
    both = lambda l: np.minimum(floored(l), confidence(.3)(l))
    row("own noise, trimmed, and confidence at least 0.3", both, *columns)
    for own in (1, .5, .25, 0):
        row(f"trimmed, own share {own}, {SIGMAS} sd", benjamini_hochberg(trimmed, own, sigmas=SIGMAS), *columns)
    for sigmas in (0, 3, 3.25, 3.75):
        row(f"trimmed, own share 0, {sigmas} sd", benjamini_hochberg(trimmed, 0, sigmas=sigmas), *columns)
    for fdr in (.01, .1, .2):
        row(f"trimmed, own share 0, {SIGMAS} sd, FDR {fdr}", benjamini_hochberg(trimmed, 0, fdr, SIGMAS), *columns)


def drawn(seed):
    folder = arguments.work / f"seed-{seed}"
    if not (folder / "captions.json").exists():
        subprocess.run([sys.executable, arguments.world / "draw.py", folder, "2600", str(seed)], check=True)
    return evaluation_set(folder, 40, seed, False, 2000)


arguments.work.mkdir(parents=True, exist_ok=True)
gallery = [list(libraries(*evaluation_set(arguments.gallery, 0, 1, True), 200, 1))]
sizes = {}
for seed in (101, 90210):
    scenes = drawn(seed)
    sizes[seed] = [list(libraries(*scenes, size, count)) for size, count in ((10, 20), (50, 8), (200, 4), (2000, 1))]
report("Chosen on", gallery=gallery, seed_101=sizes[101])
report("Held out", seed_90210=sizes[90210])
report("Held out, one library", **{f"pictures_{g[0].similarities.shape[1]}": [g] for g in sizes[90210]})
