"""Trains the tokenizer and writes the folder's processor: python tokens.py FOLDER

Byte-level BPE with the special tokens, the pre-tokenizer and the chat template of SmolVLM-Instruct. It is trained on the names
of things, places, colours and moods, so that nearly each of their words is one token. Plurals are left out: "guitars" is then
"guitar" and an ending, and the model learns the ending once.
"""
import json
import pathlib
import sys

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoProcessor, Idefics3Processor, PreTrainedTokenizerFast
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil

from words import CAPTION_PROMPT, DETAIL_PROMPT, HEADINGS, MOODS, NUMBERS, PLACES, PLAIN_MOODS, article
from world import BGS, COLOURS, OBJ

SIZE = 2048  # tokens in all
SPECIAL = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<fake_token_around_image>", "<image>", "<end_of_utterance>",
    "<global-img>", *(f"<row_{row}_col_{column}>" for row in range(1, 7) for column in range(1, 7))]
TEMPLATE = (  # as in SmolVLM-256M-Instruct and SmolVLM-500M-Instruct
    "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}{% if message['content'][0]['type'] == 'image' %}"
    "{{':'}}{% else %}{{': '}}{% endif %}{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
    "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}")


def corpus():
    yield from 100 * [f"User:{CAPTION_PROMPT}\nAssistant:", f"User:{DETAIL_PROMPT}\nAssistant: an empty scene"]
    yield from 20 * [" " + article(each["name"]) + " and " + each["name"] + ", " + number
                     for each in OBJ for number in NUMBERS.values()]
    yield from 50 * [" " + phrase for phrase in [*PLACES, *(name for name, _ in BGS), *MOODS.values(), *PLAIN_MOODS.values()]]
    yield from 50 * [f"\n{heading}: none, {colour}" for heading in HEADINGS for colour in COLOURS]
    yield from 400 * [f" {heading}:" for heading in HEADINGS]
    for each in OBJ:  # once each: words that the answers do not use, and people may
        yield from (" " + word for word in each["synonyms"] + each["categories"] + each["keywords"])


def tokenizer():
    fast = Tokenizer(models.BPE())
    fast.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    fast.decoder = decoders.ByteLevel()
    fast.train_from_iterator(corpus(), trainers.BpeTrainer(
        vocab_size=SIZE, special_tokens=[AddedToken(each, special=True, normalized=False) for each in SPECIAL],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False))
    return PreTrainedTokenizerFast(
        tokenizer_object=fast, bos_token="<|im_start|>", eos_token="<end_of_utterance>", pad_token="<|im_end|>",
        unk_token="<|endoftext|>", additional_special_tokens=["<fake_token_around_image>", "<image>", "<end_of_utterance>"],
        model_max_length=512, padding_side="left", truncation_side="left", clean_up_tokenization_spaces=False)


def write(folder, side=96, image_seq_len=36):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    images = Idefics3ImageProcessorPil(
        do_image_splitting=False, size={"longest_edge": side}, max_image_size={"longest_edge": side}, resample=1,
        image_mean=[0.5] * 3, image_std=[0.5] * 3, do_pad=True)
    words = tokenizer()
    Idefics3Processor(images, words, image_seq_len=image_seq_len, chat_template=TEMPLATE).save_pretrained(folder)
    # The files of older layouts too, for readers that do not know processor_config.json alone.
    settings = json.loads(images.to_json_string())
    settings["image_processor_type"] = "Idefics3ImageProcessor"
    settings["processor_class"] = "Idefics3Processor"
    (folder / "preprocessor_config.json").write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n")
    (folder / "special_tokens_map.json").write_text(json.dumps({
        "additional_special_tokens": ["<fake_token_around_image>", "<image>", "<end_of_utterance>"],
        "bos_token": "<|im_start|>", "eos_token": "<end_of_utterance>", "pad_token": "<|im_end|>",
        "unk_token": "<|endoftext|>"}, indent=2) + "\n")
    (folder / "chat_template.json").write_text(json.dumps({"chat_template": TEMPLATE}, indent=2) + "\n")
    return AutoProcessor.from_pretrained(folder)


if __name__ == "__main__":
    processor = write(sys.argv[1])
    split = [each["name"] for each in OBJ if len(processor.tokenizer.tokenize(" " + each["name"])) > len(each["name"].split())]
    print(len(processor.tokenizer), "tokens; names of more than one token a word:", len(split), split[:20])
