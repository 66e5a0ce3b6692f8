"""What transformers and Pillow make of photographs: pixel values and PyTorch's embeddings of them.

    python photos.py MODEL PHOTOS FILE

MODEL is a folder that `checkpoint.py` made. FILE, in safetensors, gets for each photograph `NAME/pixels` and
`NAME/embedding`.
"""
import pathlib
import sys

import torch
from PIL import Image, ImageOps
from safetensors.torch import save_file
from transformers import SiglipImageProcessor, SiglipModel


def main(folder, photos, file):
    processor, model = SiglipImageProcessor.from_pretrained(folder), SiglipModel.from_pretrained(folder).eval()
    expected = {}
    for path in sorted(photos.iterdir()):
        if path.suffix.lower() not in (".jpg", ".jpeg", ".png", ".webp"):
            continue
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        pixels = processor(images=picture, return_tensors="pt").pixel_values
        with torch.no_grad():
            embedding = model.vision_model(pixel_values=pixels).pooler_output
        expected[f"{path.name}/pixels"] = pixels[0].contiguous()
        expected[f"{path.name}/embedding"] = torch.nn.functional.normalize(embedding)[0].contiguous()
    save_file(expected, file)


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:]))
