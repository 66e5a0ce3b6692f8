"""Makes the tiny random checkpoints of this folder and the numbers of transformers for them.

    python -m venv venv && venv/bin/pip install torch transformers tokenizers pillow jinja2 numpy
    venv/bin/python generate.py

Made with transformers 5.23.0, torch 2.15.0, tokenizers 0.23.3 and Pillow 13.0.0, without torchvision: pictures are resized by
Pillow. Every checkpoint is a Hugging Face folder with random weights in every tensor; `expected.json` beside it holds sizes,
prompts and ids, `expected.safetensors` pixels and logits.

`SmolVLMProcessor` cannot be made without torchvision (for videos). Pictures are prepared by `SmolVLMImageProcessorPil`; what
stands for them in a prompt is written by `Idefics3Processor`, and compared here with what `processing_smolvlm` writes.
"""
import json
import pathlib
import shutil

import numpy
import torch
import transformers
from PIL import Image
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import Idefics3Config, Idefics3ForConditionalGeneration, Idefics3Processor, PreTrainedTokenizerFast
from transformers import SmolVLMConfig, SmolVLMForConditionalGeneration
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil
from transformers.models.smolvlm.image_processing_pil_smolvlm import SmolVLMImageProcessorPil
from transformers.models.smolvlm.processing_smolvlm import get_image_prompt_string

HERE = pathlib.Path(__file__).parent
CORPUS = [
    "Can you describe this image?", "Describe the picture in one sentence.", "What can we see in this image?",
    "A dog is sitting on a beach at sunset.", "The image shows two cats on a wooden table.", "There are 3 birds in the sky.",
    "In this image, we can see a red car, a house and a tree.", "User: Assistant: yes, no. How many are there? 12, 7.",
]
# What the models of this family were published with.
TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}"
    "{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
    "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}"
)
SIZES = [(47, 31), (20, 90), (1, 1), (500, 3), (3, 500), (128, 128), (33, 129), (31, 32), (257, 64), (640, 481)]
# Pictures by their sizes, and what is asked; a text may come before its picture.
PROMPTS = [
    ([(47, 31)], ["image", "Can you describe this image?"]),
    ([], ["What is 12 and 7?\n\nSay it in one sentence."]),
    ([(33, 129), (20, 20)], ["Compare", "image", " with", "image", "."]),
    ([(61, 19)], ["image", " d\u00e9crire \U0001f436  l'image\t\u3000! "]),
]


def picture(width, height):
    """A noisy picture that the Rust tests draw by the same formula."""
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3].astype(numpy.int64)
    return Image.fromarray((((x * x * 7 + y * x * 13 + y * y * 3 + c * 97 + x * 31) >> 1) % 256).astype(numpy.uint8))


def tokenizer(folder):
    """A byte-level BPE laid out as SmolLM2's with what SmolVLM added behind it."""
    fast = Tokenizer(models.BPE())
    fast.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    fast.decoder = decoders.ByteLevel()
    fast.train_from_iterator(CORPUS * 4, trainers.BpeTrainer(
        vocab_size=340, special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tiles = [f"<row_{row + 1}_col_{column + 1}>" for row in range(4) for column in range(4)]
    fast.add_special_tokens(["<global-img>", *tiles, "<fake_token_around_image>", "<image>", "<end_of_utterance>"])
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=fast, bos_token="<|im_start|>", eos_token="<end_of_utterance>", pad_token="<|im_end|>",
        unk_token="<|endoftext|>", padding_side="left", clean_up_tokenization_spaces=False)
    wrapped.save_pretrained(folder)
    return wrapped


def make(name, seed, dtype, config_class, model_class, images_class, vision, text, whole, longest, old_layout, shards=None):
    torch.manual_seed(seed)
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    tokens = tokenizer(folder)
    image, eos = tokens.convert_tokens_to_ids("<image>"), tokens.convert_tokens_to_ids("<end_of_utterance>")
    config = config_class(
        vision_config=vision, image_token_id=image,
        text_config={"model_type": "llama", "vocab_size": len(tokens), "pad_token_id": 2, "bos_token_id": 1, "eos_token_id": eos, **text},
        **whole)
    config._attn_implementation = "eager"
    model = model_class(config).eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            around = 1.0 if "norm" in key and key.endswith("weight") else 0.0
            fan_in = value.shape[1:].numel() if value.dim() > 1 and "embed" not in key else 1
            value.copy_(around + torch.randn(value.shape) * (1.5 / fan_in**0.5 if fan_in > 1 else 0.3))
    model.generation_config.eos_token_id = [eos, 0]
    model.generation_config.pad_token_id = 2
    model.to(dtype).save_pretrained(folder, **({"max_shard_size": shards} if shards else {}))
    # Read again: a rotation that was once rounded to bfloat16 would stay so.
    model = model_class.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()

    side = vision["image_size"]
    images = images_class(size={"longest_edge": longest}, max_image_size={"longest_edge": side})
    length = (side // vision["patch_size"]) ** 2 // whole["scale_factor"] ** 2
    processor = Idefics3Processor(images, tokens, image_seq_len=length, chat_template=TEMPLATE)
    if old_layout:
        # As the Hub has it: a file each, with the base of the rotation beside the other sizes.
        kind = images_class.__name__.removesuffix("Pil")
        (folder / "preprocessor_config.json").write_text(json.dumps({**images.to_dict(), "image_processor_type": kind}, indent=2))
        (folder / "processor_config.json").write_text(json.dumps({"image_seq_len": length, "processor_class": "Idefics3Processor"}, indent=2))
        (folder / "chat_template.json").write_text(json.dumps({"chat_template": TEMPLATE}, indent=2))
        written = json.loads((folder / "config.json").read_text())
        written["text_config"]["rope_theta"] = written["text_config"].pop("rope_parameters")["rope_theta"]
        (folder / "config.json").write_text(json.dumps(written, indent=2))
    else:
        processor.save_pretrained(folder)
        written = json.loads((folder / "processor_config.json").read_text())
        written["processor_class"] = "SmolVLMProcessor"
        (folder / "processor_config.json").write_text(json.dumps(written, indent=2))

    tensors, sizes, prompts = {}, [], []
    for width, height in SIZES:
        given = images([picture(width, height)], return_row_col_info=True, return_tensors="pt")
        rows, columns = given["rows"][0][0], given["cols"][0][0]
        text = processor(images=[picture(width, height)], text="a<image>b", return_tensors="pt")
        written = get_image_prompt_string(rows, columns, length, "<fake_token_around_image>", "<image>", "<global-img>")
        assert text["input_ids"][0].tolist() == tokens("a" + written + "b")["input_ids"]
        sizes.append({"width": width, "height": height, "rows": rows, "columns": columns, "ids": text["input_ids"][0].tolist()})
        values = given["pixel_values"][0]
        levels = ((values * 0.5 + 0.5) * 255).round()
        assert torch.equal(((levels.double() / 255).float() - 0.5) / 0.5, values), "levels are the same numbers"
        tensors[f"levels/{width}x{height}"] = levels.to(torch.uint8)

    for number, (pictures, content) in enumerate(PROMPTS):
        parts = [{"type": "image"} if part == "image" else {"type": "text", "text": part} for part in content]
        prompt = processor.apply_chat_template([{"role": "user", "content": parts}], add_generation_prompt=True)
        given = processor(text=prompt, images=[picture(*size) for size in pictures] or None, return_tensors="pt")
        with torch.no_grad():
            out = model.generate(**given, do_sample=False, max_new_tokens=16, output_logits=True, return_dict_in_generate=True)
            whole_prompt = model(**given).logits[0]
        ids = given["input_ids"][0].tolist()
        generated = out.sequences[0][len(ids):].tolist()
        assert len(generated) == 16, "a prompt that ends early says less: choose another seed"
        logits = torch.stack(out.logits, 1)[0]
        top = logits.topk(2).values
        gap = (top[:, 0] - top[:, 1]).min().item()
        assert gap > 1e-3, f"another seed: {gap}"
        assert (logits[0] - whole_prompt[-1]).abs().max() < 1e-5
        tensors[f"logits/{number}"] = logits
        # All positions, but not all of their logits.
        tensors[f"prompt_logits/{number}"] = whole_prompt[:, ::11]
        prompts.append({"pictures": pictures, "content": content, "prompt_ids": ids, "ids": generated,
                        "text": tokens.decode(generated, skip_special_tokens=True)})
        print(name, number, len(ids), "ids; the nearest two logits are", gap, "apart, the largest is", logits.abs().max().item())
    with torch.no_grad():
        given = images([picture(47, 31)], return_tensors="pt")
        # The layers of the picture's way into the text, for the global tile alone.
        tile = given["pixel_values"][0][-1:]
        seen = model.model.vision_model(tile).last_hidden_state
        tensors |= {"tile": tile, "vision": seen, "connector": model.model.connector(seen)}
    save_file({key: value.contiguous() for key, value in tensors.items()}, folder / "expected.safetensors")
    (folder / "expected.json").write_text(json.dumps({"sizes": sizes, "prompts": prompts}))


make("idefics3", 4, torch.float32, Idefics3Config, Idefics3ForConditionalGeneration, Idefics3ImageProcessorPil,
     {"num_hidden_layers": 2, "num_attention_heads": 4, "hidden_size": 32, "intermediate_size": 64, "image_size": 32, "patch_size": 4},
     {"num_hidden_layers": 2, "num_attention_heads": 6, "num_key_value_heads": 2, "hidden_size": 48, "intermediate_size": 80,
      "max_position_embeddings": 512, "rope_parameters": {"rope_type": "default", "rope_theta": 100000.0}},
     {"scale_factor": 4, "tie_word_embeddings": False}, longest=128, old_layout=True)
make("smolvlm", 3, torch.bfloat16, SmolVLMConfig, SmolVLMForConditionalGeneration, SmolVLMImageProcessorPil,
     {"num_hidden_layers": 2, "num_attention_heads": 3, "hidden_size": 36, "intermediate_size": 67, "image_size": 36, "patch_size": 6},
     {"num_hidden_layers": 2, "num_attention_heads": 5, "num_key_value_heads": 1, "head_dim": 12, "hidden_size": 40, "intermediate_size": 100,
      "max_position_embeddings": 300, "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0}},
     {"scale_factor": 3, "tie_word_embeddings": True}, longest=108, old_layout=False, shards="60KB")
print("transformers", transformers.__version__, "torch", torch.__version__, "Pillow", Image.__version__)
