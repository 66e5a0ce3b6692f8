//! The page to find pictures: by words, by a picture, or by a picture of the library.

mod calibration_links;
mod drop_target;
mod empty_results;
mod filter_controls;
mod history_button;
mod hit_card;
mod model_notice;
mod past_searches;
mod picture_form;
mod query_heading;
mod query_parts;
mod result_list;
mod save_button;
mod sort_links;
mod suggestions;
mod tour;
mod welcome;
mod word_form;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::drop_target::DropTarget;
use self::model_notice::ModelNotice;
use self::picture_form::{PictureForm, PictureSearch};
use self::query_heading::{QueryHeading, title_of};
use self::result_list::ResultList;
use self::welcome::Welcome;
use self::word_form::{Asked, WordForm};
use crate::AppError;
use crate::api::{get_welcome, search_media};
use crate::kit::Erase;
use crate::layout::ErrorNotice;
use crate::state::read_search;
use crate::strings;
use crate::tiles::SkeletonGrid;
use crate::types::{self, SearchAnswer, SearchRequest};

/// What the page shows below its form.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
enum Content {
    /// Nothing was asked for.
    Nothing(types::Welcome),
    /// The answer to a question, together with the question: the address may have moved on meanwhile.
    Found(Box<(SearchRequest, SearchAnswer)>),
}

async fn load(request: Asked) -> Result<Content, AppError> {
    match request? {
        None => get_welcome().await.map(Content::Nothing),
        Some(request) => search_media(request.clone()).await.map(|answer| Content::Found(Box::new((request, answer)))),
    }
}

/// The form, and what the address asks for.
#[component]
pub fn SearchPage() -> impl IntoView {
    let parameters = use_query_map();
    let request = Memo::new(move |_| parameters.with(|parameters| read_search(|name| parameters.get(name))));
    let content = Resource::new(move || request.get(), load);
    let pending = RwSignal::new(false);
    let picture_search = PictureSearch::new();

    let title = move || request.get().ok().flatten().map(|request| title_of(&request.query)).unwrap_or_default();
    let news = RwSignal::new(String::new());
    Effect::new(move |_| news.set(content.get().and_then(Result::ok).map(summary).unwrap_or_default()));

    view! {
        <Title text=title/>
        <DropTarget search=picture_search/>
        <h1 class="heading-1">{strings::search_title()}</h1>
        <div class="panel flex flex-col gap-6">
            <WordForm asked=request/>
            <PictureForm search=picture_search/>
        </div>
        <ModelNotice/>
        <p class="sr-only" role="status">
            {move || if pending.get() { strings::search_searching().to_owned() } else { news.get() }}
        </p>
        <div class="results" aria-busy=move || pending.get().then_some("true")>
            <Transition fallback=|| view! { <SkeletonGrid/> } set_pending=pending>
                {move || Suspend::new(async move {
                    match content.await {
                        Ok(Content::Nothing(welcome)) => view! { <Welcome welcome/> }.erase(),
                        Ok(Content::Found(answer)) => {
                            let (request, SearchAnswer { found, saved }) = *answer;
                            view! {
                                <QueryHeading request=request.clone() saved/>
                                <ResultList request found/>
                            }
                            .erase()
                        }
                        Err(error) => view! { <ErrorNotice error/> }.erase(),
                    }
                })}
            </Transition>
        </div>
    }
    .erase()
}

/// What is read out when an answer arrives.
fn summary(content: Content) -> String {
    match content {
        Content::Nothing(_) => String::new(),
        Content::Found(answer) => {
            let (_, SearchAnswer { found, .. }) = *answer;
            strings::search_summary(found.found, &format!("{:.0}", found.took_ms))
        }
    }
}
