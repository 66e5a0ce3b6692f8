"""Trains the captioner: python train.py RUN --siglip FOLDER --steps 2000 [--cooldown 600] (see README.md)

RUN keeps the tokenizer, the store of backgrounds, a log and `last.pt`: weights, the state of both optimisers and the step. The
same command goes on from there, and batches go on with the step, so a stop costs only what came after the last save. The rate
of learning is constant until the last `--cooldown` steps, over which it falls to nothing. So a training can be made longer at
any time: keep a copy of a `last.pt` from before the cooldown and go on from it with more steps.

Hidden matrices learn by Muon, all else by AdamW; arithmetic is bfloat16 with float32 weights. A step's batch is cut into parts,
which `crew.py` shares out among processes.
"""
import argparse
import dataclasses
import json
import os
import pathlib
import signal
import time

import torch
from transformers import AutoProcessor

import tokens
import world
from crew import Crew
from data import Batches, normalised
from model import Shape, Teacher, build, loss, see_as


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--siglip", type=pathlib.Path, help="folder whose vision tower is the start; without it, random weights")
    parser.add_argument("--steps", type=int, default=2000, help="the last step")
    parser.add_argument("--cooldown", type=int, default=0, help="steps at the end with a falling rate")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--eyes-rate", type=float, default=1e-3, help="the rate of the vision tower")
    parser.add_argument("--small", type=float, default=0.0, help="how many of the scenes hold small things")
    parser.add_argument("--detailed", type=float, default=0.25, help="how many of the batches ask for details")
    parser.add_argument("--teacher", type=float, default=0.5, help="weight of the teacher of image tokens")
    parser.add_argument("--repeat", type=int, help="draw only so many batches, again and again: can it learn them by heart?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=int, default=16, help="scenes that a process takes at a time")
    parser.add_argument("--processes", type=int, default=2, help="each draws and learns on one core")
    parser.add_argument("--minutes", type=float, default=1e9, help="save and stop after so long")
    parser.add_argument("--save-every", type=float, default=180, help="seconds")
    for field in dataclasses.fields(Shape):
        parser.add_argument(f"--{field.name}", type=int, default=field.default)
    return parser.parse_args()


def optimisers(model, teacher, rate, eyes_rate):
    """Muon for the matrices inside the layers and the connector, AdamW for embeddings, norms, biases and the teacher."""
    groups = {(kind, eyes): [] for kind in ("muon", "adam") for eyes in (False, True)}
    for name, value in model.named_parameters():
        inner = value.dim() == 2 and ("layers" in name or "connector" in name)
        groups["muon" if inner else "adam", "vision_model" in name].append(value)
    groups["adam", False] += list(teacher.parameters())
    rates = {False: rate, True: eyes_rate}
    muon, adam = ([dict(params=values, lr=rates[eyes], rate=rates[eyes]) for (of, eyes), values in groups.items() if of == kind]
                  for kind in ("muon", "adam"))
    return [torch.optim.Muon(muon, weight_decay=0.05, momentum=0.95, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(adam, betas=(0.9, 0.97), weight_decay=0.0)]


def share(step, steps, cooldown, warm=100):
    """The part of the full rate at a step."""
    falling = (steps - step) / cooldown if cooldown else 1.0
    return max(0.0, min(1.0, (step + 1) / warm, falling))


def check(model, teacher, batches):
    """Losses and shares of right answers on batches that are never trained."""
    model.eval()
    found = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for pixels, shown, ids, start in batches:
            found.append([each.item() for each in loss(model, teacher, normalised(pixels), shown, ids, start)])
    model.train()
    return [round(sum(each) / len(found), 4) for each in zip(*found)]


def main():
    given = options()
    torch.set_num_threads(1)  # the cores belong to the crew
    given.run.mkdir(parents=True, exist_ok=True)
    if not (given.run / "processor_config.json").exists():
        tokens.write(given.run, given.side, (given.side // given.patch // given.shuffle) ** 2)
    tokenizer = AutoProcessor.from_pretrained(given.run).tokenizer
    shape = Shape(**{field.name: getattr(given, field.name) for field in dataclasses.fields(Shape)})
    model = build(tokenizer, shape, given.seed)
    model.set_attn_implementation("eager")
    teacher = Teacher(model.config.text_config.hidden_size, world.NO + world.NB)
    optims, step, last = optimisers(model, teacher, given.rate, given.eyes_rate), 0, given.run / "last.pt"
    if last.exists():
        kept = torch.load(last, weights_only=True)
        model.load_state_dict(kept["model"])
        teacher.load_state_dict(kept["teacher"])
        [optim.load_state_dict(state) for optim, state in zip(optims, kept["optims"])]
        step = kept["step"]
    elif given.siglip:
        see_as(model, given.siglip / "model.safetensors")

    store = given.run.parent / "backgrounds.npy"
    held = {name: Batches(tokenizer, shape, store, detailed=detailed) for name, detailed in [("caption", 0.0), ("detail", 1.0)]}
    tests = {name: [each.batch(given.seed + 1000, 0, part, 64) for part in range(3)] for name, each in held.items()}
    crew = Crew(given.processes, model, teacher, given.teacher, dict(
        run=given.run, shape=shape, store=store, small=given.small, detailed=given.detailed), given.seed)

    def save():
        state = dict(model=model.state_dict(), teacher=teacher.state_dict(), optims=[each.state_dict() for each in optims],
                     step=step, shape=dataclasses.asdict(shape))
        torch.save(state, last.with_suffix(".new"))
        os.replace(last.with_suffix(".new"), last)

    def log(**row):
        with open(given.run / "log.jsonl", "a") as file:
            file.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)

    stopped = []  # told to end, it saves first
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stopped.append(True))
    began = saved = marked = time.monotonic()
    seen, sums = 0, torch.zeros(4)
    while step < given.steps and not stopped and time.monotonic() - began < given.minutes * 60:
        for optim in optims:
            for group in optim.param_groups:
                group["lr"] = group["rate"] * share(step, given.steps, given.cooldown)
        drawn = step % given.repeat if given.repeat else step
        sums += crew.learn(drawn, given.batch // given.part, given.part)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optim in optims:
            optim.step()
        step += 1
        seen += 1
        if step % 50 == 0:
            now = time.monotonic()
            log(step=step, loss=[round(each, 4) for each in (sums / seen).tolist()], scenes_a_second=round(seen * given.batch / (now - marked), 1))
            seen, sums, marked = 0, torch.zeros(4), now
        if step % 500 == 0:
            log(step=step, **{name: check(model, teacher, batches) for name, batches in tests.items()})
        if time.monotonic() - saved > given.save_every:
            save()
            saved = time.monotonic()
    save()
    crew.dismiss()
    log(step=step, **{name: check(model, teacher, batches) for name, batches in tests.items()})


if __name__ == "__main__":
    main()
