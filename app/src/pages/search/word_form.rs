//! The search box.

use leptos::ev::SubmitEvent;
use leptos::html::{Details, Input};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::filter_controls::FilterControls;
use super::suggestions::{SUGGESTIONS, SuggestionList, Suggestions};
use crate::kit::{Erase, Glyph, Icon};
use crate::state::write_words;
use crate::strings;

/// A GET form whose words become the address.
#[component]
pub fn WordForm(
    /// The words of the address.
    words: Signal<String>,
    /// How sure a score is shall be told in this way, also by the next search.
    calibration: Signal<Option<String>>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let navigate = use_navigate();
    // Following the address by hand: a bound value would also overwrite what was typed before the page came alive.
    Effect::watch(
        move || words.get(),
        move |words, _, _| {
            if let Some(field) = field.get_untracked() {
                field.set_value(words);
            }
        },
        false,
    );
    let controls = NodeRef::<Details>::new();
    let suggestions = Suggestions::new();
    let submit = move |event: SubmitEvent| {
        if controls.get_untracked().is_some_and(|controls| controls.open()) {
            // The browser sends all fields, and the address that it goes to puts them together.
            return;
        }
        event.prevent_default();
        let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        navigate(&write_words(&words, calibration.get_untracked()), NavigateOptions::default());
    };
    view! {
        <form method="get" action="/" role="search" class="flex flex-wrap items-end gap-4" on:submit=submit>
            <label class="flex min-w-0 grow basis-[12rem] flex-col gap-2">
                <span class="label">{strings::search_words()}</span>
                <input
                    class="field"
                    type="search"
                    name="q"
                    value=words.get_untracked()
                    autocomplete="off"
                    list=SUGGESTIONS
                    enterkeyhint="search"
                    placeholder=strings::search_words_example()
                    node_ref=field
                    on:input=move |event| suggestions.ask(event_target_value(&event))
                />
                <SuggestionList suggestions/>
            </label>
            <button class="button button-primary" type="submit">
                <Icon glyph=Glyph::Search/>
                {strings::search_submit()}
            </button>
            {move || calibration.get().map(|name| view! { <input type="hidden" name="confidence" value=name/> })}
            <FilterControls controls/>
        </form>
    }
    .erase()
}
