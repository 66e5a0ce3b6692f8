"""Times PyTorch and ONNX Runtime on a checkpoint, one engine after the other, and prints milliseconds as JSON.

    python engines.py FOLDER [THREADS]

For each engine the median of several runs: one picture, six, one text, eight. What an engine cannot do is left out.
"""
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import SiglipModel

FOLDER = pathlib.Path(sys.argv[1])
THREADS = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()
BATCHES = {"image": (1, 6), "text": (1, 8)}


def median(run, seconds=3.0):
    run()
    run()
    times = []
    while sum(times) < seconds or len(times) < 5:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return round(statistics.median(times) * 1000, 2)


class Vision(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model.vision_model

    def forward(self, given):
        return self.model(pixel_values=given).pooler_output


class Text(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model.text_model

    def forward(self, given):
        return self.model(input_ids=given).pooler_output


def inputs(config, kind, batch):
    side = config.vision_config.image_size
    if kind == "image":
        return torch.rand(batch, 3, side, side) * 2 - 1
    return torch.randint(2, config.text_config.vocab_size, (batch, config.text_config.max_position_embeddings))


def timed(config, run):
    return {f"{kind} {batch}": median(run(kind, inputs(config, kind, batch))) for kind in BATCHES for batch in BATCHES[kind]}


def main():
    torch.set_num_threads(THREADS)
    torch.set_grad_enabled(False)
    results = {}
    model = SiglipModel.from_pretrained(FOLDER, dtype=torch.float32).eval()
    config = model.config
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for kind, tower in [("image", Vision(model)), ("text", Text(model))]:
            path = f"{folder}/{kind}.onnx"
            batch = torch.export.Dim("batch", min=1, max=64)
            torch.onnx.export(tower, (inputs(config, kind, 2),), path, dynamo=True, dynamic_shapes=({0: batch},),
                              input_names=["given"], verbose=False)
            files[kind] = path

        for label, dtype in [("PyTorch f32", torch.float32), ("PyTorch bf16", torch.bfloat16)]:
            towers = {"image": Vision(model.to(dtype)), "text": Text(model.to(dtype))}
            results[label] = timed(config, lambda kind, given: lambda: towers[kind](
                given.to(dtype) if kind == "image" else given))
        del model

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        for label in ["ONNX Runtime f32", "ONNX Runtime int8"]:
            sessions = {}
            for kind, path in files.items():
                if label.endswith("int8"):
                    quantize_dynamic(path, f"{path}.int8", weight_type=QuantType.QInt8)
                    path = f"{path}.int8"
                sessions[kind] = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
            results[label] = timed(config, lambda kind, given: lambda: sessions[kind].run(
                None, {sessions[kind].get_inputs()[0].name: given.numpy()}))
    print(json.dumps(results, indent=2))


main()
