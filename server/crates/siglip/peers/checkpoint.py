"""Makes a random checkpoint of a published model's true shapes, and PyTorch's numbers for it.

    python checkpoint.py siglip-base-patch16-224 FOLDER

FOLDER becomes a Hugging Face folder without a tokenizer. `expected.safetensors` in it holds what PyTorch computes in
single precision: `pixels` and `ids` go in, `image_embeds` and `text_embeds` come out.
"""
import pathlib
import sys

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


def main(name, folder):
    shape, vision, text = SHAPES[name]
    torch.manual_seed(0)
    config = SiglipConfig(vision_config={**shape, **vision}, text_config={
        **shape, **text, "max_position_embeddings": 64, "projection_size": shape["hidden_size"]})
    model = SiglipModel(config).eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            around = 1.0 if "norm" in key and key.endswith("weight") else 0.0
            fan_in = value.shape[1:].numel() if value.dim() > 1 and "embedding.weight" not in key else 1
            value.copy_(around + torch.randn(value.shape) * (1.0 / fan_in**0.5 if fan_in > 1 else 0.2))
        model.logit_scale.fill_(4.7)
        model.logit_bias.fill_(-16.5)
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    side = vision["image_size"]
    SiglipImageProcessor(size={"height": side, "width": side}, resample=3).save_pretrained(folder)

    # Smooth pictures as well as noise: neighbours that are alike are what real ones have.
    noise = torch.randn(3, 3, side, side).clamp(-1, 1)
    coarse = torch.nn.functional.interpolate(torch.randn(3, 3, 7, 7), size=(side, side), mode="bicubic").clamp(-1, 1)
    pixels = torch.cat([noise, coarse])
    ids = torch.randint(2, text["vocab_size"], (8, 64))
    for row, length in enumerate([3, 5, 8, 12, 20, 33, 50, 64]):
        ids[row, length:] = 1
    with torch.no_grad():
        out = model(input_ids=ids, pixel_values=pixels)
    save_file({"pixels": pixels, "ids": ids.to(torch.int32), "image_embeds": out.image_embeds.contiguous(),
               "text_embeds": out.text_embeds.contiguous()}, folder / "expected.safetensors")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
