//! How the scores of a query come about, for people who want to see.

use std::collections::HashMap;
use std::sync::Arc;

use app::AppError;
use app::types::{Bin, Cutoff, LabReport, LabRequest, PageRequest, Query, Reliable, SearchRequest, Viewer};
use uuid::Uuid;

use super::super::Unexpected;
use super::asked::Asked;
use super::page::Answering;
use super::sample::Sample;
use super::scoring::Scoring;
use super::{Filters, embedding, meaning, search, tuning};
use crate::config::SearchConfig;
use crate::facts::comparable;
use crate::index::Index;
use crate::services::Services;
use crate::strings;

/// How many pictures are shown, how many steps a histogram has, and how many tags tell what is right.
const SHOWN: u32 = 12;
const STEPS: usize = 40;
const TAGS: u64 = 30;
const BINS: usize = 10;
/// Fewer pairs tell nothing.
const FEWEST_PAIRS: usize = 20;

/// The best pictures for a query, what it scores with pictures drawn by lot, and how far confidence can be trusted.
pub async fn lab(services: &Services, viewer: &Viewer, request: &LabRequest) -> Result<LabReport, AppError> {
    let request = SearchRequest {
        query: Query::Text(request.q.clone()),
        page: PageRequest::bounded(1, SHOWN),
        expand: true,
        explain: false,
        sort: app::types::Sort::Relevance,
        tuning: request.tuning()?,
        deep: false,
    };
    let answer = search(services, viewer, &request).await?;
    let index = services.indexes.searched();
    let library = viewer.library().0;
    let config = &tuning::tuned(&services.config.search, &request.tuning)?;
    let indexed = index.vectors.count(library, &vectors::Filter::default()).await.unexpected("counting vectors")?;
    let sample = Sample::of(services, &index, library, indexed, None).await?;

    // What was searched for: where nothing was found, that is what may have been meant.
    let asked = Asked::read(&Query::Text(answer.query.clone()), usize::MAX)?;
    let filters = Filters::resolve(services, library, &asked.query).await?;
    let answering = Answering {
        services,
        config,
        index: &index,
        viewer,
        request: &request,
        asked: &asked,
        filters: &filters,
        passing: indexed,
        undescribed: None,
    };
    let similarities = match meaning::understand(&answering, &sample).await? {
        Some(meaning) => sample.similarities(&meaning, meaning.scoring(config, &index.model)),
        None => Vec::new(),
    };
    let (reliability, judged) = reliability(services, &index, library, &sample, config).await?;
    Ok(LabReport {
        histogram: histogram(&similarities, answer.cutoff.as_ref()),
        sample: similarities.len(),
        cutoff: answer.cutoff.clone(),
        settings: settings(config),
        answer,
        reliability,
        judged,
    })
}

fn settings(config: &SearchConfig) -> String {
    let SearchConfig { global_weight, local_weight, temperature, fdr, .. } = config;
    let [global, local, temperature] = [global_weight, local_weight, temperature].map(f32::to_string);
    let confidence = match config.by_temperature {
        true => strings::server_lab_by_temperature(&temperature),
        false => strings::server_lab_by_model().to_owned(),
    };
    strings::server_lab_settings(&global, &local, &confidence, &format!("{:.0}", 100.0 * fdr))
}

/// Equal steps from the least to the greatest similarity, wide enough to show the cut.
fn histogram(similarities: &[f32], cutoff: Option<&Cutoff>) -> Vec<Bin> {
    let all = similarities.iter().copied().chain(cutoff.map(|cutoff| cutoff.score));
    let (least, most) = all.fold((f32::MAX, f32::MIN), |(least, most), value| (least.min(value), most.max(value)));
    if similarities.is_empty() || most - least < 1e-6 {
        return Vec::new();
    }
    let width = (most - least) / STEPS as f32;
    let mut bins: Vec<Bin> = (0..STEPS)
        .map(|step| {
            let from = least + step as f32 * width;
            let density = cutoff.map_or(0.0, |cutoff| {
                let deviation = (from + width / 2.0 - cutoff.noise_mean) / cutoff.noise_sd;
                (-0.5 * deviation * deviation).exp() / (cutoff.noise_sd * std::f32::consts::TAU.sqrt())
            });
            Bin { from, to: from + width, count: 0, by_chance: similarities.len() as f32 * width * density }
        })
        .collect();
    for similarity in similarities {
        let step = (((similarity - least) / width) as usize).min(STEPS - 1);
        if let Some(bin) = bins.get_mut(step) {
            bin.count += 1;
        }
    }
    bins
}

/// How often a confidence is right, by the tags of the pictures drawn by lot: of each frequent tag and each picture that
/// somebody tagged, whether the picture has it.
async fn reliability(
    services: &Services,
    index: &Index,
    library: Uuid,
    sample: &Arc<Sample>,
    config: &SearchConfig,
) -> Result<(Vec<Reliable>, usize), AppError> {
    let tags = services.catalog.tags(library, TAGS).await.unexpected("reading tags")?;
    let ids: Vec<Uuid> = sample.ids().collect();
    let model = services.indexes.present().model.key().to_owned();
    let rows = services.catalog.media_many(library, &model, &ids).await.unexpected("loading a sample")?;
    let tagged: HashMap<Uuid, Vec<String>> = rows
        .into_iter()
        .filter(|media| !media.tags.is_empty())
        .map(|media| (media.id, media.tags.iter().map(|tag| comparable(tag)).collect()))
        .collect();
    if tagged.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let texts: Vec<String> = tags.into_iter().map(|(tag, _)| tag).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let vectors = embedding::texts(services, index, &texts).await?;
    let scoring = Scoring::of_words(config, &index.model);
    let mut pairs: Vec<(f32, bool)> = Vec::new();
    for (tag, vector) in texts.iter().zip(&vectors) {
        let tag = comparable(tag);
        for (id, similarity) in sample.ids().zip(sample.scores(vector, scoring)) {
            if let Some(tags) = tagged.get(&id) {
                pairs.push((scoring.confidence(similarity), tags.contains(&tag)));
            }
        }
    }
    if pairs.len() < FEWEST_PAIRS {
        return Ok((Vec::new(), 0));
    }
    Ok((binned(&pairs), pairs.len()))
}

/// Confidences and whether they were right, in steps of equal width; those without any are left out.
fn binned(pairs: &[(f32, bool)]) -> Vec<Reliable> {
    let mut bins = [(0.0_f32, 0_usize, 0_usize); BINS];
    for (confidence, right) in pairs {
        let step = ((confidence * BINS as f32) as usize).min(BINS - 1);
        if let Some((sum, rights, count)) = bins.get_mut(step) {
            *sum += confidence;
            *rights += usize::from(*right);
            *count += 1;
        }
    }
    let used = bins.into_iter().filter(|(_, _, count)| *count > 0);
    used.map(|(sum, rights, count)| Reliable {
        confidence: sum / count as f32,
        right: rights as f32 / count as f32,
        count,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_in_one_step_and_chance_adds_up_to_all() {
        let similarities: Vec<f32> = (0..1000).map(|number| ((number as f32 / 999.0) - 0.5) * 0.4).collect();
        let cutoff = Cutoff { sentence: String::new(), score: 0.3, noise_mean: 0.0, noise_sd: 0.04, fdr: 0.05 };

        let bins = histogram(&similarities, Some(&cutoff));

        assert_eq!((bins.len(), bins.iter().map(|bin| bin.count).sum::<usize>()), (STEPS, 1000));
        assert!((bins.iter().map(|bin| bin.by_chance).sum::<f32>() - 1000.0).abs() < 5.0);
        assert!(bins.last().is_some_and(|bin| (bin.to - 0.3).abs() < 1e-5));
        assert!(histogram(&[], None).is_empty() && histogram(&[0.1, 0.1], None).is_empty());
    }

    #[test]
    fn confidences_are_compared_with_how_often_they_were_right() {
        let bins = binned(&[(0.91, true), (0.97, false), (0.1, false), (1.0, true)]);
        assert_eq!(bins.len(), 2);
        assert_eq!((bins[0].right, bins[0].count, bins[1].count), (0.0, 1, 3));
        assert!((bins[1].confidence - 0.96).abs() < 1e-6 && (bins[1].right - 2.0 / 3.0).abs() < 1e-6);
    }
}
