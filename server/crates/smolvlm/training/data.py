"""Batches: pictures as the processor makes them, what their parts show, and questions with answers.

A part of a step of a seed is always the same scenes, whichever process draws it, so a training that was stopped goes on where
it was.
"""
import functools

import numpy
import torch
from PIL import Image

import words
from pictures import Painter, cells, colours, names

LANCZOS, BICUBIC = 1, 3


@functools.lru_cache
def resample(side, art, picture, method=LANCZOS):
    """The linear map along one axis from art to the model's square: enlarged to a picture's size, then resized by Pillow."""
    rows = numpy.eye(picture, dtype=numpy.float32)
    resized = [numpy.asarray(Image.fromarray(row[None]).resize((side, 1), method))[0] for row in rows]
    return numpy.stack(resized, 1) @ numpy.eye(art, dtype=numpy.float32).repeat(picture // art, 0)


def look(art, side, picture, method=LANCZOS):
    """The processor's view of art that lies in a square file of `picture` pixels: uint8, side x side x 3."""
    map, (height, width) = resample(side, art.shape[0], picture, method), art.shape[:2]
    rows = (map @ art.reshape(height, -1).astype(numpy.float32)).reshape(side, width, 3)
    pixels = (map @ rows.transpose(1, 0, 2).reshape(width, -1)).reshape(side, side, 3).transpose(1, 0, 2)
    return numpy.clip(numpy.rint(pixels), 0, 255).astype(numpy.uint8)


def roughen(rng, pixels):
    """Now and then the grain that another program's saving leaves."""
    if rng.random() < 0.2:
        pixels = numpy.clip(pixels + rng.normal(0, rng.uniform(1, 6), pixels.shape), 0, 255).astype(numpy.uint8)
    return pixels


class Talk:
    """Questions and answers as token ids."""

    def __init__(self, tokenizer, image_seq_len):
        self.tokenizer = tokenizer
        image = "<fake_token_around_image><global-img>" + "<image>" * image_seq_len + "<fake_token_around_image>"
        self.prompts = {
            prompt: self.ids(f"<|im_start|>User:{image}{prompt}<end_of_utterance>\nAssistant:")
            for prompt in (words.CAPTION_PROMPT, words.DETAIL_PROMPT)}

    def ids(self, text):
        return self.tokenizer(text, add_special_tokens=False)["input_ids"]

    def rows(self, prompt, answers):
        """-> (ids padded with -100, where the answers start)."""
        said = [self.ids(f" {answer}<end_of_utterance>") for answer in answers]
        longest, asked = max(map(len, said)), self.prompts[prompt]
        rows = [asked + answer + [-100] * (longest - len(answer)) for answer in said]
        return torch.tensor(rows), len(asked)


class Batches:
    """Makes batches: (pixels uint8, what each image token shows, ids, start)."""

    def __init__(self, tokenizer, shape, store, small=0.0, detailed=0.25):
        self.talk, self.painter = Talk(tokenizer, shape.grid**2), Painter(store)
        self.shape, self.small, self.detailed = shape, small, detailed

    def batch(self, seed, step, part, size):
        """A part of the batch of a step; all parts of a step ask the same question."""
        detailed = numpy.random.default_rng([seed, step]).random() < self.detailed
        prompt = words.DETAIL_PROMPT if detailed else words.CAPTION_PROMPT
        rng, pixels, shown, answers = numpy.random.default_rng([seed, step, part]), [], [], []
        for _ in range(size):
            scene = self.painter.scene(rng, small=self.small, stretched=0.1)
            picture = int(rng.choice([192, 192, 192, 128, 256, 512] if len(scene.pixels) == 64 else [512, 512, 256]))
            method = LANCZOS if rng.random() < 0.9 else BICUBIC
            pixels.append(roughen(rng, look(scene.pixels, self.shape.side, picture, method)))
            shown.append(cells(scene, self.shape.grid))
            background, things = names(scene)
            answers.append(words.detail(background, things, colours(scene.pixels)) if detailed
                           else words.caption(background, things))
        ids, start = self.talk.rows(prompt, answers)
        return torch.from_numpy(numpy.stack(pixels)), torch.from_numpy(numpy.stack(shown)), ids, start


def normalised(pixels):
    """uint8 batch x side x side x 3 -> what the model is given."""
    return pixels.permute(0, 3, 1, 2).float() / 127.5 - 1
