use ranking::{DEFAULT_K, Explained, Fusion, FusionWeights, Scale, Signals, reciprocal_rank_fusion};

use crate::random::Random;

fn any_fusion(random: &mut Random) -> Fusion {
    let nothing = random.normal(0.0, 0.05);
    let scale = Scale { nothing, everything: nothing + 0.5 * random.uniform() };
    let [similarity, facts, keywords, captions] = [(); 4].map(|()| random.uniform());
    let weights = FusionWeights { similarity, facts, keywords: 0.01 + keywords, captions };
    Fusion { weights, scale }
}

fn any_signals(random: &mut Random) -> Signals {
    let said = |random: &mut Random| if random.uniform() < 0.7 { random.uniform() } else { 0.0 };
    let (facts, keywords) = (said(random), (4.0 * said(random)).floor() / 3.0);
    Signals { similarity: random.normal(0.1, 0.1), facts, keywords, captions: said(random) }
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
    explained.parts.len() == 4 && (sum - explained.score).abs() < 1e-6
}

#[test]
fn parts_add_up_to_the_score() {
    for (_, fusion, signals) in cases() {
        let explained = fusion.explain(&signals);
        assert!(adds_up(&explained), "{fusion:?} {signals:?} {explained:?}");
    }
}

#[test]
fn the_score_never_falls_when_a_signal_rises() {
    for (mut random, fusion, signals) in cases() {
        let score = fusion.explain(&signals).score;
        for raised in [
            Signals { similarity: signals.similarity + random.uniform() * 0.1, ..signals },
            Signals { facts: signals.facts + random.uniform(), ..signals },
            Signals { keywords: signals.keywords + random.uniform(), ..signals },
            Signals { captions: signals.captions + random.uniform(), ..signals },
        ] {
            assert!(fusion.explain(&raised).score >= score - 1e-6, "{fusion:?} {signals:?} {raised:?}");
        }
    }
}

#[test]
fn a_picture_of_which_nobody_said_anything_keeps_its_similarity() {
    for (_, fusion, signals) in cases() {
        let silent = Signals { facts: 0.0, keywords: 0.0, captions: 0.0, ..signals };
        assert_eq!(fusion.explain(&silent).score, signals.similarity);
    }
}

#[test]
fn what_says_less_than_looks_pulls_nothing_down() {
    for (_, fusion, signals) in cases() {
        assert!(fusion.explain(&signals).score >= signals.similarity - 1e-6);
    }
}

#[test]
fn a_file_named_like_the_query_is_first() {
    let fusion = Fusion { weights: FusionWeights::default(), scale: Scale { nothing: 0.0, everything: 0.3 } };
    let named = Signals { similarity: -0.1, facts: 1.0, keywords: 1.0, captions: 0.0 };
    for seed in 0..500 {
        let mut random = Random(seed);
        let other = Signals { keywords: 0.5 * random.uniform().round(), ..any_signals(&mut random) };
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
            *silent = Signals { facts: 0.0, keywords: 0.0, captions: 0.0, ..*silent };
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
    for _ in 0..3000 {
        let scale = Scale { nothing: random.any(), everything: random.any() };
        let [similarity, facts, keywords, captions] = [(); 4].map(|()| random.any());
        let weights = FusionWeights { similarity, facts, keywords, captions };
        let [similarity, facts, keywords, captions] = [(); 4].map(|()| random.any());
        let signals = Signals { similarity, facts, keywords, captions };
        let fusion = Fusion { weights, scale };
        assert!(!fusion.explain(&signals).score.is_nan(), "{fusion:?} {signals:?}");
        reciprocal_rank_fusion(&[signals, signals], weights, random.any());
    }
}
