//! The page of one picture.

mod beside;
mod captions;
mod colours;
mod description;
mod facts;
mod index_state;
mod neighbours;
mod preview;
mod sharing;
mod trash_button;

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::beside::Beside;
use self::captions::Captions;
use self::colours::Colours;
use self::description::Description;
use self::facts::Facts;
use self::index_state::IndexStateLine;
use self::neighbours::{Neighbours, load_neighbours};
use self::preview::Preview;
use self::sharing::Sharing;
use self::trash_button::TrashButton;
use crate::AppError;
use crate::api::get_media;
use crate::browser::{is_form_open, pause};
use crate::context::{on_description, on_library_change};
use crate::kit::{Erase, Glyph, Icon, Panel};
use crate::layout::ErrorPage;
use crate::state::write_search;
use crate::strings;
use crate::types::{IndexState, MediaDetail, MediaId, Query};

/// How often it is looked whether somebody is still writing.
const WRITING: Duration = Duration::from_secs(1);

async fn load(id: Result<MediaId, AppError>) -> Result<MediaDetail, AppError> {
    get_media(id?).await
}

/// The picture that the address names, with all that is known of it.
#[component]
pub fn MediaPage() -> impl IntoView {
    let parameters = use_params_map();
    let id = Memo::new(move |_| {
        let id = parameters.with(|parameters| parameters.get("id")).unwrap_or_default();
        id.parse::<MediaId>().map_err(|_| AppError::not_found())
    });
    let media = Resource::new(move || id.get(), load);
    let similar = Resource::new(move || id.get(), move |_| load_neighbours(media));
    let (settled, described) = (StoredValue::new(true), StoredValue::new(true));
    on_library_change(async move || {
        // A picture that is indexed does not change any more.
        if settled.try_get_value() == Some(false) {
            media.refetch();
        }
    });
    on_description(async move || {
        // Loaded anew when there is something to show, and nobody is writing.
        let Ok(id) = id.get_untracked() else { return };
        if described.try_get_value() == Some(false) && get_media(id).await.is_ok_and(|media| !media.describing) {
            while is_form_open() {
                pause(WRITING).await;
            }
            if described.try_get_value() == Some(false) {
                media.refetch();
            }
        }
    });
    view! {
        <Transition fallback=|| view! { <p class="hint">{strings::loading()}</p> }>
            {move || Suspend::new(async move {
                match media.await {
                    Ok(media) => {
                        let ended = matches!(media.tile.status, IndexState::Ready | IndexState::Failed);
                        let _ = settled.try_set_value(ended);
                        let _ = described.try_set_value(!media.describing);
                        view! { <Picture media similar/> }.erase()
                    }
                    Err(error) => view! { <ErrorPage error/> }.erase(),
                }
            })}
        </Transition>
    }
    .erase()
}

#[component]
fn Picture(media: MediaDetail, similar: neighbours::Found) -> impl IntoView {
    let id = media.tile.image_id;
    let name = media.tile.name.clone();
    let facts = media.clone();
    let (state, failure, colours) = (media.tile.status, media.failure.clone(), media.colours.clone());
    view! {
        <Title text=name.clone()/>
        <Beside newer=media.newer older=media.older/>
        <h1 class="heading-name">{name.clone()}</h1>
        <div class="grid gap-8 lg:grid-cols-[3fr_2fr]">
            <Preview media=media.clone()/>
            <div class="flex min-w-0 flex-col gap-8">
                <IndexStateLine id state failure/>
                <Description media=media.clone()/>
                <Captions media=media.clone()/>
                <Panel title=strings::media_facts() id="facts">
                    <Facts media=facts/>
                    <Colours colours/>
                </Panel>
                <div class="flex flex-wrap gap-5">
                    <a class="button button-primary" href=write_search(&Query::Similar(id))>
                        <Icon glyph=Glyph::Similar/>
                        {strings::media_find_similar()}
                    </a>
                    <TrashButton id/>
                </div>
                <Sharing media/>
            </div>
        </div>
        <Neighbours id similar/>
    }
    .erase()
}
