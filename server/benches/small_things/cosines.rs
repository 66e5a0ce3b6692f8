//! How similar a text is to every picture, and the order that this puts them in.

use ranking::{Weights, similarity};

use super::views::Views;

/// Where local views come from.
#[derive(Clone, Copy)]
pub enum Kind {
    Pooled,
    Crops,
}

/// A text's cosine with a picture and with the best of its local views.
struct Cosine {
    picture: usize,
    global: f32,
    pooled: f32,
    crops: f32,
}

/// A text's cosines, nearest picture first.
pub struct Cosines(Vec<Cosine>);

impl Cosines {
    pub fn of(text: &[f32], pictures: &[Views]) -> Self {
        let best = |views: &[Vec<f32>]| views.iter().map(|view| dot(text, view)).fold(f32::NEG_INFINITY, f32::max);
        let cosine = |(picture, views): (usize, &Views)| Cosine {
            picture,
            global: dot(text, &views.global),
            pooled: best(&views.pooled),
            crops: best(&views.crops),
        };
        let mut all: Vec<Cosine> = pictures.iter().enumerate().map(cosine).collect();
        all.sort_by(|left, right| right.global.total_cmp(&left.global));
        Self(all)
    }

    /// The pictures as a search shows them: so many of the nearest are ranked by local views as well, in front of the
    /// others.
    pub fn ranking(&self, kind: Kind, weights: Weights, candidates: usize) -> Vec<usize> {
        let (first, others) = self.0.split_at(candidates.min(self.0.len()));
        let score = |cosine: &Cosine| {
            let local = match kind {
                Kind::Pooled => cosine.pooled,
                Kind::Crops => cosine.crops,
            };
            (similarity(cosine.global, Some(local), weights), cosine.picture)
        };
        let mut first: Vec<(f32, usize)> = first.iter().map(score).collect();
        first.sort_by(|left, right| right.0.total_cmp(&left.0));
        first.into_iter().map(|(_, picture)| picture).chain(others.iter().map(|cosine| cosine.picture)).collect()
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
