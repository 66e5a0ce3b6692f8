//! How what is being typed may go on.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{fetch_suggestions, pause};
use crate::kit::Erase;

/// The id by which the search box names its suggestions.
pub const SUGGESTIONS: &str = "suggestions";

/// How long nobody types before suggestions are asked for.
const PAUSE: Duration = Duration::from_millis(120);

/// What the search box suggests. Browsers show them in their own way, which keyboards and screen readers know.
#[derive(Clone, Copy)]
pub struct Suggestions {
    texts: RwSignal<Vec<String>>,
    typed: RwSignal<String>,
}

impl Suggestions {
    /// None yet.
    pub fn new() -> Self {
        Self { texts: RwSignal::default(), typed: RwSignal::default() }
    }

    /// Asks for others, unless somebody goes on typing.
    pub fn ask(self, typed: String) {
        self.typed.set(typed.clone());
        spawn_local(async move {
            pause(PAUSE).await;
            if self.typed.try_get_untracked().as_ref() != Some(&typed) {
                return;
            }
            let texts = fetch_suggestions(&typed).await;
            if self.typed.try_get_untracked() == Some(typed) {
                let _ = self.texts.try_set(texts);
            }
        });
    }
}

/// The list that belongs to the search box.
#[component]
pub fn SuggestionList(
    /// What it holds.
    suggestions: Suggestions,
) -> impl IntoView {
    let options =
        move || suggestions.texts.get().into_iter().map(|text| view! { <option value=text></option> }).collect_view();
    view! { <datalist id=SUGGESTIONS>{options}</datalist> }.erase()
}
