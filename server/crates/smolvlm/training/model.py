"""The model: Idefics3 as SmolVLM-500M-Instruct is, at 1/150 of its size, with the eyes of pixel-siglip-tiny.

`build` makes it, `see_as` gives it eyes: the vision weights come from a SigLIP folder; its position embeddings are stretched to the larger grid, so
the same patches see the same art at a higher resolution. `Teacher` is thrown away after training: it asks each image token what it
shows, which teaches the eyes where things are long before the words do.
"""
import dataclasses

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn
from transformers import Idefics3Config, Idefics3ForConditionalGeneration

@dataclasses.dataclass(frozen=True)
class Shape:
    """What the eyes take in: pixels a side, pixels a patch's side, patches a token's side, layers."""

    side: int = 96
    patch: int = 8
    shuffle: int = 2
    depth: int = 6

    @property
    def grid(self):
        """Tokens a side."""
        return self.side // self.patch // self.shuffle


TEXT = dict(
    hidden_size=192, intermediate_size=384, num_hidden_layers=4, num_attention_heads=6, num_key_value_heads=2, head_dim=32,
    rms_norm_eps=1e-5, max_position_embeddings=1024, rope_theta=10000.0, hidden_act="silu", attention_bias=False)
VISION = dict(
    hidden_size=128, intermediate_size=512, num_attention_heads=4, hidden_act="gelu_pytorch_tanh", layer_norm_eps=1e-6)


def build(tokenizer, shape, seed=0):
    torch.manual_seed(seed)
    bos, eos, pad = tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id
    config = Idefics3Config(
        text_config=dict(model_type="llama", vocab_size=len(tokenizer), bos_token_id=bos, eos_token_id=eos, pad_token_id=pad,
                         tie_word_embeddings=True, **TEXT),
        vision_config=dict(image_size=shape.side, patch_size=shape.patch, num_hidden_layers=shape.depth, **VISION),
        scale_factor=shape.shuffle, image_token_id=tokenizer.convert_tokens_to_ids("<image>"),
        tie_word_embeddings=True, bos_token_id=bos, eos_token_id=eos, pad_token_id=pad)
    model = Idefics3ForConditionalGeneration(config)
    model.generation_config.update(bos_token_id=bos, eos_token_id=eos, pad_token_id=pad)
    return model


def see_as(model, siglip):
    """Takes the vision tower of a SigLIP checkpoint, less its pooling head."""
    taken = {key.removeprefix("vision_model."): value.float() for key, value in load_file(siglip).items()
             if key.startswith("vision_model.") and ".head." not in key}
    positions = taken["embeddings.position_embedding.weight"]
    old, new = int(len(positions) ** 0.5), model.config.vision_config.image_size // model.config.vision_config.patch_size
    grid = positions.T.reshape(1, -1, old, old)
    grid = F.interpolate(grid, (new, new), mode="bicubic", align_corners=False)
    taken["embeddings.position_embedding.weight"] = grid.flatten(2)[0].T.contiguous()
    tower = model.model.vision_model
    depth = 1 + max(int(key.split(".")[2]) for key in taken if key.startswith("encoder.layers."))
    missing, unexpected = tower.load_state_dict(taken, strict=False)
    unexplained = [key for key in missing if not any(key.startswith(f"encoder.layers.{n}.") for n in range(depth, 99))]
    assert not unexpected and not unexplained, (unexplained, unexpected)
    for layer in tower.encoder.layers[depth:]:  # further layers begin by changing nothing
        for last in (layer.self_attn.out_proj, layer.mlp.fc2):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)


class Teacher(nn.Module):
    """From an image token to what the world says is there: an object or a background."""

    def __init__(self, width, kinds):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.kinds = nn.Linear(width, kinds)

    def forward(self, tokens):
        return self.kinds(self.norm(tokens))


def loss(model, teacher, pixels, shown, ids, start):
    """Cross entropy of the answer (ids from `start` on; padding is -100 there), that of the teacher, and what was right."""
    inner = model.model
    seen = inner.connector(inner.vision_model(pixels).last_hidden_state)
    words = inner.text_model.embed_tokens(ids.clamp(min=0))
    image = (ids[0] == model.image_token_id).nonzero()[:, 0]  # the same places in every row
    words = torch.cat([words[:, :image[0]], seen.to(words.dtype), words[:, image[-1] + 1:]], 1)
    hidden = inner.text_model(inputs_embeds=words, use_cache=False).last_hidden_state[:, start - 1:-1]
    wanted = ids[:, start:]
    logits = model.lm_head(hidden[wanted >= 0]).float()
    wanted_flat = wanted[wanted >= 0]
    said = F.cross_entropy(logits, wanted_flat)
    right = torch.ones_like(wanted, dtype=torch.bool)
    right[wanted >= 0] = logits.argmax(-1) == wanted_flat
    taught = teacher(seen.float()).flatten(0, 1).float()
    pointed = F.cross_entropy(taught, shown.flatten())
    return said, pointed, right.all(1).float().mean(), (taught.argmax(-1) == shown.flatten()).float().mean()
