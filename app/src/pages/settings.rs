//! The page of what is set, and what there is.

mod library;
mod setting_table;

use leptos::prelude::*;
use leptos_meta::Title;

use self::library::Library;
use self::setting_table::SettingTable;
use super::model_facts::ModelFacts;
use crate::api::get_settings;
use crate::context::use_activity_feed;
use crate::kit::{Erase, Panel};
use crate::layout::{ErrorNotice, ThemeChoice};
use crate::types::{Activity, Settings};

/// How the pages look, what the library holds, which model is in use, and every setting of the server.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let feed = use_activity_feed();
    let settings = Resource::new(|| (), |()| get_settings());
    view! {
        <Title text="Settings"/>
        <h1 class="heading-1">"Settings"</h1>
        <Panel title="Appearance" id="appearance">
            <ThemeChoice label="Colours"/>
            <p class="hint mt-3">"This browser remembers the choice."</p>
        </Panel>
        <Suspense fallback=|| view! { <p class="hint">"Loading …"</p> }>
            {move || Suspend::new(async move {
                match (settings.await, feed.snapshot().await) {
                    (Ok(settings), Ok(snapshot)) => {
                        view! { <Sections settings activity=feed.latest(snapshot)/> }.erase()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Suspense>
    }
    .erase()
}

#[component]
fn Sections(settings: Settings, activity: Signal<Activity>) -> impl IntoView {
    let Settings { library, settings, remarks, file, version } = settings;
    view! {
        <Panel title="Library" id="library">
            <Library library/>
        </Panel>
        <Panel title="Search" id="model">
            <ModelFacts activity/>
            <p class="mt-5 flex flex-wrap gap-5">
                <a class="button" href="/models">"Choose another model"</a>
                <a class="button" href="/lab">"Score lab"</a>
            </p>
        </Panel>
        <Panel title="This server" id="server">
            <SettingTable settings remarks file/>
        </Panel>
        <Panel title="About" id="about">
            <dl class="flex flex-col gap-3">
                <div class="fact">
                    <dt class="label">"Version"</dt>
                    <dd>"Media Search " {version}</dd>
                </div>
                <div class="fact">
                    <dt class="label">"Licence"</dt>
                    <dd>{env!("CARGO_PKG_LICENSE")}</dd>
                </div>
            </dl>
            // Programs' documentation is no page of the app.
            <p class="mt-5"><a class="button" href="/api/docs" rel="external">"Interface for programs"</a></p>
        </Panel>
    }
    .erase()
}
