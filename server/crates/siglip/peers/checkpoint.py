"""Makes a checkpoint of a published model's true shapes, filled with numbers, and computes what PyTorch makes of it.

    python checkpoint.py siglip-base-patch16-224 FOLDER

FOLDER becomes a Hugging Face folder without a tokenizer. `expected.safetensors` in it holds what PyTorch computes in
single precision of the inputs below: `image_embeds` and `text_embeds`, normalised. `siglip::synthetic` makes the same numbers.
"""
import pathlib
import sys

import numpy
import torch
from safetensors.torch import save_file
from transformers import SiglipConfig, SiglipImageProcessor, SiglipModel

BASE = {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12}
LARGE = {"hidden_size": 1024, "intermediate_size": 4096, "num_hidden_layers": 24, "num_attention_heads": 16}
SO400M = {"hidden_size": 1152, "intermediate_size": 4304, "num_hidden_layers": 27, "num_attention_heads": 16}
SHAPES = {
    "siglip-base-patch16-224": (BASE, {"image_size": 224, "patch_size": 16}, {"vocab_size": 32000}),
    "siglip-large-patch16-256": (LARGE, {"image_size": 256, "patch_size": 16}, {"vocab_size": 32000}),
    "siglip-so400m-patch14-384": (SO400M, {"image_size": 384, "patch_size": 14}, {"vocab_size": 32000}),
    "siglip2-base-patch16-224": (BASE, {"image_size": 224, "patch_size": 16}, {"vocab_size": 256000}),
}
LENGTHS = [3, 5, 8, 12, 20, 33, 50, 64]


def bits(name, count):
    """The same 64 bits for each number of a name everywhere: SplitMix64, begun with the FNV-1a hash of the name."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return z ^ (z >> numpy.uint64(31))


def uniform(name, shape):
    """In [-1, 1), in steps of 2^-23."""
    count = int(numpy.prod(shape))
    whole = (bits(name, count) >> numpy.uint64(40)).astype(numpy.float32)
    return (whole * numpy.float32(2.0**-23) - numpy.float32(1)).reshape(shape)


def weight(name, shape):
    """Of variance 1/inputs where there are inputs; else of 0.04, around 1 for the factors of norms."""
    inputs = int(numpy.prod(shape[1:])) if len(shape) > 1 and "embedding.weight" not in name else 1
    amplitude = numpy.float32((3 / inputs) ** 0.5 if inputs > 1 else 0.35)
    around = numpy.float32(1 if "norm" in name and name.endswith("weight") else 0)
    return around + amplitude * uniform(name, shape)


def pixels(side):
    """Three pictures of noise and three of seven by seven coloured squares: neighbours that are alike are what real ones have."""
    noise = uniform("noise", (3, 3, side, side))
    squares = uniform("squares", (3, 3, 7, 7))
    at = numpy.arange(side) * 7 // side
    return torch.from_numpy(numpy.concatenate([noise, squares[:, :, at][:, :, :, at]]))


def ids(words):
    """Eight texts of several lengths, padded with 1."""
    ids = (bits("ids", 8 * 64) % numpy.uint64(words - 2)).astype(numpy.int64).reshape(8, 64) + 2
    for row, length in enumerate(LENGTHS):
        ids[row, length:] = 1
    return torch.from_numpy(ids)


def main(name, folder):
    shape, vision, text = SHAPES[name]
    config = SiglipConfig(vision_config={**shape, **vision}, text_config={
        **shape, **text, "max_position_embeddings": 64, "projection_size": shape["hidden_size"]})
    model = SiglipModel(config).eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            value.copy_(torch.from_numpy(weight(key, tuple(value.shape))))
        model.logit_scale.fill_(4.7)
        model.logit_bias.fill_(-16.5)
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    side = vision["image_size"]
    SiglipImageProcessor(size={"height": side, "width": side}, resample=3).save_pretrained(folder)
    with torch.no_grad():
        out = model(input_ids=ids(text["vocab_size"]), pixel_values=pixels(side))
    normalised = {key: torch.nn.functional.normalize(out[key]).contiguous() for key in ("image_embeds", "text_embeds")}
    save_file(normalised, folder / "expected.safetensors")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
