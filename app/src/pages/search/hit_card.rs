//! One picture that was found.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::{describe_alike, describe_confidence, describe_similarity};
use crate::strings;
use crate::tiles::TileCard;
use crate::types::Hit;

/// The picture with its score and, opened, what that is made of; then the best local view is drawn on the picture.
#[component]
pub fn HitCard(
    /// The picture.
    hit: Hit,
    /// Whether it was looked for by words.
    by_words: bool,
    /// Whether it is in view from the start.
    prompt: bool,
) -> impl IntoView {
    let Hit { tile, similarity, words, confidence, explanation, highlights, .. } = hit;
    let describe = if by_words { describe_similarity } else { describe_alike };
    let score = similarity.map(|similarity| view! { <p>{describe(similarity)}</p> });
    let words = words.map(|words| view! { <p class="wrap-anywhere">{words}</p> });
    let pieces: Vec<AnyView> = highlights.into_iter().enumerate().map(piece).collect();
    let said = (!pieces.is_empty()).then(|| view! { <blockquote class="quote">{pieces}</blockquote> });
    let confidence = confidence.map(|confidence| {
        let percent = ((confidence * 100.0).round() as u64).to_string();
        view! { <progress class="meter" max="100" value=percent aria-label=describe_confidence(confidence)></progress> }
    });
    let name = tile.name.clone();
    let outline = explanation.as_ref().and_then(|explanation| explanation.outline.clone());
    let why = explanation.map(|explanation| {
        view! {
            <details class="why">
                <summary>{strings::search_why()} <span class="sr-only">" " {name}</span></summary>
                <p>{explanation.sentences}</p>
            </details>
        }
    });
    view! {
        <TileCard tile outline prompt>
            {said}
            {words}
            {score}
            {confidence}
            {why}
        </TileCard>
    }
    .erase()
}

/// A piece of what a model says of the picture; every second one was looked for.
fn piece((place, text): (usize, String)) -> AnyView {
    if place % 2 == 1 { view! { <mark>{text}</mark> }.erase() } else { text.erase() }
}
