//! What greets a visitor who has not asked for anything yet.

use leptos::prelude::*;

use super::past_searches::PastSearches;
use super::tour::Tour;
use crate::kit::Erase;
use crate::pages::demo_form::DemoForm;
use crate::state::write_search;
use crate::strings;
use crate::tiles::TileGrid;
use crate::types::{self, Query};

/// Words that the bundled model understands and that make sense to any other.
const EXAMPLES: [&str; 3] = ["a cat on the beach", "guitar on a stage", "rocket in the night sky"];

/// The first steps where nobody has taken them, searches to go back to or else examples, and the newest pictures.
#[component]
pub fn Welcome(
    /// What there is.
    welcome: types::Welcome,
) -> impl IntoView {
    let first_visit = welcome.is_first_visit();
    let types::Welcome { newest, total, demo, searches } = welcome;
    let newest = (total > 0).then(|| {
        view! {
            <section class="flex flex-col gap-5" aria-labelledby="newest">
                <div class="flex flex-wrap items-center justify-between gap-4">
                    <h2 id="newest" class="heading-2">{strings::welcome_newest()}</h2>
                    <a class="button button-quiet" href="/gallery">{strings::gallery_all()}</a>
                </div>
                <TileGrid tiles=newest/>
            </section>
        }
    });
    let among_others = (!first_visit && demo > 0).then(|| {
        view! {
            <div class="flex flex-wrap items-center gap-5">
                <p class="hint">{strings::welcome_demo(demo)}</p>
                <DemoForm add=false/>
            </div>
        }
    });
    view! {
        {first_visit.then(|| view! { <Tour demo/> })}
        <PastSearches searches otherwise=move || (total > 0).then(examples)/>
        {newest}
        {among_others}
    }
    .erase()
}

fn examples() -> AnyView {
    let examples = EXAMPLES.map(|words| {
        let href = write_search(&Query::Text(words.to_owned()));
        view! { <li><a class="button" href=href>{words}</a></li> }
    });
    view! {
        <section class="flex flex-col gap-5" aria-labelledby="examples">
            <h2 id="examples" class="heading-2">{strings::welcome_try()}</h2>
            <ul class="flex flex-wrap gap-4" role="list">{examples}</ul>
        </section>
    }
    .erase()
}
