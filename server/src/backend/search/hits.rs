//! Scores become what people see.

use std::collections::HashMap;

use app::AppError;
use app::types::{Explanation, Hit, Part, Region, Viewer};
use catalog::Media;
use media::View;
use ranking::Cutoff;
use uuid::Uuid;
use vectors::Views;

use super::super::{Unexpected, convert};
use super::meaning::{Kind, Meaning};
use super::ranked::Scored;
use super::sample::best_view;
use super::scoring::Scoring;
use super::sentences;
use crate::index::Index;
use crate::services::Services;

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

/// The pictures behind scores, in the same order; one that is gone is passed over.
pub async fn hits(
    services: &Services,
    index: &Index,
    viewer: &Viewer,
    page: &[Scored],
    reading: &Reading<'_>,
) -> Result<Vec<Hit>, AppError> {
    let library = viewer.library().0;
    let ids: Vec<_> = page.iter().map(|scored| scored.id).collect();
    let rows = services
        .catalog
        .media_many(library, services.indexes.present().model.key(), &ids)
        .await
        .unexpected("loading the pictures that were found")?;
    let rows: HashMap<_, _> = rows.into_iter().map(|media| (media.id, media)).collect();
    let looked_closer: Vec<_> = page.iter().filter(|scored| scored.local.is_some()).map(|scored| scored.id).collect();
    let views = match looked_closer.is_empty() {
        true => HashMap::new(),
        false => index.vectors.views(library, &looked_closer).await.unexpected("loading local views")?,
    };

    let mut hits: Vec<(bool, Hit)> =
        page.iter().filter_map(|scored| Some(reading.hit(rows.get(&scored.id)?, scored, &views))).collect();
    // Among pictures that the model cannot tell apart, the very same bytes come first. The sort is stable.
    hits.sort_by_key(|(identical, _)| !identical);
    Ok(hits.into_iter().map(|(_, hit)| hit).collect())
}

impl Reading<'_> {
    /// A hit, and whether it has the very bytes that were searched by.
    fn hit(&self, media: &Media, scored: &Scored, views: &HashMap<Uuid, Views>) -> (bool, Hit) {
        let Scored { global, local, similarity, .. } = *scored;
        let (score, confidence, identical) = match self.meaning.kind {
            Kind::Words => (similarity, Some(self.scoring.confidence(similarity)), false),
            Kind::Picture { blake3 } => {
                let identical = blake3.is_some_and(|hash| hash.as_bytes()[..] == media.blake3[..]);
                (per_cent(similarity, identical), None, identical)
            }
        };
        let view = local.and_then(|_| best_view(self.meaning.vector(scored.variant), views.get(&scored.id)?));
        let view = view.and_then(|place| View::LOCAL.get(place)).copied();
        let hit = Hit {
            tile: convert::tile(media),
            score,
            above_cutoff: self.cutoff.is_none_or(|cutoff| cutoff.above(similarity)),
            confidence,
            global_score: global,
            local_score: local,
            local_box: view.map(|view| region(view, media)),
            explanation: self.explain.then(|| self.explain(media, scored, view)),
        };
        (identical, hit)
    }

    fn explain(&self, media: &Media, scored: &Scored, view: Option<View>) -> Explanation {
        let kind = self.meaning.kind;
        let outline = view.map(|view| outline(view, media));
        let view = view.map(View::name);
        let parts = self.scoring.parts(scored.global, scored.local).into_iter();
        let parts: Vec<Part> = parts
            .map(|(name, value, weight)| Part {
                name: name.to_owned(),
                value,
                weight,
                contribution: kind.unit() * weight * value,
            })
            .collect();
        let variant = self.meaning.variants.get(scored.variant).filter(|_| scored.variant > 0);
        let variant = variant.map(|(variant, _)| variant.text.clone());
        let penalty = kind.unit() * self.penalties.get(scored.variant).copied().unwrap_or(0.0);
        let deviations = self
            .cutoff
            .map(|Cutoff { noise_mean, noise_sd, .. }| ((f64::from(scored.similarity) - noise_mean) / noise_sd) as f32);
        let calibration = matches!(kind, Kind::Words).then(|| self.scoring.formula(scored.similarity));

        let mut lines: Vec<_> = parts.iter().map(|part| sentences::of_part(kind, part, view)).collect();
        lines.extend(variant.as_ref().map(|text| sentences::of_variant(kind, text, penalty)));
        lines.extend(deviations.map(sentences::of_deviations));
        lines.extend(calibration.as_ref().map(|formula| format!("confidence: {formula}")));
        let sentences = lines.join("\n");
        Explanation {
            sentences,
            outline,
            parts,
            variant,
            penalty,
            view: view.map(str::to_owned),
            deviations,
            calibration,
        }
    }
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
