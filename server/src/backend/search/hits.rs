//! Scores become what people see.

use std::collections::HashMap;

use app::AppError;
use app::types::{Explanation, Hit, Part, Region, Sort};
use catalog::Media;
use media::View;
use ranking::{Cutoff, Signal};
use uuid::Uuid;
use vectors::Views;

use super::super::{Unexpected, convert};
use super::fused::Scored;
use super::meaning::{Kind, Meaning};
use super::page::Answering;
use super::ranked::Compared;
use super::sample::best;
use super::scoring::Scoring;
use super::{sentences, told};
use crate::strings;

/// How a page is shown.
pub struct Reading<'a> {
    /// What was looked for.
    pub meaning: &'a Meaning,
    /// How cosines became scores.
    pub scoring: Scoring,
    /// Where what was found ends.
    pub cutoff: Option<Cutoff>,
    /// What a picture loses that was found by each variant of the query.
    pub penalties: &'a [f32],
    /// Whether each hit says what its score is made of.
    pub explain: bool,
}

/// The rows of pictures; one that is gone is missing.
pub async fn rows(answering: &Answering<'_>, ids: &[Uuid]) -> Result<HashMap<Uuid, Media>, AppError> {
    let (services, library) = (answering.services, answering.viewer.library().0);
    let rows = services
        .catalog
        .media_many(library, services.indexes.present().model.key(), ids)
        .await
        .unexpected("loading the pictures that were found")?;
    Ok(rows.into_iter().map(|media| (media.id, media)).collect())
}

/// The pictures behind scores, in the same order; one that is gone is passed over.
pub async fn hits(answering: &Answering<'_>, page: &[Scored], reading: &Reading<'_>) -> Result<Vec<Hit>, AppError> {
    let ids: Vec<_> = page.iter().map(|scored| scored.compared.id).collect();
    let rows = rows(answering, &ids).await?;
    shown(answering, page, &rows, reading).await
}

/// A page of what was found, by date.
pub async fn by_date(
    answering: &Answering<'_>,
    mut found: Vec<Scored>,
    reading: &Reading<'_>,
    total: u64,
) -> Result<Vec<Hit>, AppError> {
    let ids: Vec<_> = found.iter().map(|scored| scored.compared.id).collect();
    let rows = rows(answering, &ids).await?;
    found.sort_by_key(|scored| (rows.get(&scored.compared.id).map(crate::facts::date), scored.compared.id));
    if answering.request.sort == Sort::Newest {
        found.reverse();
    }
    let page = found.get(answering.range(total)).unwrap_or_default();
    shown(answering, page, &rows, reading).await
}

async fn shown(
    answering: &Answering<'_>,
    page: &[Scored],
    rows: &HashMap<Uuid, Media>,
    reading: &Reading<'_>,
) -> Result<Vec<Hit>, AppError> {
    let compared = page.iter().map(|scored| &scored.compared);
    let looked_closer = compared.filter(|compared| compared.local.or(compared.caption).is_some());
    let looked_closer: Vec<_> = looked_closer.map(|compared| compared.id).collect();
    let library = answering.viewer.library().0;
    let views = match looked_closer.is_empty() {
        true => HashMap::new(),
        false => answering.index.vectors.views(library, &looked_closer).await.unexpected("loading local views")?,
    };
    let hit = |scored: &Scored| Some(reading.hit(rows.get(&scored.compared.id)?, scored, &views));
    let mut hits: Vec<(bool, Hit)> = page.iter().filter_map(hit).collect();
    if answering.request.sort == Sort::Relevance {
        // Among pictures that the model cannot tell apart, the very same bytes come first. The sort is stable.
        hits.sort_by_key(|(identical, _)| !identical);
    }
    let mut hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
    told::tell(answering, reading.meaning, page, &views, &mut hits).await?;
    Ok(hits)
}

/// A picture that passed the filters where nothing else was asked for.
pub fn listed(media: &Media) -> Hit {
    Hit {
        tile: convert::tile(media),
        score: None,
        similarity: None,
        words: None,
        above_cutoff: true,
        confidence: None,
        global_score: None,
        local_score: None,
        local_box: None,
        explanation: None,
        description: None,
        sentence: None,
        highlights: Vec::new(),
    }
}

impl Reading<'_> {
    /// A hit, and whether it has the very bytes that were searched by.
    fn hit(&self, media: &Media, scored: &Scored, views: &HashMap<Uuid, Views>) -> (bool, Hit) {
        let Compared { id, variant, global, local, similarity, .. } = scored.compared;
        let (unit, mut identical) = (self.meaning.kind.unit(), false);
        let (score, similarity_shown, confidence) = match self.meaning.kind {
            Kind::Words => (scored.explained.score, similarity, Some(self.scoring.confidence(similarity))),
            Kind::Mixed => (scored.explained.score, similarity, None),
            Kind::Picture { blake3 } => {
                identical = blake3.is_some_and(|hash| hash.as_bytes()[..] == media.blake3[..]);
                let per_cent = per_cent(similarity, identical);
                (per_cent, per_cent, None)
            }
        };
        let view = local.and_then(|_| best(self.meaning.vector(variant), &views.get(&id)?.local));
        let view = view.and_then(|(place, _)| View::LOCAL.get(place)).copied();
        let hit = Hit {
            tile: convert::tile(media),
            score: Some(score),
            similarity: Some(similarity_shown),
            words: scored.words.as_ref().map(|words| sentences::of_words(&words.found)),
            above_cutoff: scored.is_found,
            confidence,
            global_score: Some(global),
            local_score: local,
            local_box: view.map(|view| region(view, media)),
            explanation: self.explain.then(|| self.explain(media, scored, view, unit)),
            description: None,
            sentence: None,
            highlights: Vec::new(),
        };
        (identical, hit)
    }

    fn explain(&self, media: &Media, scored: &Scored, view: Option<View>, unit: f32) -> Explanation {
        let (kind, compared) = (self.meaning.kind, &scored.compared);
        let outline = view.map(|view| outline(view, media));
        let view = view.map(View::name);
        let looks = self.scoring.parts(compared.global, compared.local).into_iter();
        let looks: Vec<Part> =
            looks.map(|(name, value, weight)| part(name, value, weight, unit * weight * value)).collect();
        let words: Vec<Part> = scored.explained.parts.iter().filter_map(of_words).collect();
        let variant = self.meaning.variants.get(compared.variant).filter(|_| compared.variant > 0);
        let variant = variant.map(|(variant, _)| variant.text.clone());
        let penalty = unit * self.penalties.get(compared.variant).copied().unwrap_or(0.0);
        let deviations = self.cutoff.map(|Cutoff { noise_mean, noise_sd, .. }| {
            ((f64::from(compared.similarity) - noise_mean) / noise_sd) as f32
        });
        let calibration = matches!(kind, Kind::Words).then(|| self.scoring.formula(compared.similarity));

        let mut lines: Vec<_> = looks.iter().map(|part| sentences::of_part(kind, part, view)).collect();
        lines.extend(variant.as_ref().map(|text| sentences::of_variant(kind, text, penalty)));
        lines.extend(deviations.map(sentences::of_deviations));
        lines.extend(words.iter().map(sentences::of_words_part));
        lines.extend(calibration.as_deref().map(strings::server_confidence));
        Explanation {
            sentences: lines.join("\n"),
            outline,
            parts: looks.into_iter().chain(words).collect(),
            variant,
            penalty,
            view: view.map(str::to_owned),
            deviations,
            calibration,
        }
    }
}

fn part(name: &str, value: f32, weight: f32, contribution: f32) -> Part {
    Part { name: name.to_owned(), value, weight, contribution }
}

/// What words added to a score; nothing where they said nothing.
fn of_words(explained: &ranking::Part) -> Option<Part> {
    let name = match explained.signal {
        Signal::Similarity => return None,
        Signal::Facts => "facts",
        Signal::Keywords => "keywords",
        Signal::Captions => "captions",
    };
    (explained.raw > 0.0).then(|| part(name, explained.raw, explained.weight, explained.contribution))
}

/// Where a view lies, as shares of the picture.
fn region(view: View, media: &Media) -> Region {
    let (width, height) = (media.width.max(1), media.height.max(1));
    let region = view.region(width, height);
    Region {
        x: region.x as f32 / width as f32,
        y: region.y as f32 / height as f32,
        width: region.width as f32 / width as f32,
        height: region.height as f32 / height as f32,
    }
}

/// The same as a path of SVG, in pixels.
fn outline(view: View, media: &Media) -> String {
    let media::Region { x, y, width, height } = view.region(media.width, media.height);
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// Picture against picture: `100 · max(cos, 0)` per cent, and exactly 100 for the same bytes.
fn per_cent(cosine: f32, identical: bool) -> f32 {
    if identical { 100.0 } else { 100.0 * cosine.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_compared_in_per_cent() {
        assert_eq!(per_cent(-0.3, false), 0.0);
        assert_eq!(per_cent(0.5, false), 50.0);
        assert_eq!(per_cent(0.999_999_9, true), 100.0);
    }
}
