use ranking::{Cutoff, DEFAULT_FDR, Noise};

use crate::random::Random;

const REFERENCE: Noise = Noise { mean: 0.0, sd: 0.03, n: 100_000 };

fn kept(similarities: &[f32], cutoff: Cutoff) -> usize {
    similarities.iter().filter(|similarity| cutoff.above(**similarity)).count()
}

fn cut(similarities: &[f32]) -> Cutoff {
    let own = Noise::estimate(similarities);
    Cutoff::of(similarities, similarities.len(), Noise::of_query(own, None).unwrap(), DEFAULT_FDR)
}

#[test]
fn noise_is_found_under_hits() {
    let mut random = Random(1);
    for (n, hits) in [(200, 20), (2000, 0), (2000, 200), (2000, 600)] {
        let mut sample = random.normals(n - hits, 0.01, 0.03);
        sample.extend(random.normals(hits, 0.13, 0.02));
        let noise = Noise::estimate(&sample).unwrap();
        assert!((noise.mean - 0.01).abs() < 0.012, "{hits} of {n}: {noise:?}");
        assert!((0.7..1.35).contains(&(noise.sd / 0.03)), "{hits} of {n}: {noise:?}");
    }
}

#[test]
fn hits_are_kept_and_noise_is_not() {
    let mut random = Random(2);
    for (noise, hits) in [(195, 5), (1900, 100), (1400, 600)] {
        let mut similarities = random.normals(hits, 0.2, 0.01);
        similarities.extend(random.normals(noise, 0.0, 0.03));
        let cutoff = cut(&similarities);
        assert!(similarities[..hits].iter().all(|similarity| cutoff.above(*similarity)), "{hits}: {cutoff:?}");
        assert!(kept(&similarities[hits..], cutoff) <= 2 + hits / 10, "{hits}: {cutoff:?}");
    }
}

#[test]
fn the_stated_rate_holds() {
    // Of queries with ten hits that overlap the noise, the mean share of noise among what is kept.
    let mut random = Random(3);
    let mut shares = Vec::new();
    for _ in 0..300 {
        let mut similarities = random.normals(10, 0.12, 0.02);
        similarities.extend(random.normals(990, 0.0, 0.03));
        let cutoff = Cutoff::of(&similarities, 1000, REFERENCE, DEFAULT_FDR);
        let wrong = kept(&similarities[10..], cutoff);
        shares.push(wrong as f64 / kept(&similarities, cutoff).max(1) as f64);
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    assert!((0.01..0.06).contains(&mean), "{mean}");
}

#[test]
fn a_query_that_matches_nothing_mostly_finds_nothing() {
    let mut random = Random(4);
    for size in [1, 5, 20, 200, 2000] {
        let found = (0..200).filter(|_| {
            let similarities = random.normals(size, 0.0, 0.03);
            kept(&similarities, Cutoff::of(&similarities, size, REFERENCE, DEFAULT_FDR)) > 0
        });
        assert!(found.count() <= 22, "{size}");
    }
}

#[test]
fn heavy_tails_do_not_flood_the_results() {
    // Student's t with five degrees of freedom, as a normal variable by a chi variable.
    let mut random = Random(5);
    let mut student = || {
        let chi: f32 = (0..5).map(|_| random.normal(0.0, 1.0).powi(2)).sum();
        0.03 * random.normal(0.0, 1.0) / (chi / 5.0).sqrt()
    };
    let similarities: Vec<f32> = (0..2000).map(|_| student()).collect();
    assert!(kept(&similarities, cut(&similarities)) <= 20);
}

#[test]
fn a_tiny_library_shows_its_one_right_picture() {
    for others in [0, 4, 19] {
        let mut similarities = vec![0.15];
        similarities.extend(Random(6).normals(others, 0.0, 0.02));
        let noise = Noise::of_query(Noise::estimate(&similarities), Some(REFERENCE)).unwrap();
        let cutoff = Cutoff::of(&similarities, similarities.len(), noise, DEFAULT_FDR);
        assert_eq!(kept(&similarities, cutoff), 1, "{others}");
    }
}

#[test]
fn without_a_reference_few_pictures_tell_no_noise() {
    assert_eq!(Noise::estimate(&[]), None);
    assert_eq!(Noise::estimate(&[0.1, 0.2, 0.3, f32::NAN, f32::INFINITY]), None);
    assert_eq!(Noise::estimate(&[0.1; 50]), None);
    assert_eq!(Noise::of_query(Noise::estimate(&Random(7).normals(19, 0.0, 1.0)), None), None);
}

#[test]
fn the_level_and_the_spread_of_a_model_do_not_matter() {
    let mut random = Random(8);
    let mut similarities = random.normals(30, 0.4, 0.1);
    similarities.extend(random.normals(970, 0.0, 0.1));
    let expected = kept(&similarities, cut(&similarities));
    for (level, spread) in [(-0.1, 0.3), (0.2, 1.0), (0.0, 0.05)] {
        let moved: Vec<f32> = similarities.iter().map(|similarity| level + spread * similarity).collect();
        assert_eq!(kept(&moved, cut(&moved)), expected, "{level} {spread}");
    }
}

#[test]
fn the_cut_rises_with_the_library_and_falls_with_the_rate() {
    let best = Random(9).normals(300, 0.08, 0.03);
    let score = |library, fdr| Cutoff::of(&best, library, REFERENCE, fdr).score;
    for sizes in [300, 3_000, 30_000, 1_000_000].windows(2) {
        assert!(score(sizes[0], 0.05) <= score(sizes[1], 0.05));
    }
    for rates in [0.001, 0.01, 0.05, 0.2, 1.0].windows(2) {
        assert!(score(1000, rates[0]) >= score(1000, rates[1]));
    }
}

#[test]
fn the_best_of_a_million_are_enough() {
    let mut random = Random(10);
    let mut all = random.normals(1_000_000, 0.0, 0.03);
    all.extend(random.normals(40, 0.25, 0.02));
    all.sort_by(|left, right| right.total_cmp(left));
    let whole = Cutoff::of(&all, all.len(), REFERENCE, DEFAULT_FDR);
    let best = Cutoff::of(&all[..200], all.len(), REFERENCE, DEFAULT_FDR);
    assert_eq!(whole, best);
    assert!((36..=44).contains(&kept(&all, whole)));
}

#[test]
fn hand_computed() {
    // Standard normal noise, ten pictures: critical values at 0.05 are 0.005, 0.01, 0.015, … or at most 0.00023.
    let noise = Noise { mean: 0.0, sd: 1.0, n: 1000 };
    let cutoff = Cutoff::of(&[0.0, 3.6, 2.5, 4.0], 10, noise, DEFAULT_FDR);
    assert!((cutoff.score - 3.5).abs() < 1e-5 && cutoff.above(3.6) && !cutoff.above(2.5));
    // Ten thousand: 5e-6 for one is 4.417 standard deviations.
    let cutoff = Cutoff::of(&[0.0, 3.1], 10_000, noise, DEFAULT_FDR);
    assert!((cutoff.score - 4.417_173).abs() < 1e-5);
    // The second best, at 1e-5, lets the best pass that would not alone.
    let cutoff = Cutoff::of(&[4.30, 4.35], 10_000, noise, DEFAULT_FDR);
    assert!((cutoff.score - 4.264_891).abs() < 1e-5 && cutoff.above(4.30));
}

#[test]
fn no_input_makes_it_panic() {
    let mut random = Random(11);
    for round in 0..2000 {
        let values: Vec<f32> = (0..round % 40).map(|_| random.any()).collect();
        let noise = Noise { mean: random.any().into(), sd: random.any().into(), n: round };
        let own = Noise::estimate(&values).or(Some(noise));
        let noise = Noise::of_query(own, Noise::typical(&[noise, noise])).unwrap();
        let cutoff = Cutoff::of(&values, round, noise, random.any().into());
        kept(&values, cutoff);
    }
}
