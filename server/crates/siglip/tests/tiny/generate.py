"""Makes the tiny random checkpoints of this folder and PyTorch's numbers for them.

    python -m venv venv && venv/bin/pip install torch transformers tokenizers sentencepiece protobuf pillow numpy
    venv/bin/python generate.py

Made with transformers 5.23.0, torch 2.15.0, tokenizers 0.23.3, sentencepiece 0.2.3 and Pillow 13.0.0. Every
checkpoint is a Hugging Face folder as `save_pretrained` lays it out, with random weights in every tensor (biases and
norms too, so that none can be forgotten), and `expected.safetensors` and `expected.json` beside it.
"""
import io
import json
import pathlib
import shutil
import tempfile

import numpy
import sentencepiece
import torch
import transformers
from PIL import Image
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import SiglipConfig, SiglipModel, SiglipTokenizer
from transformers.convert_slow_tokenizer import import_protobuf
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

HERE = pathlib.Path(__file__).parent
CORPUS = [
    "a photo of a dog", "two cats on a beach", "a red apple and a banana on a wooden table", "the night sky over a city",
    "three penguins in the snow", "a guitar on a stage", "a yellow taxi next to a traffic light", "hot drink in a cup",
    "a castle and a dragon at sunset", "an octopus and a shark under the sea", "pixel art of a rocket in outer space",
    "portrait of a woman with glasses", "a group of people playing football", "blueberries in a bowl", "old camera",
    "photo of cafe tables, isn't it? 50% off! (today) #1 user@example.org", "3 birds, 4 horses & 12 sheep",
]
TEXTS = [
    "dog", "A PHOTO of a Dog!", "", "   ", "!!! ... ???", " two\tcats \n on   a beach ", "It's a T-shirt, isn't it?",
    "x", "a photo of a dog and a cat and a horse and a cow and a pig and a sheep and a goat and a hen and a duck",
    "caf\u00e9 na\u00efve \u00c5ngstr\u00f6m", "\u72ac\u3068\u732b \U0001f436", "\uff24\uff2f\uff27", "\u03a3\u0399\u03a3\u03a5\u03a6\u039f\u03a3", "\u0130stanbul",
    "a\u2581b", "red_panda-like: \"co-op\" @home #42", "\u05db\u05dc\u05d1 \u0643\u0644\u0628", "a\u00a0b\u2003c\u3000d", "a\u001cb\u0085c",
]


def picture(width, height):
    """A noisy picture that the Rust tests draw by the same formula."""
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3].astype(numpy.int64)
    return Image.fromarray((((x * x * 7 + y * x * 13 + y * y * 3 + c * 97 + x * 31) >> 1) % 256).astype(numpy.uint8))


def unigram(folder, length):
    """A SigLIP 1 tokenizer: sentencepiece as trained for c4_en, and the tokenizer.json of the same pieces."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([line.lower() for line in CORPUS] * 4), model_writer=model, vocab_size=160,
        model_type="unigram", pad_id=0, eos_id=1, unk_id=2, bos_id=-1, normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False, minloglevel=2)
    with tempfile.NamedTemporaryFile(suffix=".model") as spiece:
        spiece.write(model.getvalue())
        spiece.flush()
        slow = SiglipTokenizer(spiece.name, model_max_length=length)

    proto = import_protobuf().ModelProto()
    proto.ParseFromString(model.getvalue())
    fast = Tokenizer(models.Unigram([(p.piece, p.score) for p in proto.pieces], unk_id=2))
    fast.normalizer = normalizers.NFKC()  # in place of the 240 kB character map, equal to it on these texts
    fast.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    fast.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    fast.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    fast.add_special_tokens(["</s>", "<unk>"])
    fast.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "SiglipTokenizer", "do_lower_case": True, "model_max_length": length, "eos_token": "</s>",
        "pad_token": "</s>", "unk_token": "<unk>", "additional_special_tokens": []}, indent=2))
    return lambda text: slow(text, padding="max_length", truncation=True, max_length=length)["input_ids"], len(slow)


def gemma(folder, length):
    """A SigLIP 2 tokenizer: byte-fallback BPE as Gemma's, lower-cased, `<eos>` 1 appended, padded with `<pad>` 0."""
    special = ["<pad>", "<eos>", "<bos>", "<unk>"]
    fast = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    fast.normalizer = normalizers.Replace(" ", "\u2581")
    fast.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    fast.train_from_iterator(CORPUS * 4, trainers.BpeTrainer(
        vocab_size=430, special_tokens=special + [f"<0x{byte:02X}>" for byte in range(256)], show_progress=False))
    # Only the first four are special in Gemma: the bytes are ordinary pieces that the fallback names.
    state = json.loads(fast.to_str())
    state["added_tokens"] = [token for token in state["added_tokens"] if token["content"] in special]
    fast = Tokenizer.from_str(json.dumps(state))
    fast.post_processor = processors.TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    fast.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "GemmaTokenizer", "do_lower_case": True, "model_max_length": 1000000000000000019884624838656,
        "padding_side": "right", "bos_token": "<bos>", "add_bos_token": False, "add_eos_token": True,
        "eos_token": {"content": "<eos>", "special": True}, "pad_token": {"content": "<pad>", "special": True}}, indent=2))
    # The class that transformers gives these checkpoints lower-cases before all else.
    fast.normalizer = normalizers.Sequence([normalizers.Lowercase(), fast.normalizer])
    fast.enable_truncation(length)
    fast.enable_padding(length=length, pad_id=0, pad_token="<pad>")
    return lambda text: fast.encode(text).ids, fast.get_vocab_size()


def make(name, seed, dtype, tokenizer, text, vision, resample, shards=None):
    torch.manual_seed(seed)
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    encode, vocabulary = tokenizer(folder, text["max_position_embeddings"])
    config = SiglipConfig(text_config={**text, "vocab_size": vocabulary}, vision_config=vision)
    config._attn_implementation = "eager"
    model = SiglipModel(config).eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            around = 1.0 if "norm" in key and key.endswith("weight") else 0.0
            fan_in = value.shape[1:].numel() if value.dim() > 1 and "embedding.weight" not in key else 1
            value.copy_(around + torch.randn(value.shape) * (1.5 / fan_in**0.5 if fan_in > 1 else 0.3))
        model.logit_scale.fill_(1.9)
        model.logit_bias.fill_(-3.25)
    model.to(dtype).save_pretrained(folder, **({"max_shard_size": shards} if shards else {}))
    model.to(torch.float32)

    processor = SiglipImageProcessorPil(size={"height": vision["image_size"], "width": vision["image_size"]}, resample=resample)
    processor.save_pretrained(folder)
    pixels = torch.from_numpy(numpy.stack(
        processor([picture(47, 31), picture(20, 90)])["pixel_values"]).astype(numpy.float32))
    ids = torch.tensor([encode(text) for text in TEXTS[:2] + [TEXTS[8]]])
    tensors = {"pixels": pixels}
    with torch.no_grad():
        for tower, given in [("vision_model", pixels), ("text_model", ids)]:
            model_tower, seen = getattr(model, tower), []
            hooks = [layer.register_forward_hook(lambda _, __, out: seen.append(out)) for layer in model_tower.encoder.layers]
            embedded = model_tower.embeddings(given)
            out = model_tower(given)
            [hook.remove() for hook in hooks]
            for index, hidden in enumerate([embedded, *seen, out.last_hidden_state]):
                tensors[f"{tower}.{index}"] = hidden
            tensors[f"{tower}.pooled"] = out.pooler_output
        tensors["regions"], tensors["vision_model.regions"] = regions(model.vision_model, pixels)
        out = model(input_ids=ids, pixel_values=pixels)
    tensors |= {"image_embeds": out.image_embeds, "text_embeds": out.text_embeds, "logits_per_image": out.logits_per_image}
    save_file({key: value.float().contiguous() for key, value in tensors.items()}, folder / "expected.safetensors")
    (folder / "expected.json").write_text(json.dumps(
        {"model_texts": TEXTS[:2] + [TEXTS[8]], "ids": [{"text": text, "ids": encode(text)} for text in TEXTS]}))


def regions(tower, pixels):
    """Rectangles of the grid of patches (top, bottom, left, right), and what the head alone makes of the patches of each."""
    side = tower.config.image_size // tower.config.patch_size
    half, quarter = -(-side // 2), (side - -(-side // 2)) // 2
    places = [(quarter, quarter + half, quarter, quarter + half), (0, half, side - half, side), (0, 1, 0, side), (side - 1, side, 0, 1)]
    grid = tower(pixels).last_hidden_state.unflatten(1, (side, side))
    pooled = [tower.head(grid[:, top:bottom, left:right].flatten(1, 2)) for top, bottom, left, right in places]
    return torch.tensor(places), torch.stack(pooled, 1)


def resized():
    """What Pillow makes of awkward sizes, with both filters that checkpoints name."""
    out = {}
    for width, height in [(1, 1), (2, 2), (1, 500), (500, 1), (33, 33), (61, 97), (400, 300), (16, 40), (5, 7), (1000, 9),
                          (43, 53), (43, 54), (20, 34), (90, 31)]:
        for label, filter in [("bilinear", 2), ("bicubic", 3)]:
            small = picture(width, height).resize((33, 33), filter)
            out[f"{label}/{width}x{height}"] = torch.from_numpy(numpy.array(small))
    save_file(out, HERE / "resized.safetensors")


small = {"num_hidden_layers": 2, "num_attention_heads": 4, "hidden_size": 32, "intermediate_size": 64}
make("base", 1, torch.float32, unigram, {**small, "max_position_embeddings": 24},
     {**small, "image_size": 32, "patch_size": 8}, resample=3)
so400m = {"num_hidden_layers": 3, "num_attention_heads": 3, "hidden_size": 36, "intermediate_size": 67}
make("so400m", 2, torch.float16, unigram, {**so400m, "max_position_embeddings": 16},
     {**so400m, "image_size": 45, "patch_size": 14}, resample=3)
make("siglip2", 3, torch.bfloat16, gemma, {**small, "max_position_embeddings": 20, "projection_size": 48, "pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2},
     {"num_hidden_layers": 2, "num_attention_heads": 6, "hidden_size": 48, "intermediate_size": 80, "image_size": 32, "patch_size": 16}, resample=2, shards="60KB")
resized()
print("transformers", transformers.__version__, "torch", torch.__version__, "Pillow", Image.__version__)
