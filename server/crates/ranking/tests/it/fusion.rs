use ranking::{
    Calibration, Cutoff, DEFAULT_K, Explained, Fusion, FusionWeights, Scale, Signals, reciprocal_rank_fusion,
};

use crate::random::Random;

fn any_fusion(random: &mut Random) -> Fusion {
    let cutoff = Cutoff { score: 0.2, noise_mean: 0.0, noise_sd: 0.05, fdr: 0.05 };
    let calibration = Calibration::Temperature(15.0 + 20.0 * random.uniform());
    let scale = if random.uniform() < 0.5 { Scale::Noise(cutoff) } else { Scale::Calibration(calibration) };
    let weights =
        FusionWeights { similarity: random.uniform(), facts: random.uniform(), keywords: 0.01 + random.uniform() };
    Fusion { weights, scale, best_facts: 0.1 + random.uniform(), words: 1 + (4.0 * random.uniform()) as usize }
}

fn any_signals(random: &mut Random) -> Signals {
    let mut said = |most: f32| (random.uniform() < 0.7).then(|| random.uniform() * most);
    let (facts, keywords) = (said(1.2), said(5.0).map(f32::floor));
    Signals { similarity: random.normal(0.1, 0.1), facts, keywords }
}

fn cases() -> impl Iterator<Item = (Random, Fusion, Signals)> {
    (0..3000).map(|seed| {
        let mut random = Random(seed);
        let fusion = any_fusion(&mut random);
        let signals = any_signals(&mut random);
        (random, fusion, signals)
    })
}

fn adds_up(explained: &Explained) -> bool {
    let sum: f32 = explained.parts.iter().map(|part| part.contribution).sum();
    explained.parts.len() == 3 && (sum - explained.score).abs() < 1e-6
}

#[test]
fn parts_add_up_to_the_score() {
    for (_, fusion, signals) in cases() {
        let explained = fusion.explain(&signals);
        assert!(adds_up(&explained), "{fusion:?} {signals:?} {explained:?}");
        assert!((0.0..=2.000_001).contains(&explained.score));
    }
}

#[test]
fn the_score_never_falls_when_a_signal_rises_or_begins_to_speak() {
    for (mut random, fusion, signals) in cases() {
        let more = |value: Option<f32>, by: f32| Some(value.unwrap_or_default() + by);
        let score = fusion.explain(&signals).score;
        for raised in [
            Signals { similarity: signals.similarity + random.uniform() * 0.1, ..signals },
            Signals { facts: more(signals.facts, random.uniform()), ..signals },
            Signals { facts: more(signals.facts, 0.0), ..signals },
            Signals { keywords: more(signals.keywords, 1.0), ..signals },
            Signals { keywords: more(signals.keywords, 0.0), ..signals },
        ] {
            assert!(fusion.explain(&raised).score >= score - 1e-6, "{fusion:?} {signals:?} {raised:?}");
        }
    }
}

#[test]
fn a_picture_of_which_nobody_said_anything_keeps_the_score_of_its_looks() {
    for (_, fusion, signals) in cases() {
        let silent = Signals { facts: None, keywords: None, ..signals };
        let zero = Signals { facts: Some(0.0), keywords: Some(0.0), ..signals };
        let explained = fusion.explain(&silent);
        assert_eq!(explained.score, explained.parts[0].comparable);
        assert_eq!(fusion.explain(&zero).score, explained.score);
    }
}

#[test]
fn what_says_less_than_looks_pulls_nothing_down() {
    for (_, fusion, signals) in cases() {
        let looks = fusion.explain(&Signals { facts: None, keywords: None, ..signals }).score;
        assert!(fusion.explain(&signals).score >= looks);
    }
}

#[test]
fn a_file_named_like_the_query_is_first() {
    let fusion = Fusion {
        weights: FusionWeights::default(),
        scale: Scale::Calibration(Calibration::default()),
        best_facts: 1.0,
        words: 2,
    };
    let named = Signals { similarity: -0.1, facts: Some(0.4), keywords: Some(2.0) };
    for seed in 0..500 {
        let mut random = Random(seed);
        let other = Signals { keywords: Some(random.uniform().round()), ..any_signals(&mut random) };
        assert!(fusion.explain(&named).score > fusion.explain(&other).score, "{other:?}");
    }
}

#[test]
fn ranks_fuse_into_parts_that_add_up_and_keep_the_order_of_looks_among_the_silent() {
    for seed in 0..200 {
        let mut random = Random(seed);
        let weights = any_fusion(&mut random).weights;
        let mut pictures: Vec<Signals> = (0..50).map(|_| any_signals(&mut random)).collect();
        for silent in pictures.iter_mut().step_by(2) {
            *silent = Signals { facts: None, keywords: None, ..*silent };
        }
        let fused = reciprocal_rank_fusion(&pictures, weights, DEFAULT_K);
        assert!(fused.len() == 50 && fused.iter().all(adds_up));
        let mut silent: Vec<(f32, f32)> =
            pictures.iter().zip(&fused).step_by(2).map(|(signals, fused)| (signals.similarity, fused.score)).collect();
        silent.sort_by(|left, right| left.0.total_cmp(&right.0));
        assert!(silent.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }
}

#[test]
fn no_input_makes_it_panic_and_no_score_is_without_a_number() {
    let mut random = Random(1);
    for words in 0..3000 {
        let cutoff = Cutoff { score: random.any(), noise_mean: 0.0, noise_sd: random.any().into(), fdr: 0.05 };
        let calibration = Calibration::Model { scale: random.any(), bias: random.any() };
        let weights = FusionWeights { similarity: random.any(), facts: random.any(), keywords: random.any() };
        let signals = Signals { similarity: random.any(), facts: Some(random.any()), keywords: Some(random.any()) };
        for scale in [Scale::Noise(cutoff), Scale::Calibration(calibration)] {
            let fusion = Fusion { weights, scale, best_facts: random.any(), words };
            assert!((0.0..=2.000_001).contains(&fusion.explain(&signals).score), "{fusion:?} {signals:?}");
        }
        reciprocal_rank_fusion(&[signals, signals], weights, random.any());
    }
}
