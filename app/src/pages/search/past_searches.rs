//! Searches to go back to.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;

use crate::api::{ChangeHistory, change_history};
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::types::{self, HistoryChange, PastSearch};
use crate::{AppError, strings};

/// What was saved, and what was searched for lately.
#[component]
pub fn PastSearches(
    /// The searches.
    searches: types::PastSearches,
    /// What to show where there are none.
    #[prop(into)]
    otherwise: ViewFn,
) -> impl IntoView {
    let kept = Kept { searches: RwSignal::new(searches), failure: RwSignal::new(None), news: RwSignal::new("") };
    let there = Signal::derive(move || kept.searches.with(|searches| !searches.is_empty()));
    view! {
        <p class="sr-only" role="status">{kept.news}</p>
        {move || kept.failure.get().map(|error| view! { <Alert message=error.message/> })}
        <When is=there otherwise=otherwise>
            {section(kept, true)}
            {section(kept, false)}
        </When>
    }
    .erase()
}

/// The searches as they are by now.
#[derive(Clone, Copy)]
struct Kept {
    searches: RwSignal<types::PastSearches>,
    failure: RwSignal<Option<AppError>>,
    /// What is read out when something was done.
    news: RwSignal<&'static str>,
}

impl Kept {
    fn change(self, change: HistoryChange, address: String) {
        spawn_local(async move {
            let answer = change_history(change, address).await;
            // The page may be gone by now, and its signals with it.
            match answer {
                Ok(searches) if self.searches.try_get_untracked().is_some() => {
                    self.failure.set(None);
                    self.searches.set(searches);
                    self.news.set(match change {
                        HistoryChange::Save => strings::history_now_saved(),
                        HistoryChange::Unsave => strings::history_no_longer_saved(),
                        HistoryChange::Forget => strings::history_forgotten(),
                    });
                }
                Ok(_) => {}
                Err(error) => drop(self.failure.try_set(Some(error))),
            }
        });
    }
}

/// A part of them, where it has any.
fn section(kept: Kept, saved: bool) -> AnyView {
    let (id, title) = if saved { ("saved", strings::history_saved()) } else { ("lately", strings::history_lately()) };
    let searches = move || kept.searches.with(|all| if saved { all.saved.clone() } else { all.recent.clone() });
    let section = move || {
        let entries: Vec<_> = searches().into_iter().map(|search| entry(kept, saved, search)).collect();
        (!entries.is_empty()).then(|| {
            view! {
                <section class="flex flex-col gap-5" aria-labelledby=id>
                    <div class="flex flex-wrap items-center justify-between gap-4">
                        <h2 id=id class="heading-2">{title}</h2>
                        {(!saved).then(|| forget_all(kept))}
                    </div>
                    <ul class="flex flex-wrap gap-4" role="list">{entries}</ul>
                </section>
            }
        })
    };
    section.erase()
}

/// A link that searches again, and a star that is whole where the search is saved.
fn entry(kept: Kept, saved: bool, search: PastSearch) -> AnyView {
    let PastSearch { words, address, .. } = search;
    let (change, glyph) =
        if saved { (HistoryChange::Unsave, Glyph::StarFilled) } else { (HistoryChange::Save, Glyph::Star) };
    let save = strings::history_save(&words);
    let link = address.clone();
    let field = address.clone();
    let toggle = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        kept.change(change, address.clone());
    };
    view! {
        <li class="flex min-w-0 items-center">
            <a class="button min-w-0 wrap-anywhere" href=link>{words}</a>
            <form method="post" action=ChangeHistory::url()>
                <input type="hidden" name="address" value=field/>
                <button
                    class="button button-quiet"
                    type="submit"
                    name="change"
                    value=change.key()
                    aria-pressed=saved.to_string()
                    on:click=toggle
                >
                    <Icon glyph=glyph/>
                    <span class="sr-only">{save}</span>
                </button>
            </form>
        </li>
    }
    .erase()
}

fn forget_all(kept: Kept) -> AnyView {
    let change = HistoryChange::Forget;
    let forget = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        kept.change(change, String::new());
    };
    view! {
        <form method="post" action=ChangeHistory::url()>
            <button class="button button-quiet" type="submit" name="change" value=change.key() on:click=forget>
                {strings::history_forget_all()}
            </button>
        </form>
    }
    .erase()
}
