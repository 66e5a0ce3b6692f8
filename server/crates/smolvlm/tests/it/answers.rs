//! Bounds of answers, and chance.

use siglip::{Precision, Processor};
use smolvlm::{Finish, GenerateError, Part, Prompt, PromptProcessor, Repetition, Sampler, SmolVlm};

use crate::support::{checkpoint, expected, options, processor};

#[test]
fn an_answer_ends_where_positions_end() {
    let checkpoint = checkpoint("smolvlm");
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let model = processor(&checkpoint);
    let most = checkpoint.config().text.max_position_embeddings;
    let mut options = options(&prompts, usize::MAX);
    options.stop.clear();

    for length in [most - 3, most] {
        let answer = model.generate(&[Prompt::new(vec![5; length], vec![], 0)], &options).unwrap().remove(0);
        assert_eq!((answer.ids.len(), answer.finish), (most - length + 1, Finish::Length));
    }
    let error = model.generate(&[Prompt::new(vec![5; most + 1], vec![], 0)], &options).unwrap_err();
    assert!(matches!(error, GenerateError::TooLong { .. }), "{error}");
    options.most_tokens = 0;
    let answer = model.generate(&[Prompt::new(vec![5], vec![], 0)], &options).unwrap().remove(0);
    assert_eq!((answer.ids.len(), answer.finish), (0, Finish::Length));
}

#[test]
fn prompts_that_do_not_fit_the_model_are_refused() {
    let checkpoint = checkpoint("idefics3");
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let model = processor(&checkpoint);
    let options = options(&prompts, 4);
    let image = checkpoint.config().image_token_id;
    let refuse = |ids: Vec<u32>, pixels: usize, tiles: usize| {
        model.generate(&[Prompt::new(ids, vec![0.0; pixels], tiles)], &options).unwrap_err()
    };

    assert!(matches!(refuse(vec![], 0, 0), GenerateError::Empty));
    assert!(matches!(refuse(vec![1, 400], 0, 0), GenerateError::OutsideVocabulary { id: 400, .. }));
    for (places, pixels, tiles) in
        [(4, 0, 0), (0, 3 * 32 * 32, 1), (3, 3 * 32 * 32, 1), (4, 32, 1), (8, 3 * 32 * 32, 1)]
    {
        let error = refuse([vec![1], vec![image; places]].concat(), pixels, tiles);
        assert!(matches!(error, GenerateError::OtherTiles { .. }), "{error}");
    }
    assert_eq!(model.generate(&[], &options).unwrap(), []);
}

#[test]
fn chance_is_decided_by_its_seed_and_a_narrow_one_is_greedy() {
    let checkpoint = checkpoint("idefics3");
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let model = processor(&checkpoint);
    let asked = &expected("idefics3").prompts[0];
    let draw = |top_p, seed| {
        let mut options = options(&prompts, 16);
        options.sampler = Sampler::TopP { temperature: 1.0, top_p, seed };
        model.generate(&[asked.prompt(&prompts)], &options).unwrap().remove(0).ids
    };

    assert_eq!(draw(0.0, 1), asked.ids);
    assert_eq!(draw(0.95, 1), draw(0.95, 1));
    assert_ne!(draw(0.95, 1), draw(0.95, 2));
}

#[test]
fn an_answer_in_circles_is_cut() {
    let checkpoint = checkpoint("smolvlm");
    let prompts = PromptProcessor::new(&checkpoint).unwrap();
    let model = processor(&checkpoint);
    let prompt = prompts.prompt(&[Part::Text("birds")], None).unwrap();
    let mut options = options(&prompts, 200);
    options.stop.clear();

    let long = model.generate(std::slice::from_ref(&prompt), &options).unwrap().remove(0);
    options.repetition = Some(Repetition { times: 2, tokens: 3 });
    let cut = model.generate(&[prompt], &options).unwrap().remove(0);

    assert_eq!((long.ids.len(), long.finish), (200, Finish::Length));
    assert_eq!(cut.ids, long.ids[..cut.ids.len()]);
    assert_eq!(cut.finish == Finish::Repetition, cut.ids.len() < 200);
}

#[test]
fn lower_precisions_stay_close() {
    for name in crate::support::TINY {
        let checkpoint = checkpoint(name);
        let prompts = PromptProcessor::new(&checkpoint).unwrap();
        let prompt = expected(name).prompts[0].prompt(&prompts);
        let first = |precision| {
            let model = SmolVlm::load(&checkpoint, &Processor::new(precision)).unwrap();
            let mut logits = Vec::new();
            let observe = |_: usize, step: &[f32]| logits.extend_from_slice(step);
            model.generate_observed(std::slice::from_ref(&prompt), &options(&prompts, 1), observe).unwrap();
            logits
        };
        let exact = first(Precision::F32);
        for (precision, allowed) in [(Precision::Bf16, 2e-3), (Precision::Int8, 2e-2)] {
            let found = first(precision);
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            let cosine = dot(&exact, &found) / (dot(&exact, &exact) * dot(&found, &found)).sqrt();
            assert!(1.0 - cosine <= allowed, "{name} {precision:?}: {cosine}");
        }
    }
}
