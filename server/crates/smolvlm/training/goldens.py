"""Writes PyTorch's numbers for a model folder: python goldens.py MODEL PICTURES OUT

PICTURES is `server/demo`. OUT gets `goldens.json`: for pictures of the demo, and for a part of one that is not square, each
prompt's ids, the ids that greedy decoding adds (its end included) and their text; and `goldens.safetensors`: of the first
pictures the pixels before they are normalised, what the connector makes of them, and the first logits of the answer. Everything
is computed from the stored F16 values in float32.
"""
import json
import pathlib
import sys

import torch
import transformers
from PIL import Image, __version__ as pillow
from safetensors.torch import save_file
from transformers import AutoModelForImageTextToText, AutoProcessor

# As in words.py, which needs the pixel world; this needs only the model.
CAPTION_PROMPT = "Describe this picture in one sentence."
DETAIL_PROMPT = (
    "Describe this picture in detail. Write one line for each heading: Objects, People, Colours, Place, Mood, Text.")
PICTURES = [f"scene-{number:03}.png" for number in range(0, 200, 12)]
CROPS = [("scene-002.png", (0, 20, 192, 164)), ("scene-012.png", (30, 0, 160, 192))]  # left, top, right, bottom
FULL = 3


def main(folder, pictures, out):
    processor = AutoProcessor.from_pretrained(folder)
    model = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    asked = [(name, None) for name in PICTURES] + CROPS
    rows, tensors = [], {}
    for number, (name, crop) in enumerate(asked):
        picture = Image.open(pictures / name).convert("RGB")
        picture = picture.crop(crop) if crop else picture
        for key, prompt in [("caption", CAPTION_PROMPT), ("detail", DETAIL_PROMPT)]:
            message = {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": prompt}]}
            text = processor.apply_chat_template([message], add_generation_prompt=True)
            given = processor(text=[text], images=[[picture]], return_tensors="pt")
            asked_ids = given["input_ids"][0].tolist()
            with torch.no_grad():
                said = model.generate(**given, do_sample=False, max_new_tokens=160)[0, len(asked_ids):].tolist()
                if number < FULL or crop:
                    full = model(**given)
                    tensors[f"{number}.{key}.logits"] = full.logits[0, -1]
            rows.append({"picture": name, "crop": crop, "prompt": key, "prompt_ids": asked_ids, "ids": said,
                         "text": processor.decode(said, skip_special_tokens=True).strip()})
        if number < FULL or crop:
            tensors[f"{number}.pixels"] = ((given["pixel_values"][0, 0] + 1) * 127.5).round().to(torch.uint8)
            tensors[f"{number}.features"] = full.image_hidden_states.flatten(0, -2)
    out.mkdir(parents=True, exist_ok=True)
    save_file({key: value.contiguous() for key, value in tensors.items()}, out / "goldens.safetensors")
    made = f"transformers {transformers.__version__}, torch {torch.__version__}, Pillow {pillow}"
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    prompts = json.dumps({"caption": CAPTION_PROMPT, "detail": DETAIL_PROMPT})
    (out / "goldens.json").write_text(f'{{"made_with": "{made}",\n "prompts": {prompts},\n "answers": [\n{lines}]}}\n')


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))
