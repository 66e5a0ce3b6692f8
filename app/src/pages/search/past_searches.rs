//! Searches to go back to.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::history_button::HistoryButton;
use crate::api::change_history;
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
                        HistoryChange::ForgetOne | HistoryChange::ForgetAll => strings::history_forgotten(),
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

/// A link that searches again, a star that is whole where the search is saved, and a cross where it is not.
fn entry(kept: Kept, saved: bool, search: PastSearch) -> AnyView {
    let PastSearch { words, address, .. } = search;
    let (change, glyph) =
        if saved { (HistoryChange::Unsave, Glyph::StarFilled) } else { (HistoryChange::Save, Glyph::Star) };
    let (save, forget) = (strings::history_save(&words), strings::history_forget(&words));
    let forget = (!saved).then(|| button(kept, HistoryChange::ForgetOne, address.clone(), Glyph::Close, forget));
    let save = button(kept, change, address.clone(), glyph, save);
    view! {
        <li class="flex min-w-0 items-center">
            <a class="button min-w-0 wrap-anywhere" href=address>{words}</a>
            {save}
            {forget}
        </li>
    }
    .erase()
}

/// A button that shows a sign and has a name.
fn button(kept: Kept, change: HistoryChange, address: String, glyph: Glyph, name: String) -> AnyView {
    let act = move |(change, address)| kept.change(change, address);
    view! {
        <HistoryButton change address quiet=true act>
            <Icon glyph=glyph/>
            <span class="sr-only">{name}</span>
        </HistoryButton>
    }
    .erase()
}

fn forget_all(kept: Kept) -> AnyView {
    let act = move |(change, address)| kept.change(change, address);
    view! {
        <HistoryButton change=HistoryChange::ForgetAll quiet=true act>
            {strings::history_forget_all()}
        </HistoryButton>
    }
    .erase()
}
