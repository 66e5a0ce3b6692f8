//! Prompts that are answered together.

use burn::backend::Flex;
use smolvlm::{Finish, Part, PromptProcessor, SmolVlm};

use crate::support::{TINY, assert_close, checkpoint, expected, models, options, processor};

#[test]
fn a_batch_gives_the_answers_and_logits_of_single_prompts() {
    for name in TINY {
        let prompts = PromptProcessor::new(&checkpoint(name)).unwrap();
        let asked: Vec<_> = expected(name).prompts.iter().map(|asked| asked.prompt(&prompts)).collect();
        for (model, tolerance) in models(name).iter().zip([1e-5, 0.0]) {
            let answer = |prompts: &[_], options: &_| {
                let mut logits = vec![Vec::new(); prompts.len()];
                let observe = |number: usize, step: &[f32]| logits[number].extend_from_slice(step);
                let answers = model.generate_observed(prompts, options, observe).unwrap();
                (answers, logits)
            };
            let options = options(&prompts, 16);

            let (together, logits) = answer(&asked, &options);

            for (number, prompt) in asked.iter().enumerate() {
                let (alone, wanted) = answer(std::slice::from_ref(prompt), &options);
                assert_eq!(alone[0], together[number], "{name} {number}");
                assert_close(name, &logits[number], &wanted[0], tolerance);
            }
        }
    }
}

#[test]
fn answers_of_a_batch_end_one_by_one() {
    let checkpoint = checkpoint("idefics3");
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let model = processor(&checkpoint);
    let asked = expected("idefics3").prompts;
    let all: Vec<_> = asked.iter().map(|asked| asked.prompt(&prompts)).collect();
    // The fourth token of the second answer ends answers now.
    let mut options = options(&prompts, 16);
    options.stop.push(asked[1].ids[3]);

    let answers = model.generate(&all, &options).unwrap();

    for (answer, asked) in answers.iter().zip(&asked) {
        let end = asked.ids.iter().position(|id| options.stop.contains(id));
        assert_eq!(answer.ids, asked.ids[..end.map_or(16, |end| end + 1)]);
        assert_eq!(answer.finish, if end.is_some() { Finish::Stop } else { Finish::Length });
    }
    assert!(answers.iter().any(|answer| answer.ids.len() < 16) && answers.iter().any(|answer| answer.ids.len() == 16));
}

/// The regression that caches are known for.
#[test]
fn prompts_after_each_other_share_no_memory() {
    for name in TINY {
        let prompts = PromptProcessor::new(&checkpoint(name)).unwrap();
        for model in models(name) {
            let ask = |text: &str| ids(&model, &prompts, text);
            let first = ask("Describe the picture in one sentence.");
            let second = ask("7");

            assert_eq!(ask("Describe the picture in one sentence."), first, "{name}");
            assert_eq!(ask("7"), second, "{name}");
            assert_ne!(first, second);
        }
    }
}

fn ids(model: &SmolVlm<Flex>, processor: &PromptProcessor, text: &str) -> Vec<u32> {
    let prompt = processor.prompt(&[Part::Text(text)], None).unwrap();
    model.generate(&[prompt], &options(processor, 12)).unwrap().remove(0).ids
}
