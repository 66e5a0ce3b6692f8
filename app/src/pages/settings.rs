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
use crate::strings;
use crate::types::{Activity, Settings};

/// How the pages look, what the library holds, which model is in use, and every setting of the server.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let feed = use_activity_feed();
    let settings = Resource::new(|| (), |()| get_settings());
    view! {
        <Title text=strings::settings_title()/>
        <h1 class="heading-1">{strings::settings_title()}</h1>
        <Panel title=strings::settings_appearance() id="appearance">
            <ThemeChoice label=strings::settings_colours()/>
            <p class="hint mt-3">{strings::settings_remembered()}</p>
        </Panel>
        <Suspense fallback=|| view! { <p class="hint">{strings::loading()}</p> }>
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
        <Panel title=strings::settings_library() id="library">
            <Library library/>
        </Panel>
        <Panel title=strings::settings_search() id="model">
            <ModelFacts activity/>
            <p class="mt-5 flex flex-wrap gap-5">
                <a class="button" href="/models">{strings::model_choose_another()}</a>
                <a class="button" href="/lab">{strings::lab_title()}</a>
            </p>
        </Panel>
        <Panel title=strings::settings_server() id="server">
            <SettingTable settings remarks file/>
        </Panel>
        <Panel title=strings::settings_about() id="about">
            <dl class="flex flex-col gap-3">
                <div class="fact">
                    <dt class="label">{strings::settings_version()}</dt>
                    <dd>{strings::name()} " " {version}</dd>
                </div>
                <div class="fact">
                    <dt class="label">{strings::settings_licence()}</dt>
                    <dd>{env!("CARGO_PKG_LICENSE")}</dd>
                </div>
            </dl>
            // Programs' documentation is no page of the app.
            <p class="mt-5"><a class="button" href="/api/docs" rel="external">{strings::settings_interface()}</a></p>
        </Panel>
    }
    .erase()
}
