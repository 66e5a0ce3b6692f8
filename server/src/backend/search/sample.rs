//! Pictures drawn by lot: what a query scores with them is what it scores by chance.

use std::sync::Arc;

use app::AppError;
use moka::future::Cache;
use ranking::{Noise, robust_spread};
use uuid::Uuid;
use vectors::{Filter, Views};

use super::super::Unexpected;
use super::meaning::{Kind, Meaning};
use super::scoring::Scoring;
use crate::config::LocalViews;
use crate::index::Index;
use crate::services::Services;

/// How many are drawn; the mean and the spread of so many are known within some per cent.
const SIZE: u64 = 500;
/// From how many on some more make little difference.
const ENOUGH: usize = 100;
/// For how many weights it is kept what words score by chance.
const TUNINGS: u64 = 16;
/// Fewer say nothing about a spread.
const FEWEST: usize = 5;

/// Some pictures of a library with their vectors.
pub struct Sample {
    pictures: Vec<(Uuid, Views)>,
    indexed: u64,
    /// How many pictures of the library were described.
    described: u64,
    /// Words that have nothing to do with these pictures; none before they are encoded.
    vocabulary: Option<Arc<Vec<Arc<[f32]>>>>,
    /// What such words score by chance, by the weights of global and local views.
    typical: Cache<[u32; 2], Option<Noise>>,
}

impl Sample {
    /// The one of a library that has so many pictures in an index, for a search that needs to know of so many that are
    /// described if any; drawn now if there is none that will do.
    pub async fn of(
        services: &Services,
        index: &Index,
        library: Uuid,
        indexed: u64,
        described: Option<u64>,
    ) -> Result<Arc<Self>, AppError> {
        match services.samples.get(&(library, index.model.key().to_owned())).await {
            Some(sample) if sample.will_do(indexed, described) => Ok(sample),
            _ => Self::draw(services, index, library, indexed).await,
        }
    }

    /// Draws the one of a library again if the library has changed since, or local views or the vocabulary have come.
    pub async fn renew(services: &Services, index: &Index, library: Uuid) -> Result<(), AppError> {
        let indexed = index.vectors.count(library, &Filter::default()).await.unexpected("counting vectors")?;
        let has_vocabulary = services.vocabularies.contains_key(index.model.key());
        let sample = services.samples.get(&(library, index.model.key().to_owned())).await;
        let described = described(services, library, indexed).await?;
        let wanting = |sample: &Self| {
            let has_views = index.model.local_views() == LocalViews::Off || sample.has_local_views();
            let fits = alike(sample.indexed, indexed) && alike(sample.described, described);
            !fits || !has_views || (has_vocabulary && sample.vocabulary.is_none())
        };
        if sample.is_none_or(|sample| wanting(&sample)) {
            Self::draw(services, index, library, indexed).await?;
        }
        Ok(())
    }

    async fn draw(services: &Services, index: &Index, library: Uuid, indexed: u64) -> Result<Arc<Self>, AppError> {
        let ids = services.catalog.sample(library, SIZE).await.unexpected("drawing a sample")?;
        let mut views = index.vectors.views(library, &ids).await.unexpected("loading the vectors of a sample")?;
        // In the order in which they were drawn, so that sums of them come out the same each time.
        let pictures = ids.iter().filter_map(|id| Some((*id, views.remove(id)?))).collect();
        let vocabulary = services.vocabularies.get(index.model.key()).await;
        let described = described(services, library, indexed).await?;
        let sample = Arc::new(Self { pictures, indexed, described, vocabulary, typical: Cache::new(TUNINGS) });
        sample.typical(Scoring::of_words(&services.config.search, &index.model)).await?;
        services.samples.insert((library, index.model.key().to_owned()), Arc::clone(&sample)).await;
        Ok(sample)
    }

    /// Whether all pictures had their local views: without them they score less by chance than with them.
    fn has_local_views(&self) -> bool {
        self.pictures.iter().all(|(_, views)| !views.local.is_empty())
    }

    /// Whether a search can do with it until it is drawn again: enough pictures, of a library that is not half as large
    /// again, and enough that are described, where that matters.
    fn will_do(&self, indexed: u64, described: Option<u64>) -> bool {
        let will_do = |drawn: usize, known: u64, now: u64| {
            alike(known, now) || drawn >= ENOUGH && known.abs_diff(now) * 2 <= known
        };
        let told = || self.pictures.iter().filter(|(_, views)| !views.captions.is_empty()).count();
        will_do(self.pictures.len(), self.indexed, indexed)
            && described.is_none_or(|described| will_do(told(), self.described, described))
    }

    /// What words score by chance; measured when it is first asked for.
    async fn typical(self: &Arc<Self>, scoring: Scoring) -> Result<Option<Noise>, AppError> {
        let sample = Arc::clone(self);
        let work = async move {
            let measure = move || {
                let words = sample.vocabulary.iter().flat_map(|words| words.iter());
                let noises = words.filter_map(|word| Noise::estimate(&sample.scores(word, scoring)));
                Noise::typical(&noises.collect::<Vec<_>>())
            };
            tokio::task::spawn_blocking(measure).await.unexpected("measuring chance")
        };
        self.typical.try_get_with(scoring.key(), work).await.map_err(|error| error.as_ref().clone())
    }

    /// What a query scores by chance.
    pub async fn chance(self: &Arc<Self>, meaning: &Meaning, scoring: Scoring) -> Result<Chance, AppError> {
        let penalties = self.penalties(meaning, scoring);
        let scores = self.similarities(meaning, scoring);
        let typical = match meaning.kind {
            Kind::Words => self.typical(scoring).await?,
            Kind::Picture { .. } | Kind::Mixed => None,
        };
        Ok(Chance { noise: Noise::of_query(Noise::estimate(&scores), typical), penalties })
    }

    /// The cosine of a query with the best sentence about pictures by chance; none where too few are described to tell.
    pub fn chance_of_sentences(&self, meaning: &Meaning) -> Option<f32> {
        let best = |(_, views): &(Uuid, Views)| best(meaning.query(), &views.captions).map(|(_, cosine)| cosine);
        let cosines: Vec<f32> = self.pictures.iter().filter_map(best).collect();
        Noise::estimate(&cosines).map(|noise| noise.mean as f32)
    }

    /// What a query scores with each of them, by the best of its variants.
    pub fn similarities(&self, meaning: &Meaning, scoring: Scoring) -> Vec<f32> {
        let mut scores = self.scores(meaning.query(), scoring);
        let penalties = self.penalties(meaning, scoring);
        for ((_, vector), penalty) in meaning.variants.iter().zip(&penalties).skip(1) {
            for (score, other) in scores.iter_mut().zip(self.scores(vector, scoring)) {
                *score = score.max(other - penalty);
            }
        }
        scores
    }

    /// What a picture loses that is found by each variant of the query.
    fn penalties(&self, meaning: &Meaning, scoring: Scoring) -> Vec<f32> {
        let spread = robust_spread(&self.scores(meaning.query(), scoring));
        // The query itself loses nothing: 0 less 0, and not less -0.
        meaning.variants.iter().map(|(variant, _)| 0.0 - variant.adjusted(0.0, spread)).collect()
    }

    /// Which pictures they are, in the order of their scores.
    pub fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.pictures.iter().map(|(id, _)| *id)
    }

    /// How widely the cosines of a vector with them are spread; none where there are too few, or none differs.
    pub fn spread(&self, vector: &[f32]) -> Option<f32> {
        let cosines: Vec<f32> = self.pictures.iter().map(|(_, views)| dot(vector, &views.global)).collect();
        Some(robust_spread(&cosines)).filter(|spread| cosines.len() >= FEWEST && *spread > 1e-6)
    }

    /// What a vector scores with each of them.
    pub fn scores(&self, vector: &[f32], scoring: Scoring) -> Vec<f32> {
        let score = |(_, views): &(Uuid, Views)| {
            let local = best(vector, &views.local).map(|(_, cosine)| cosine);
            scoring.similarity(dot(vector, &views.global), local)
        };
        self.pictures.iter().map(score).collect()
    }
}

/// What a query scores by chance.
pub struct Chance {
    /// With pictures that have nothing to do with it; none where the library is too small to tell.
    pub noise: Option<Noise>,
    /// What a picture loses that is found by each variant of the query.
    pub penalties: Vec<f32>,
}

/// Which of several is most like a vector, and how much.
pub fn best(vector: &[f32], several: &[Vec<f32>]) -> Option<(usize, f32)> {
    several.iter().map(|one| dot(vector, one)).enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// Whether two libraries are much the same: within a fiftieth.
fn alike(known: u64, now: u64) -> bool {
    known.abs_diff(now) * 50 <= known.min(now)
}

/// How many pictures of a library are described, of so many.
async fn described(services: &Services, library: Uuid, indexed: u64) -> Result<u64, AppError> {
    let undescribed = services.catalog.undescribed(library).await.unexpected("counting captions")?;
    Ok(indexed.saturating_sub(undescribed))
}

/// In sixteen sums, which a processor adds up at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
    let mut sums = [0.0; 16];
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Sample {
        /// Of a library without pictures.
        pub fn empty() -> Self {
            sample(0)
        }
    }

    fn sample(indexed: u64) -> Sample {
        Sample { pictures: Vec::new(), indexed, described: 0, vocabulary: None, typical: Cache::new(TUNINGS) }
    }

    #[test]
    fn a_sample_is_drawn_again_when_the_library_has_changed() {
        assert!(alike(0, 0));
        assert!(!alike(0, 1));
        assert!(!alike(40, 41));
        assert!(alike(1_000, 1_019));
        assert!(!alike(1_000, 900));
    }

    #[test]
    fn a_search_does_with_a_large_sample_while_the_library_grows() {
        let views = Views { global: vec![1.0], local: Vec::new(), captions: Vec::new() };
        let large = Sample { pictures: vec![(Uuid::nil(), views.clone()); ENOUGH], ..sample(1_000) };
        assert!(large.will_do(1_400, None) && large.will_do(600, None) && !large.will_do(1_600, None));
        assert!(!sample(1_000).will_do(1_100, None) && sample(1_000).will_do(1_010, None));
        assert!(large.will_do(1_000, Some(0)) && !large.will_do(1_000, Some(1)));
        let views = Views { captions: vec![vec![1.0]], ..views };
        let told = Sample { pictures: vec![(Uuid::nil(), views); ENOUGH], described: 500, ..sample(1_000) };
        assert!(told.will_do(1_000, Some(600)) && !told.will_do(1_000, Some(900)));
    }

    #[test]
    fn products_are_those_of_all_numbers() {
        let (a, b): (Vec<f32>, Vec<f32>) = (0..37).map(|at| (at as f32, (at % 5) as f32)).unzip();
        let expected: f32 = (0..37).map(|at| (at * (at % 5)) as f32).sum();
        assert_eq!(dot(&a, &b), expected);
    }

    #[test]
    fn the_best_one_is_the_nearest() {
        assert_eq!(best(&[1.0, 0.0], &[vec![0.0, 1.0], vec![1.0, 0.0], vec![0.6, 0.8]]), Some((1, 1.0)));
        assert_eq!(best(&[1.0, 0.0], &[]), None);
    }
}
