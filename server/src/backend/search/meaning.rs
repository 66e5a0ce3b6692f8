//! What is looked for.

use std::sync::Arc;

use app::AppError;
use app::types::{MediaId, QueryImageId};
use lexicon::Variant;
use media::ContentHash;
use query::{Part, Picture, Term};

use super::super::query_image;
use super::embedding;
use super::page::Answering;
use super::sample::Sample;
use super::scoring::Scoring;
use crate::config::SearchConfig;
use crate::models::Model;

/// What a query became: vectors to look for, and how the answer is read.
pub struct Meaning {
    /// What to look for: the query itself and, behind it, what else it is called.
    pub variants: Vec<(Variant, Arc<[f32]>)>,
    /// What they are compared as.
    pub kind: Kind,
    /// The words to look for in what is known of the pictures.
    pub words: String,
}

/// What is compared with the pictures.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Words: with the whole picture and with its local views.
    Words,
    /// A picture: with whole pictures alone; where its bytes are known, the identical one comes first.
    Picture {
        /// Of its bytes.
        blake3: Option<ContentHash>,
    },
    /// Words and pictures, some of them perhaps subtracted: with whole pictures alone.
    Mixed,
}

impl Kind {
    /// What a cosine is multiplied with to be shown.
    pub fn unit(self) -> f32 {
        match self {
            Self::Words | Self::Mixed => 1.0,
            Self::Picture { .. } => 100.0,
        }
    }

    fn of(terms: &[(Term, Embedded)]) -> Self {
        match terms {
            [(term, Embedded::Picture(_, blake3))] if term.weight > 0.0 => Self::Picture { blake3: *blake3 },
            terms if terms.iter().all(|(term, embedded)| term.weight > 0.0 && embedded.is_text()) => Self::Words,
            _ => Self::Mixed,
        }
    }
}

/// A term with its vector; of words, one for each variant.
enum Embedded {
    Text(Vec<(Variant, Arc<[f32]>)>),
    Picture(Arc<[f32]>, Option<ContentHash>),
}

impl Embedded {
    fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    fn itself(&self) -> &[f32] {
        match self {
            Self::Text(variants) => variants.first().map_or(&[], |(_, vector)| vector),
            Self::Picture(vector, _) => vector,
        }
    }
}

/// Turns the terms of a query into vectors; none where it has no terms, or where they cancel each other out.
pub async fn understand(answering: &Answering<'_>, sample: &Sample) -> Result<Option<Meaning>, AppError> {
    let query = &answering.asked.query;
    let terms = embed(answering, query.terms()).await?;
    let kind = Kind::of(&terms);
    let variants = match terms.as_slice() {
        [] => return Ok(None),
        [(term, Embedded::Text(variants))] if term.weight > 0.0 => variants.clone(),
        [(term, Embedded::Picture(vector, _))] if term.weight > 0.0 => vec![(itself(), Arc::clone(vector))],
        terms => combined(terms, sample),
    };
    Ok((!variants.is_empty()).then(|| Meaning { variants, kind, words: query.plain_text() }))
}

impl Meaning {
    /// The vector of the query itself.
    pub fn query(&self) -> &[f32] {
        self.vector(0)
    }

    /// The vector of a variant.
    pub fn vector(&self, variant: usize) -> &[f32] {
        self.variants.get(variant).map_or(&[], |(_, vector)| vector)
    }

    /// How it is compared.
    pub fn scoring(&self, config: &SearchConfig, model: &Model) -> Scoring {
        match self.kind {
            Kind::Words => Scoring::of_words(config, model),
            Kind::Picture { .. } | Kind::Mixed => Scoring::of_pictures(config, model),
        }
    }
}

/// The vectors of all terms; free words, which come first, in all their variants.
async fn embed(answering: &Answering<'_>, terms: Vec<Term>) -> Result<Vec<(Term, Embedded)>, AppError> {
    let Answering { services, config, index, viewer, request, asked, .. } = answering;
    let has_words = asked.query.parts().iter().any(|part| matches!(part, Part::Words(_)));
    let most = if request.expand { config.variants } else { 1 };
    let variants = terms.iter().enumerate().map(|(place, term)| match &term.meaning {
        query::Meaning::Text(text) => services.words.expand(text, if place == 0 && has_words { most } else { 1 }),
        query::Meaning::Picture(_) => Vec::new(),
    });
    let variants: Vec<Vec<Variant>> = variants.collect();
    let texts: Vec<&str> = variants.iter().flatten().map(|variant| variant.text.as_str()).collect();
    let mut vectors_of_texts = embedding::texts(services, index, &texts).await?.into_iter();
    let mut embedded = Vec::with_capacity(terms.len());
    for (term, variants) in terms.into_iter().zip(variants) {
        let vectors = match &term.meaning {
            query::Meaning::Text(_) => Embedded::Text(variants.into_iter().zip(vectors_of_texts.by_ref()).collect()),
            query::Meaning::Picture(Picture::Stored(id)) => {
                let (vector, blake3) = embedding::stored(services, index, viewer, MediaId(*id)).await?;
                Embedded::Picture(vector.into(), Some(blake3))
            }
            query::Meaning::Picture(example @ Picture::Example(hash)) => {
                let id: QueryImageId = example.to_string().parse().map_err(|_| AppError::internal())?;
                let vector = query_image::embed(services, &index.model, viewer, &id).await?;
                Embedded::Picture(vector.into(), Some(ContentHash::from(*hash)))
            }
        };
        embedded.push((term, vectors));
    }
    Ok(embedded)
}

/// One vector out of several, for each variant of the words: the weighted sum, each term first brought to the scale of
/// its own noise, for cosines with pictures are several times those with words.
fn combined(terms: &[(Term, Embedded)], sample: &Sample) -> Vec<(Variant, Arc<[f32]>)> {
    let factor = |term: &Term, embedded: &Embedded| term.weight / sample.spread(embedded.itself()).unwrap_or(1.0);
    let factors: Vec<f32> = terms.iter().map(|(term, embedded)| factor(term, embedded)).collect();
    let variants = match terms {
        [(_, Embedded::Text(variants)), ..] => variants.clone(),
        _ => vec![(itself(), Arc::default())],
    };
    let combine = |first: &Arc<[f32]>| {
        let mut sum = Vec::new();
        for (place, ((_, embedded), factor)) in terms.iter().zip(&factors).enumerate() {
            let vector = if place == 0 && !first.is_empty() { first } else { embedded.itself() };
            sum.resize(vector.len(), 0.0);
            sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += factor * value);
        }
        normalised(sum, &factors)
    };
    variants.iter().filter_map(|(variant, vector)| Some((variant.clone(), combine(vector)?))).collect()
}

/// At length one; none if nothing but rounding is left of it.
fn normalised(mut sum: Vec<f32>, factors: &[f32]) -> Option<Arc<[f32]>> {
    let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
    let before = factors.iter().map(|factor| factor.abs()).sum::<f32>();
    if !length.is_finite() || length <= 1e-4 * before {
        return None;
    }
    sum.iter_mut().for_each(|value| *value /= length);
    Some(sum.into())
}

fn itself() -> Variant {
    Variant { text: String::new(), weight: 1.0, replaced: None }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn text(weight: f32, vectors: &[[f32; 2]]) -> (Term, Embedded) {
        let variants = vectors.iter().map(|vector| (itself(), Arc::from(vector.as_slice()))).collect();
        (Term { meaning: query::Meaning::Text("a".into()), weight }, Embedded::Text(variants))
    }

    #[test]
    fn terms_are_added_and_subtracted_by_their_weights() {
        let terms = [text(1.0, &[[1.0, 0.0], [0.6, 0.8]]), text(-2.0, &[[0.0, 1.0]])];
        let combined = combined(&terms, &Sample::empty());
        let length = 5.0_f32.sqrt();
        assert_eq!(combined.len(), 2);
        assert!((combined[0].1[0] - 1.0 / length).abs() < 1e-6 && (combined[0].1[1] + 2.0 / length).abs() < 1e-6);
        let norm: f32 = combined[1].1.iter().map(|value| value * value).sum();
        assert!((norm - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_cancels_itself_out_is_nothing() {
        let terms = [text(1.0, &[[0.6, 0.8]]), text(-1.0, &[[0.6, 0.8]])];
        assert!(combined(&terms, &Sample::empty()).is_empty());
    }

    #[test]
    fn only_a_picture_alone_is_compared_in_per_cent() {
        let picture = |weight| {
            let meaning = query::Meaning::Picture(Picture::Example([7; 32]));
            (Term { meaning, weight }, Embedded::Picture(Arc::from([1.0]), None))
        };
        assert!(matches!(Kind::of(&[picture(1.0)]), Kind::Picture { .. }));
        assert!(matches!(Kind::of(&[picture(-1.0)]), Kind::Mixed));
        assert!(matches!(Kind::of(&[text(1.0, &[[1.0, 0.0]]), picture(1.0)]), Kind::Mixed));
        assert!(matches!(Kind::of(&[text(2.0, &[[1.0, 0.0]]), text(1.0, &[[0.0, 1.0]])]), Kind::Words));
        assert!(matches!(Kind::of(&[text(-2.0, &[[1.0, 0.0]])]), Kind::Mixed));
    }
}
