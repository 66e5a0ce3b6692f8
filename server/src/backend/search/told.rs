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
    let mut told: Vec<(&mut Hit, Sentence)> = Vec::new();
    for hit in hits {
        let id = hit.tile.image_id.0;
        let Some(captions) = captions.get(&id) else { continue };
        hit.description = Some(whole(captions));
        let query = scored.get(&id).map(|scored| meaning.vector(scored.compared.variant));
        let nearest = query.zip(views.get(&id)).and_then(|(query, views)| nearest(query, views, captions));
        told.extend(nearest.map(|sentence| (hit, sentence)));
    }
    let texts: Vec<String> = told.iter().map(|(_, sentence)| sentence.text.clone()).collect();
    let marked = catalog.highlight(library, &meaning.words, &texts).await.unexpected("marking words")?;
    for ((hit, sentence), pieces) in told.into_iter().zip(marked) {
        let has_words = pieces.iter().any(|(_, is_mark)| *is_mark);
        hit.highlights = alternating(if has_words { pieces } else { of_a_list(&sentence) });
        hit.sentence = Some(sentence.text);
    }
    Ok(())
}

/// A sentence in pieces, the one marked that was meant of those that it lists; none where all of it was.
fn of_a_list(sentence: &Sentence) -> Vec<(String, bool)> {
    let Sentence { text, said } = sentence;
    let ends = |side: Option<char>| !side.is_some_and(char::is_alphanumeric);
    let is_whole = |(place, _): &(usize, &str)| {
        let (before, after) = (&text[..*place], &text[place + said.len()..]);
        *place > 0 && ends(before.chars().next_back()) && ends(after.chars().next())
    };
    let pieces = match text.match_indices(said.as_str()).find(is_whole) {
        Some((place, _)) => vec![(&text[..place], false), (said, true), (&text[place + said.len()..], false)],
        None => vec![(text.as_str(), false)],
    };
    let pieces = pieces.into_iter().filter(|(piece, _)| !piece.is_empty());
    pieces.map(|(piece, is_mark)| (piece.to_owned(), is_mark)).collect()
}

/// All that is said about a picture.
fn whole(captions: &[Caption]) -> String {
    captions.iter().map(|caption| caption.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The sentence that is nearest to a query; none while the index knows others.
fn nearest(query: &[f32], views: &Views, captions: &[Caption]) -> Option<Sentence> {
    let sentences: Vec<Sentence> = of_captions(captions);
    let (place, _) = best(query, &views.captions).filter(|_| sentences.len() == views.captions.len())?;
    sentences.into_iter().nth(place)
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

    #[test]
    fn of_a_list_the_thing_is_marked_that_was_meant() {
        let marked = |text: &str, said: &str| {
            let sentence = Sentence { text: text.to_owned(), said: said.to_owned() };
            alternating(of_a_list(&sentence))
        };
        let list = "Objects: a catalogue, a cat, two cats";
        assert_eq!(marked(list, "a cat"), ["Objects: a catalogue, ", "a cat", ", two cats"]);
        assert_eq!(marked(list, "two cats"), ["Objects: a catalogue, a cat, ", "two cats"]);
        assert_eq!(marked("A cat.", "A cat."), ["A cat."]);
        assert_eq!(marked("A cat and no dog, in rain", "A cat and in rain"), ["A cat and no dog, in rain"]);
    }
}
