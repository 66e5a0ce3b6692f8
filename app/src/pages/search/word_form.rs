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
use crate::types::{Query, SearchRequest};
use crate::{AppError, strings};

/// What the address asks for.
pub type Asked = Result<Option<SearchRequest>, AppError>;

/// What the form shows of it: the words, what confidence is told by, and whether descriptions are looked in.
fn shown(asked: Asked) -> (String, Option<String>, bool) {
    match asked {
        Ok(Some(SearchRequest { query: Query::Text(words), tuning, deep, .. })) => (words, tuning.calibration, deep),
        Ok(Some(SearchRequest { tuning, deep, .. })) => (String::new(), tuning.calibration, deep),
        _ => Default::default(),
    }
}

/// A GET form whose words become the address; how is searched also counts for the next search.
#[component]
pub fn WordForm(
    /// What the address asks for.
    asked: Memo<Asked>,
) -> impl IntoView {
    let (field, switch) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let navigate = use_navigate();
    // Following the address by hand: bound values would also overwrite what was typed before the page came alive.
    Effect::watch(
        move || asked.get(),
        move |asked, _, _| {
            let (words, _, deep) = shown(asked.clone());
            if let Some((field, switch)) = field.get_untracked().zip(switch.get_untracked()) {
                field.set_value(&words);
                switch.set_checked(deep);
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
        let (_, calibration, _) = shown(asked.get_untracked());
        if let Some((field, switch)) = field.get_untracked().zip(switch.get_untracked()) {
            let address = write_words(&field.value(), calibration.as_deref(), switch.checked());
            navigate(&address, NavigateOptions::default());
        }
    };
    // What is answered is asked again at once.
    let toggle = move |_| {
        if let Some(form) = switch.get_untracked().and_then(|switch| switch.form()) {
            // It fails only where the form is on no page.
            drop(form.request_submit());
        }
    };
    let (words, _, deep) = shown(asked.get_untracked());
    view! {
        <form method="get" action="/" role="search" class="flex flex-wrap items-end gap-4" on:submit=submit>
            <label class="flex min-w-0 grow basis-[12rem] flex-col gap-2">
                <span class="label">{strings::search_words()}</span>
                <input
                    class="field"
                    type="search"
                    name="q"
                    value=words
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
            <label class="choice">
                <input
                    class="check-box"
                    type="checkbox"
                    name="deep"
                    value="on"
                    checked=deep
                    autocomplete="off"
                    node_ref=switch
                    on:change=toggle
                />
                {strings::search_deep()}
            </label>
            {move || {
                let (_, calibration, _) = shown(asked.get());
                calibration.map(|name| view! { <input type="hidden" name="confidence" value=name/> })
            }}
            <FilterControls controls/>
        </form>
    }
    .erase()
}
