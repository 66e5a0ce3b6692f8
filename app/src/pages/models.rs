//! The page where a model is fetched and chosen.

mod download_list;
mod model_row;

use leptos::prelude::*;
use leptos_meta::Title;

use self::download_list::DownloadList;
use self::model_row::ModelRow;
use crate::api::{FetchModel, StopFetchingModel, UseModel, get_models};
use crate::context::use_activity_feed;
use crate::kit::{Alert, Erase, Glyph, Icon, Notice, NoticeTone, Panel};
use crate::layout::ErrorPage;
use crate::strings;
use crate::types::{Activity, ModelList};

/// What the forms of this page do.
#[derive(Clone, Copy)]
struct Actions {
    fetch: ServerAction<FetchModel>,
    stop: ServerAction<StopFetchingModel>,
    choose: ServerAction<UseModel>,
}

impl Actions {
    fn new() -> Self {
        Self { fetch: ServerAction::new(), stop: ServerAction::new(), choose: ServerAction::new() }
    }

    /// A number that changes whenever one of them is done.
    fn version(self) -> usize {
        self.fetch.version().get() + self.stop.version().get() + self.choose.version().get()
    }

    fn failure(self) -> Option<String> {
        if self.version() == 0 {
            // What the address says of a failure is shown elsewhere, and its words are not believed.
            return None;
        }
        let failures = [self.fetch.value().get(), self.stop.value().get(), self.choose.value().get()];
        failures.into_iter().flatten().find_map(|outcome| outcome.err().map(|error| error.message))
    }
}

/// Models to choose from; what is being fetched is live.
#[component]
pub fn ModelsPage() -> impl IntoView {
    let (feed, actions) = (use_activity_feed(), Actions::new());
    // A model is here as soon as it is no longer being fetched.
    let (fetched, set_fetched) = signal(0_usize);
    let models = Resource::new(move || (actions.version(), fetched.get()), |_| get_models());
    view! {
        <Title text=strings::models_title()/>
        <Transition fallback=|| view! { <p class="hint">{strings::loading()}</p> }>
            {move || Suspend::new(async move {
                match (models.await, feed.snapshot().await) {
                    (Ok(list), Ok(snapshot)) => {
                        let activity = feed.latest(snapshot);
                        let count = Memo::new(move |_| activity.with(|now| now.downloads.len()));
                        Effect::new(move |before: Option<usize>| {
                            let now = count.get();
                            if before.is_some_and(|before| before != now) {
                                set_fetched.update(|times| *times += 1);
                            }
                            now
                        });
                        view! { <Choices list actions activity/> }.erase()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <ErrorPage error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn Choices(list: ModelList, actions: Actions, activity: Signal<Activity>) -> impl IntoView {
    let ModelList { models, used, fixed, .. } = list;
    let fixed = fixed.map(|origin| {
        view! { <Notice tone=NoticeTone::Info>{strings::models_fixed(&origin)}</Notice> }
    });
    let failure = move || actions.failure().map(|message| view! { <Alert message/> });
    let former = Memo::new(move |_| activity.with(|now| now.former.clone()));
    let rows: Vec<_> = models.into_iter().map(|model| view! { <ModelRow model actions activity/> }).collect();
    view! {
        <h1 class="heading-1">{strings::models_title()}</h1>
        <p class="hint">
            {strings::models_used_before()}
            " "
            <strong class="wrap-anywhere">{used}</strong>
            {strings::models_used_after()}
            {move || former.get().map(|former| " ".to_owned() + &strings::models_former(&former))}
        </p>
        {fixed}
        {failure}
        <Panel title=strings::models_choices() id="choices">
            <ul class="flex flex-col gap-5" role="list">{rows}</ul>
        </Panel>
        <Panel title=strings::models_downloads() id="downloads">
            <DownloadList activity actions/>
        </Panel>
        <Panel title=strings::models_another() id="another">
            <ActionForm action=actions.fetch>
                <div class="flex flex-wrap items-end gap-4">
                    <label class="flex min-w-0 grow flex-col gap-2">
                        <span class="label">{strings::models_name()}</span>
                        <input
                            class="field"
                            name="model"
                            required
                            placeholder="google/siglip-base-patch16-224"
                            autocomplete="off"
                            autocapitalize="none"
                            spellcheck="false"
                        />
                    </label>
                    <button class="button" type="submit">
                        <Icon glyph=Glyph::Upload/>
                        {strings::models_fetch()}
                    </button>
                </div>
            </ActionForm>
            <p class="hint">{strings::models_another_hint()}</p>
        </Panel>
    }
    .erase()
}
