//! A page of an answer.

use std::sync::Arc;

use app::AppError;
use app::types::{Cutoff, SearchPage, SearchRequest, Sort, Viewer};

use super::asked::Asked;
use super::filters::Filters;
use super::fused::{self, Scored};
use super::hits::{self, Reading};
use super::meaning::{Kind, Meaning};
use super::sample::Sample;
use super::{DEPTH, listed, ranked, sentences};
use crate::config::SearchConfig;
use crate::index::Index;
use crate::services::Services;
use crate::strings;

/// A search that is being answered.
pub struct Answering<'a> {
    /// What it is answered with.
    pub services: &'a Services,
    /// How.
    pub config: &'a SearchConfig,
    /// The vectors that are searched.
    pub index: &'a Index,
    /// Who asks.
    pub viewer: &'a Viewer,
    /// How the answer is wanted.
    pub request: &'a SearchRequest,
    /// What was asked.
    pub asked: &'a Asked,
    /// What pictures have to be like.
    pub filters: &'a Filters,
    /// How many are so.
    pub passing: u64,
    /// Of a deep search, how many pictures of the library nobody has described.
    pub undescribed: Option<u64>,
}

impl Answering<'_> {
    /// No picture passes the filters.
    pub async fn emptied(&self) -> Result<SearchPage, AppError> {
        let emptied = self.filters.emptied(self.index, self.viewer.library().0, self.asked).await?;
        Ok(SearchPage { emptied_by: Some(emptied), ..self.page() })
    }

    /// There is nothing to rank by: what passes the filters, by date.
    pub async fn listed(&self) -> Result<SearchPage, AppError> {
        let total = self.passing.min(DEPTH);
        let results = listed::page(self, total).await?;
        Ok(SearchPage { results, total, found: total, ..self.page() })
    }

    /// What passes the filters, best first, or what of it was found, by date.
    pub async fn ranked(&self, meaning: &Meaning, sample: &Arc<Sample>) -> Result<SearchPage, AppError> {
        let config = self.config;
        let scoring = meaning.scoring(config, &self.index.model);
        let chance = sample.chance(meaning, scoring).await?;
        let candidates = ranked::candidates(self, meaning, scoring, &chance.penalties).await?;
        let similarities: Vec<f32> = candidates.compared.iter().map(|scored| scored.similarity).collect();
        let cutoff = scoring.cutoff(&similarities, chance.noise, self.passing);
        let sentences = if self.request.deep { sample.chance_of_sentences(meaning) } else { None };
        let best = fused::order(config, &self.index.model, cutoff, sentences, candidates);
        let found = best.iter().take_while(|scored| scored.is_found).count();

        let reading = Reading { meaning, scoring, cutoff, penalties: &chance.penalties, explain: self.request.explain };
        let by_date = self.request.sort != Sort::Relevance;
        let total = if by_date { found as u64 } else { self.passing.min(DEPTH) };
        let results = if by_date {
            let found = best.into_iter().take(found).collect();
            hits::by_date(self, found, &reading, total).await?
        } else {
            let page: Vec<Scored> = ranked::page(self, meaning, &best, self.range(total)).await?;
            hits::hits(self, &page, &reading).await?
        };
        Ok(SearchPage {
            results,
            total,
            found: found as u64,
            cutoff: cutoff.map(|cutoff| shown(cutoff, meaning.kind)),
            calibration: matches!(meaning.kind, Kind::Words).then(|| config.calibration().to_owned()),
            ..self.page()
        })
    }

    /// Which of so many pictures are on the page.
    pub fn range(&self, total: u64) -> std::ops::Range<usize> {
        let start = self.request.page.offset().min(total);
        let end = start.saturating_add(self.request.page.page_size.into()).min(total);
        start as usize..end as usize
    }

    fn page(&self) -> SearchPage {
        let undescribed = self.undescribed.filter(|count| *count > 0).map(strings::server_search_undescribed);
        SearchPage {
            query: self.asked.shown.clone(),
            parts: self.asked.parts(),
            notes: self.asked.notes.iter().chain(&self.filters.notes).cloned().chain(undescribed).collect(),
            emptied_by: None,
            instead_of: None,
            did_you_mean: None,
            results: Vec::new(),
            page: self.request.page.page,
            page_size: self.request.page.page_size,
            total: 0,
            found: 0,
            cutoff: None,
            calibration: None,
            took_ms: 0.0,
            undescribed: self.undescribed,
        }
    }
}

/// A cut-off in the unit of the scores.
fn shown(cutoff: ranking::Cutoff, kind: Kind) -> Cutoff {
    let [score, noise_mean, noise_sd] =
        [cutoff.score, cutoff.noise_mean as f32, cutoff.noise_sd as f32].map(|value| kind.unit() * value);
    let fdr = cutoff.fdr as f32;
    Cutoff { sentence: sentences::of_cutoff(kind, score, noise_mean, noise_sd, fdr), score, noise_mean, noise_sd, fdr }
}
