//! The page that shows what the indexer is doing.

mod descriptions;
mod failure_list;
mod figures;
mod throughput;

use leptos::prelude::*;
use leptos_meta::Title;

use self::descriptions::Descriptions;
use self::failure_list::FailureList;
use self::figures::Figures;
use self::throughput::Throughput;
use super::model_facts::ModelFacts;
use crate::context::{use_activity_feed, use_hydrated};
use crate::kit::{Erase, Glyph, Icon, Panel, When};
use crate::layout::ErrorPage;
use crate::strings;
use crate::types::Activity;

/// The indexer's state, live once the page is alive and a snapshot before.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let feed = use_activity_feed();
    view! {
        <Title text=strings::nav_activity()/>
        <Suspense fallback=|| view! { <p class="hint">{strings::loading()}</p> }>
            {move || Suspend::new(async move {
                match feed.snapshot().await {
                    Ok(snapshot) => view! { <Report activity=feed.latest(snapshot)/> }.erase(),
                    Err(error) => view! { <ErrorPage error/> }.erase(),
                }
            })}
        </Suspense>
    }
    .erase()
}

#[component]
fn Report(activity: Signal<Activity>) -> impl IntoView {
    let hydrated = use_hydrated();
    view! {
        <h1 class="heading-1">{strings::nav_activity()}</h1>
        <When
            is=hydrated
            otherwise=|| view! {
                <p>
                    <a class="button" href="/activity">
                        <Icon glyph=Glyph::Retry/>
                        {strings::activity_load_again()}
                    </a>
                </p>
            }
        >
            <p class="hint">{strings::activity_up_to_date()}</p>
        </When>
        <Panel title=strings::status_indexing() id="indexing">
            <Figures activity/>
            <Throughput activity/>
        </Panel>
        <Panel title=strings::describing_title() id="descriptions">
            <Descriptions activity/>
        </Panel>
        <Panel title=strings::activity_failures() id="failures">
            <FailureList activity/>
        </Panel>
        <Panel title=strings::activity_model() id="model">
            <ModelFacts activity/>
            <p class="mt-5">
                <a class="button" href="/models">{strings::model_choose_another()}</a>
            </p>
        </Panel>
    }
    .erase()
}
