"""Processes that learn parts of a batch side by side, each on one core.

The weights lie in shared memory, which only the main process changes. Each process draws the scenes of a part itself and adds
its gradients to a shared buffer of its own; the main process adds up the buffers and takes the step. A process takes the next
part when it is done with one, so a core that other programs use takes fewer: threads inside one process would wait for the
slowest at every operation.
"""
import signal

import torch
import torch.multiprocessing as multiprocessing


def shared_of(model, teacher):
    return dict(model.named_parameters()) | {f"teacher.{name}": value for name, value in teacher.named_parameters()}


class Crew:
    def __init__(self, processes, model, teacher, weight, world, seed):
        context = multiprocessing.get_context("spawn")
        self.weights = shared_of(model, teacher)
        for value in self.weights.values():
            value.data.share_memory_()
        weights = {name: value.data for name, value in self.weights.items()}
        self.tasks, self.done = context.SimpleQueue(), context.SimpleQueue()
        self.gradients, self.members = [], []
        for _ in range(processes):
            gradients = {name: torch.zeros_like(value).share_memory_() for name, value in weights.items()}
            member = context.Process(target=work, args=(weights, gradients, self.tasks, self.done, weight, world, seed), daemon=True)
            member.start()
            self.gradients.append(gradients)
            self.members.append(member)

    def learn(self, step, parts, size):
        """Leaves the mean gradient of a batch in the weights' `grad`; -> the mean of what `model.loss` says."""
        for part in range(parts):
            self.tasks.put((step, part, size))
        sums = sum(torch.tensor(self.done.get()) for _ in range(parts))
        for name, value in self.weights.items():
            value.grad = sum(each[name] for each in self.gradients) / parts
            for each in self.gradients:
                each[name].zero_()
        return sums / parts

    def dismiss(self):
        for _ in self.members:
            self.tasks.put(None)
        for member in self.members:
            member.join()


def work(weights, gradients, tasks, done, weight, world, seed):
    from transformers import AutoProcessor
    from transformers.utils import logging

    from data import Batches, normalised
    from model import Teacher, build, loss

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process says when to stop
    torch.set_num_threads(1)
    logging.set_verbosity_error()
    tokenizer = AutoProcessor.from_pretrained(world.pop("run")).tokenizer
    batches, model = Batches(tokenizer, **world), build(tokenizer, world["shape"])
    model.set_attn_implementation("eager")  # its backward pass is four times as fast as that of the fused one here
    teacher = Teacher(model.config.text_config.hidden_size, weights["teacher.kinds.bias"].numel())
    for name, value in shared_of(model, teacher).items():
        value.data, value.grad = weights[name], gradients[name]
    while (task := tasks.get()) is not None:
        pixels, shown, ids, start = batches.batch(seed, *task)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said, pointed, *right = loss(model, teacher, normalised(pixels), shown, ids, start)
        (said + weight * pointed).backward()
        done.put([each.item() for each in (said, pointed, *right)])
