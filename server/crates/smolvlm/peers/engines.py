"""Times transformers on a checkpoint of SmolVLM, one mode after the other, and prints milliseconds as JSON.

    python engines.py FOLDER [THREADS]

For each mode medians of several runs, of what `benches/full.rs` measures as well: a picture read in one tile and in 17,
a token after the latter, and a token each for four pictures of one tile. A mode that fails is left out.
"""
import json
import os
import pathlib
import statistics
import sys
import time

import torch
from transformers import DynamicCache, Idefics3ForConditionalGeneration, StaticCache

FOLDER = pathlib.Path(sys.argv[1])
THREADS = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()
WORDS = list(range(1, 21))
LENGTH = 64
STEPS = 24


def median(times):
    return round(statistics.median(times) * 1000, 2)


def timed(run, seconds=3.0):
    times = []
    while sum(times) < seconds or len(times) < 2:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return median(times)


def read(model, tiles, batch, cache):
    config = model.config
    side = config.vision_config.image_size
    ids = torch.tensor([[config.image_token_id] * (tiles * LENGTH) + WORDS] * batch)
    pixels = (torch.rand(batch, tiles, 3, side, side) * 2 - 1).to(model.dtype)
    out = model(input_ids=ids, pixel_values=pixels, past_key_values=cache, use_cache=True, logits_to_keep=1)
    return out.logits.argmax(-1), ids.shape[1]


def steps(model, forward, tiles, batch, make):
    """Milliseconds of a token of each of a batch, after so many tiles."""
    cache = make(batch)
    token, position = read(model, tiles, batch, cache)
    times = []
    for step in range(STEPS):
        at = torch.tensor([position + step])
        begin = time.perf_counter()
        out = forward(input_ids=token, past_key_values=cache, use_cache=True, cache_position=at, position_ids=at[None].expand(batch, 1))
        token = out.logits.argmax(-1)
        times.append(time.perf_counter() - begin)
    return median(times[4:])


def main():
    torch.set_num_threads(THREADS)
    torch.set_grad_enabled(False)
    results = {}
    for label, dtype, compiled in [("f32", torch.float32, False), ("bf16", torch.bfloat16, False), ("bf16, compiled", torch.bfloat16, True)]:
        model = Idefics3ForConditionalGeneration.from_pretrained(FOLDER, dtype=dtype).eval()
        config = model.config.get_text_config()
        forward = torch.compile(model, dynamic=False) if compiled else model
        def make(batch):
            return StaticCache(config=config, max_cache_len=17 * LENGTH + 64) if compiled else DynamicCache(config=config)
        times = {}
        try:
            if compiled:
                # Prompts differ in length, for which it would compile each time: they are read as without.
                times = {key: results["transformers bf16"][key] for key in ("1 tile", "17 tiles")}
            else:
                read(model, 1, 1, make(1))
                for tiles in (1, 17):
                    times[f"{tiles} tile{'s' * (tiles > 1)}"] = timed(lambda: read(model, tiles, 1, make(1)))
            times["token"] = steps(model, forward, 17, 1, make)
            times["4 tokens"] = steps(model, forward, 1, 4, make)
            results[f"transformers {label}"] = times
        except Exception as error:
            print(f"{label}: {error}", file=sys.stderr)
        del model, forward
    print(json.dumps(results, indent=2))


main()
