"""Writes a training as a Hugging Face folder with F16 weights: python export.py RUN FOLDER"""
import json
import pathlib
import shutil
import sys

import torch
from transformers import AutoProcessor

from model import Shape, build

FILES = ["chat_template.jinja", "chat_template.json", "preprocessor_config.json", "processor_config.json",
         "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json"]


def main(run, folder):
    kept = torch.load(run / "last.pt", weights_only=True)
    model = build(AutoProcessor.from_pretrained(run).tokenizer, Shape(**kept["shape"]))
    model.load_state_dict(kept["model"])
    model.half().save_pretrained(folder)
    for name in FILES:
        shutil.copyfile(run / name, folder / name)
    # Programs that came before transformers 5 read the base of the rotary positions and the type of the weights by these names.
    path = folder / "config.json"
    config = json.loads(path.read_text())
    config["torch_dtype"] = "float16"
    config["text_config"]["rope_theta"] = config["text_config"]["rope_parameters"]["rope_theta"]
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    print("step", kept["step"], {each.name: each.stat().st_size for each in sorted(folder.iterdir())})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
