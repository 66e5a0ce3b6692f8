//! Tiny random checkpoints against PyTorch: pictures on their way into the text, and logits of prompts and of answers.

use burn::tensor::{Tensor, TensorData};
use smolvlm::{PromptProcessor, SmolVlm};

use crate::support::{TINY, assert_close, checkpoint, expected, models, numbers, options, processor, values};

const TOLERANCE: f32 = 1e-4;

#[test]
fn pictures_become_the_vectors_of_pytorch() {
    for name in TINY {
        let wanted = numbers(name);
        for model in models(name) {
            let side = model.config().vision.image_size;
            let tile =
                || Tensor::from_data(TensorData::new(wanted["tile"].clone(), [1, 3, side, side]), &Default::default());

            let seen = values(model.vision().forward(tile()));
            let vectors = values(model.encode_tiles(tile()));

            let vision = assert_close(name, &seen, &wanted["vision"], TOLERANCE);
            let connector = assert_close(name, &vectors, &wanted["connector"], TOLERANCE);
            println!("{name}: vision off by {vision}, connector by {connector}");
        }
    }
}

#[test]
fn logits_of_all_positions_of_a_prompt_equal_pytorch() {
    for name in TINY {
        let (processor, wanted) = (PromptProcessor::new(&checkpoint(name)).unwrap(), numbers(name));
        for model in models(name) {
            for (number, asked) in expected(name).prompts.iter().enumerate() {
                let prompt = asked.prompt(&processor);
                let mut cache = model.cache(&[prompt.ids().len()]).unwrap();

                let hidden = model.decode(model.embed(&prompt).unwrap(), &mut cache, &[0]);
                let logits = values(model.logits(hidden));

                let vocabulary = model.config().text.vocab_size;
                let some: Vec<f32> =
                    logits.chunks_exact(vocabulary).flat_map(|row| row.iter().step_by(11)).copied().collect();
                let off = assert_close(name, &some, &wanted[&format!("prompt_logits/{number}")], TOLERANCE);
                println!("{name} {number}: all positions off by {off}");
                assert_eq!(cache.length(0), prompt.ids().len());
            }
        }
    }
}

#[test]
fn answers_and_their_logits_equal_pytorch() {
    for name in TINY {
        let processor = PromptProcessor::new(&checkpoint(name)).unwrap();
        for model in models(name) {
            answer(name, &model, &processor);
        }
    }
}

fn answer(name: &str, model: &SmolVlm<burn::backend::Flex>, processor: &PromptProcessor) {
    let wanted = numbers(name);
    for (number, asked) in expected(name).prompts.iter().enumerate() {
        let mut logits = Vec::new();
        let answers = model
            .generate_observed(&[asked.prompt(processor)], &options(processor, 16), |_, step| {
                logits.extend_from_slice(step)
            })
            .unwrap();

        assert_eq!(answers[0].ids, asked.ids, "{name} {number}");
        assert_eq!(processor.texts().text(&answers[0].ids).unwrap(), asked.text);
        let off = assert_close(name, &logits, &wanted[&format!("logits/{number}")], TOLERANCE);
        println!("{name} {number}: 16 steps off by {off}");
    }
}

#[test]
fn positions_taken_in_one_by_one_give_what_all_at_once_give() {
    for name in TINY {
        let checkpoint = checkpoint(name);
        let prompts = PromptProcessor::new(&checkpoint).unwrap();
        let model = processor(&checkpoint);
        let prompt = expected(name).prompts[0].prompt(&prompts);
        let length = prompt.ids().len();
        let embedded = model.embed(&prompt).unwrap();
        let mut cache = model.cache(&[length, length]).unwrap();

        let whole = values(model.decode(embedded.clone(), &mut cache, &[0]));
        let steps = (0..length)
            .flat_map(|at| values(model.decode(embedded.clone().slice_dim(1, at..at + 1), &mut cache, &[1])));

        assert_close(name, &steps.collect::<Vec<_>>(), &whole, 1e-5);
        cache.reset();
        assert_eq!((cache.length(0), cache.length(1), cache.length(2)), (0, 0, 0));
        assert_eq!(values(model.decode(embedded, &mut cache, &[1])), whole);
    }
}
