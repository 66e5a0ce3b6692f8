//! The page to put pictures in.

mod drop_zone;
mod plain_form;
mod queue_panel;
mod transfer_row;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::drop_zone::DropZone;
use self::plain_form::PlainForm;
use self::queue_panel::QueuePanel;
use crate::context::use_hydrated;
use crate::kit::{Erase, Notice, NoticeTone, When};
use crate::state::UploadNotice;
use crate::strings;

/// A plain form, and once the page is alive a drop zone with a queue in its place.
#[component]
pub fn UploadPage() -> impl IntoView {
    let hydrated = use_hydrated();
    let parameters = use_query_map();
    let notice = move || {
        let notice = parameters.with(|parameters| UploadNotice::read(|name| parameters.get(name)))?;
        let tone = if notice.has_rejections() { NoticeTone::Bad } else { NoticeTone::Good };
        Some(view! { <Notice tone announce=true><p>{notice.sentence()}</p></Notice> })
    };
    view! {
        <Title text=strings::nav_upload()/>
        <h1 class="heading-1">{strings::gallery_add()}</h1>
        {notice}
        <When is=hydrated otherwise=|| view! { <PlainForm/> }>
            <DropZone/>
            <QueuePanel/>
        </When>
    }
    .erase()
}
