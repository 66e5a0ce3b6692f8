//! What is said about pictures, as a deep search shows it.

use std::collections::HashMap;

use app::AppError;
use app::types::Hit;
use catalog::{Caption, Sentence, sentences};
use uuid::Uuid;
use vectors::Views;

use super::super::Unexpected;
use super::fused::Scored;
use super::meaning::{Kind, Meaning};
use super::page::Answering;
use super::sample::best;

/// Adds to hits what is said about them, with the sentence that says most of what was looked for.
pub async fn tell(
    answering: &Answering<'_>,
    meaning: &Meaning,
    page: &[Scored],
    views: &HashMap<Uuid, Views>,
    hits: &mut [Hit],
) -> Result<(), AppError> {
    if !answering.request.deep || !matches!(meaning.kind, Kind::Words) {
        return Ok(());
    }
    let (catalog, library) = (&answering.services.catalog, answering.viewer.library().0);
    let ids: Vec<Uuid> = hits.iter().map(|hit| hit.tile.image_id.0).collect();
    let captions = catalog.captions_of(library, &ids).await.unexpected("reading captions")?;
    let scored: HashMap<Uuid, &Scored> = page.iter().map(|scored| (scored.compared.id, scored)).collect();
    for hit in &mut *hits {
        let id = hit.tile.image_id.0;
        let Some(captions) = captions.get(&id) else { continue };
        hit.description = Some(whole(captions));
        let query = scored.get(&id).map(|scored| meaning.vector(scored.compared.variant));
        hit.sentence = query.zip(views.get(&id)).and_then(|(query, views)| nearest(query, views, captions));
    }
    let told: Vec<&mut Hit> = hits.iter_mut().filter(|hit| hit.sentence.is_some()).collect();
    let texts: Vec<String> = told.iter().filter_map(|hit| hit.sentence.clone()).collect();
    let marked = catalog.highlight(library, &meaning.words, &texts).await.unexpected("marking words")?;
    for (hit, pieces) in told.into_iter().zip(marked) {
        hit.highlights = alternating(pieces);
    }
    Ok(())
}

/// All that is said about a picture.
fn whole(captions: &[Caption]) -> String {
    captions.iter().map(|caption| caption.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The sentence that is nearest to a query; none while the index knows others.
fn nearest(query: &[f32], views: &Views, captions: &[Caption]) -> Option<String> {
    let sentences: Vec<Sentence> = of_captions(captions);
    let (place, _) = best(query, &views.captions).filter(|_| sentences.len() == views.captions.len())?;
    sentences.into_iter().nth(place).map(|sentence| sentence.text)
}

/// What is indexed of captions, in this order.
pub fn of_captions(captions: &[Caption]) -> Vec<Sentence> {
    captions.iter().flat_map(|caption| sentences(&caption.text)).collect()
}

/// Pieces in turns, unmarked and marked, the first one unmarked.
fn alternating(pieces: Vec<(String, bool)>) -> Vec<String> {
    let mut turns: Vec<String> = Vec::new();
    for (text, marked) in pieces {
        let is_next = (turns.len() % 2 == 1) == marked;
        match turns.last_mut() {
            Some(last) if !is_next => last.push_str(&text),
            None if !is_next => turns.extend([String::new(), text]),
            _ => turns.push(text),
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_piece_is_marked() {
        let turns = |pieces: &[(&str, bool)]| {
            alternating(pieces.iter().map(|(text, marked)| ((*text).to_owned(), *marked)).collect())
        };
        assert_eq!(turns(&[("a ", false), ("cat", true), (" sits", false)]), ["a ", "cat", " sits"]);
        assert_eq!(turns(&[("cat", true), ("s", true), (" ", false), ("on", false)]), ["", "cats", " on"]);
        assert!(turns(&[]).is_empty());
    }
}
