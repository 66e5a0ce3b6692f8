//! Groups of shades that look alike (k-means in Oklab, without chance).

use super::lab;
use super::palette::Shade;

/// The most groups.
pub(super) const MOST: usize = 6;

/// After so many rounds the centres of all pictures that were tried stand still.
const ROUNDS: usize = 10;

/// Squared distance below which two colours are called by one name.
const ALIKE: f32 = 0.09 * 0.09;

/// The mean shade of each group, in no order; none is empty.
pub(super) fn of(shades: &[Shade]) -> Vec<Shade> {
    let points: Vec<_> = shades.iter().map(|shade| (*shade, lab::of(shade.rgb))).collect();
    let mut groups = seeds(&points);
    for _ in 0..ROUNDS {
        groups = regroup(&points, &groups);
    }
    merge(groups)
}

/// The heaviest shade, then again and again the one that is heavy and far from all so far.
fn seeds(points: &[(Shade, [f32; 3])]) -> Vec<Shade> {
    let mut seeds = Vec::<Shade>::new();
    let mut nearest = vec![1.0_f32; points.len()];
    while seeds.len() < MOST {
        let pulls = points.iter().zip(&nearest).map(|((shade, _), distance)| shade.weight * distance);
        let Some((index, pull)) = pulls.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)) else { break };
        if pull <= 0.0 {
            break;
        }
        let (shade, lab) = points[index];
        seeds.push(shade);
        for ((_, other), nearest) in points.iter().zip(&mut nearest) {
            *nearest = nearest.min(lab::distance(lab, *other));
        }
    }
    seeds
}

/// Gives every shade to the nearest group and takes the means anew.
fn regroup(points: &[(Shade, [f32; 3])], groups: &[Shade]) -> Vec<Shade> {
    let centres: Vec<_> = groups.iter().map(|group| lab::of(group.rgb)).collect();
    let mut means = vec![None::<Shade>; groups.len()];
    for (shade, point) in points {
        let distance = |index: &usize| lab::distance(centres[*index], *point);
        let nearest = (0..centres.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(mean) = nearest.map(|index| &mut means[index]) {
            *mean = Some(mean.map_or(*shade, |mean| mean.blend(*shade)));
        }
    }
    means.into_iter().flatten().collect()
}

/// Joins groups that look alike, such as the two halves of a sky.
fn merge(groups: Vec<Shade>) -> Vec<Shade> {
    let mut merged = Vec::<Shade>::new();
    for group in groups {
        let lab = lab::of(group.rgb);
        match merged.iter_mut().find(|other| lab::distance(lab::of(other.rgb), lab) < ALIKE) {
            Some(other) => *other = other.blend(group),
            None => merged.push(group),
        }
    }
    merged
}
