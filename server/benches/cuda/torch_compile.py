"""Measures torch.compile in bf16 on a checkpoint, and prints a line of JSON for everything as soon as it is known.

    python torch_compile.py FOLDER DEVICE SECONDS BATCH…

Inputs lie on the device already; embeddings are read back, which waits until they are there.
"""
import json
import statistics
import sys
import time

MODES = ("reduce-overhead", "max-autotune-no-cudagraphs")


def tell(**line):
    print(json.dumps(line), flush=True)


def median(run, seconds):
    """Of so many seconds and of at least five runs."""
    begin, times = time.perf_counter(), []
    while time.perf_counter() - begin < seconds or len(times) < 5:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def settled(measure, same=0.03, tries=8):
    """Measures until twice the same comes out."""
    before = measure()
    for _ in range(tries - 1):
        now = measure()
        if abs(now / before - 1) < same:
            return now
        before = now
    return before


def main(folder, device, seconds, batches):
    try:
        import torch
        from transformers import SiglipModel
    except ImportError as error:
        tell(missing=str(error))
        return
    if device.startswith("cuda") and not torch.cuda.is_available():
        tell(missing="PyTorch sees no GPU")
        return
    tell(version=torch.__version__)
    torch.set_float32_matmul_precision("high")
    model = SiglipModel.from_pretrained(folder, dtype=torch.bfloat16).eval().to(device)
    side, text = model.config.vision_config.image_size, model.config.text_config

    def picture(pixels):
        return torch.nn.functional.normalize(model.vision_model(pixel_values=pixels).pooler_output)

    def words(ids):
        return torch.nn.functional.normalize(model.text_model(input_ids=ids).pooler_output)

    def inputs(batch):
        pixels = (torch.rand(batch, 3, side, side, device=device) * 2 - 1).to(torch.bfloat16)
        ids = torch.randint(2, text.vocab_size, (batch, text.max_position_embeddings), device=device)
        return ("pictures", picture, pixels), ("texts", words, ids)

    with torch.inference_mode():
        for mode in MODES:
            for batch in batches:
                for kind, tower, given in inputs(batch):
                    torch.compiler.reset()
                    compiled = torch.compile(tower, mode=mode, dynamic=False)
                    try:
                        taken = settled(lambda: median(lambda: compiled(given).cpu(), seconds))
                    except RuntimeError as error:
                        tell(missing=f"{kind}, batches of {batch}, {mode}: {str(error).splitlines()[0]}")
                        continue
                    tell(rate={"kind": kind, "batch": batch, "mode": mode, "per_second": batch / taken})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), [int(batch) for batch in sys.argv[4:]])
