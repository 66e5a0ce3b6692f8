//! What may have been found, and what comes behind it.

use std::collections::HashMap;
use std::ops::Range;

use app::AppError;
use catalog::WordMatches;
use uuid::Uuid;
use vectors::{Candidate, Candidates, Condition, Neighbour, Search};

use super::super::Unexpected;
use super::fused::Scored;
use super::meaning::{Kind, Meaning};
use super::page::Answering;
use super::scoring::Scoring;

/// A picture with what it was compared by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// Its id.
    pub id: Uuid,
    /// Which variant of the query it is most like.
    pub variant: usize,
    /// Cosine with the whole picture.
    pub global: f32,
    /// Cosine with the best of its local views, where these were compared.
    pub local: Option<f32>,
    /// Cosine with the best sentence about it, where these were compared.
    pub caption: Option<f32>,
    /// What its looks make together, less what the variant costs.
    pub similarity: f32,
}

/// Pictures that look like what is looked for, or in whose facts its words stand.
pub struct Found {
    /// By their looks, the most similar first.
    pub compared: Vec<Compared>,
    /// By words.
    pub words: WordMatches,
}

/// The nearest pictures of a library, and those that words found, which pass the filters.
///
/// They are the same ones whichever page is asked for.
pub async fn candidates(
    answering: &Answering<'_>,
    meaning: &Meaning,
    scoring: Scoring,
    penalties: &[f32],
) -> Result<Found, AppError> {
    let (library, config) = (answering.viewer.library().0, answering.config);
    let words = match config.fusion.counts_words() && !meaning.words.is_empty() {
        true => {
            let catalog = &answering.services.catalog;
            let found = catalog.find_words(library, &meaning.words, config.candidates as u64);
            found.await.unexpected("searching words")?
        }
        false => WordMatches::default(),
    };
    let listens = answering.request.deep && matches!(meaning.kind, Kind::Words) && config.fusion.weights.captions > 0.0;
    let request = Candidates {
        library,
        vectors: meaning.variants.iter().map(|(_, vector)| vector.to_vec()).collect(),
        limit: config.candidates,
        local: scoring.looks_closer(),
        captions: listens,
        filter: answering.filters.all(),
        also: words.matches.iter().map(|found| found.id).collect(),
    };
    let found = answering.index.vectors.candidates(&request).await.unexpected("searching vectors")?;
    let mut best = HashMap::new();
    for (variant, (found, penalty)) in found.into_iter().zip(penalties).enumerate() {
        for Candidate { id, global, local, caption } in found {
            let similarity = scoring.similarity(global, local) - penalty;
            let compared = Compared { id, variant, global, local, caption, similarity };
            let known = best.entry(id).or_insert(compared);
            // The best sentence may be that of another variant than the best look.
            let caption = known.caption.into_iter().chain(caption).reduce(f32::max);
            if compared.similarity > known.similarity {
                *known = compared;
            }
            known.caption = caption;
        }
    }
    let mut compared: Vec<Compared> = best.into_values().collect();
    compared.sort_unstable_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.id.cmp(&b.id)));
    // Those that words found stay, however little they look like it.
    let also: HashMap<_, _> = words.matches.iter().map(|found| (found.id, ())).collect();
    let mut place = 0;
    compared.retain(|compared| {
        place += 1;
        place <= config.candidates || also.contains_key(&compared.id)
    });
    Ok(Found { compared, words })
}

/// A part of the list of all pictures: the best ones, and after them the others in the order of the whole picture.
pub async fn page(
    answering: &Answering<'_>,
    meaning: &Meaning,
    best: &[Scored],
    wanted: Range<usize>,
) -> Result<Vec<Scored>, AppError> {
    let mut page = best.get(wanted.start..wanted.end.min(best.len())).unwrap_or_default().to_vec();
    let missing = wanted.len() - page.len();
    if missing > 0 {
        let mut filter = answering.filters.all();
        filter.must_not.push(Condition::Ids(best.iter().map(|scored| scored.compared.id).collect()));
        let others = Search {
            library: answering.viewer.library().0,
            vector: meaning.query().to_vec(),
            limit: missing,
            offset: wanted.start.saturating_sub(best.len()),
            filter,
        };
        let others = answering.index.vectors.search(&others).await.unexpected("searching vectors")?;
        page.extend(others.into_iter().map(|Neighbour { id, similarity }| {
            Scored::by_looks(Compared { id, variant: 0, global: similarity, local: None, caption: None, similarity })
        }));
    }
    Ok(page)
}
