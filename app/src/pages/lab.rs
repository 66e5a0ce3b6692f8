//! The page that shows how scores come about.

#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod report;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

#[cfg(feature = "ssr")]
pub use self::report::lab_report;
use crate::AppError;
use crate::api::score_lab;
use crate::browser::fields_of;
use crate::kit::Erase;
use crate::layout::ErrorNotice;
use crate::strings;
use crate::types::LabRequest;

async fn load(request: LabRequest) -> Result<Option<String>, AppError> {
    if request.q.trim().is_empty() {
        return Ok(None);
    }
    score_lab(request).await.map(Some)
}

/// A form whose fields are the address, and the report on it. Without a script a button sends it.
#[component]
pub fn LabPage() -> impl IntoView {
    let parameters = use_query_map();
    let given = move |name: &str| parameters.with(|parameters| parameters.get(name)).unwrap_or_default();
    let request = Memo::new(move |_| LabRequest {
        q: given("q"),
        calibration: given("calibration"),
        temperature: given("temperature"),
        global: given("global"),
        local: given("local"),
        fdr: given("fdr"),
    });
    let report = Resource::new(move || request.get(), load);
    let navigate = use_navigate();
    let change = move |event: leptos::ev::Event| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("/lab?{}", fields_of(&event)), options);
    };
    let shown = request.get_untracked();
    // Name, what it is, least, most, step, and where it stands if nobody moves it.
    let sliders = [
        ("global", strings::lab_global(), "0.05", "1", "0.05", "0.7"),
        ("local", strings::lab_local(), "0", "1", "0.05", "0.3"),
        ("temperature", strings::lab_temperature(), "15", "35", "1", "25"),
        ("fdr", strings::lab_fdr(), "1", "50", "1", "5"),
    ];
    let sliders = sliders.map(|(name, label, least, most, step, default)| {
        let value = Some(given(name)).filter(|value| !value.is_empty()).unwrap_or_else(|| default.to_owned());
        view! {
            <label class="control">
                <span class="label">{label}</span>
                <input class="slider" type="range" name=name min=least max=most step=step value=value/>
            </label>
        }
    });
    let by_temperature = shown.calibration == "temperature";
    view! {
        <Title text=strings::lab_title()/>
        <h1 class="heading-1">{strings::lab_title()}</h1>
        <form method="get" action="/lab" class="panel flex flex-col gap-5" on:change=change>
            <label class="control">
                <span class="label">{strings::lab_query()}</span>
                <input class="field" type="search" name="q" value=shown.q autocomplete="off"/>
            </label>
            <div class="controls">
                {sliders}
                <label class="control">
                    <span class="label">{strings::lab_confidence_by()}</span>
                    <select class="field" name="calibration">
                        <option value="model">{strings::lab_by_model()}</option>
                        <option value="temperature" selected=by_temperature>{strings::lab_by_temperature()}</option>
                    </select>
                </label>
            </div>
            <p><button class="button button-primary" type="submit">{strings::lab_submit()}</button></p>
        </form>
        <Transition fallback=|| view! { <p class="hint">{strings::loading()}</p> }>
            {move || Suspend::new(async move {
                match report.await {
                    Ok(Some(report)) => view! { <div class="flex flex-col gap-8" inner_html=report></div> }.erase(),
                    Ok(None) => view! { <p class="hint">{strings::lab_hint()}</p> }.erase(),
                    Err(error) => view! { <ErrorNotice error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}
