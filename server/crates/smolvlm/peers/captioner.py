"""Makes a checkpoint of a published SmolVLM's true shapes, filled with numbers, and computes what transformers makes of it.

    python captioner.py SmolVLM-500M FOLDER

FOLDER becomes a Hugging Face folder without a tokenizer, in bfloat16 as the published ones are. `expected.safetensors` in it
holds what transformers computes of it in single precision: `prompt_ids`, the `ids` of a greedy answer, and the `logits` that
each of them was chosen by. `siglip::synthetic` makes the same pixels.
"""
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import Idefics3Config, Idefics3ForConditionalGeneration

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "siglip" / "peers"))
from checkpoint import pixels, weight

IMAGE = 49190
VISION = {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12,
          "image_size": 512, "patch_size": 16}
SHAPES = {
    "SmolVLM-256M": {"hidden_size": 576, "intermediate_size": 1536, "num_hidden_layers": 30,
                     "num_attention_heads": 9, "num_key_value_heads": 3},
    "SmolVLM-500M": {"hidden_size": 960, "intermediate_size": 2560, "num_hidden_layers": 32,
                     "num_attention_heads": 15, "num_key_value_heads": 5},
}
# Of the pictures that `pixels` makes: one of noise, and one of squares.
TILES = [0, 3]
TOKENS = 16


def prompt_ids():
    """Two tiles of 64 vectors with texts around them."""
    tile = [IMAGE] * 64
    return torch.tensor([[1, *range(100, 120), *tile, 300, *tile, *range(500, 520)]])


def main(name, folder):
    config = Idefics3Config(
        vision_config=VISION, image_token_id=IMAGE, scale_factor=4, tie_word_embeddings=True,
        text_config={"model_type": "llama", "vocab_size": 49280, "head_dim": 64, "max_position_embeddings": 8192,
                     "rms_norm_eps": 1e-5, "rope_parameters": {"rope_type": "default", "rope_theta": 100000.0},
                     "pad_token_id": 2, "bos_token_id": 1, "eos_token_id": 49279, **SHAPES[name]})
    model = Idefics3ForConditionalGeneration(config).eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            value.copy_(torch.from_numpy(weight(key, tuple(value.shape))))
    folder.mkdir(parents=True, exist_ok=True)
    model.to(torch.bfloat16).save_pretrained(folder)
    # Read again: a rotation that was once rounded to bfloat16 would stay so.
    model = Idefics3ForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
    prompt = prompt_ids()
    with torch.no_grad():
        answer = model.generate(
            input_ids=prompt, pixel_values=pixels(VISION["image_size"])[TILES][None], do_sample=False, eos_token_id=None,
            max_new_tokens=TOKENS, output_logits=True, return_dict_in_generate=True)
    logits = torch.stack(answer.logits, 1)[0]
    top = logits.topk(2).values
    print(name, "the nearest two logits are", (top[:, 0] - top[:, 1]).min().item(), "apart, the largest is", logits.abs().max().item())
    save_file({"prompt_ids": prompt[0], "ids": answer.sequences[0, prompt.shape[1]:].contiguous(), "logits": logits.contiguous()},
              folder / "expected.safetensors")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
