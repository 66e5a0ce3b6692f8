//! Searching by a picture of one's own.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use web_sys::File;

use crate::AppError;
use crate::browser::{send_query_image, take_files};
use crate::context::use_hydrated;
use crate::kit::{Alert, Erase, Glyph, Icon, When};
use crate::state::write_search;
use crate::strings;
use crate::types::Query;

/// Leads to an address.
type Follow = Box<dyn Fn(&str) + Send + Sync>;

/// A picture on its way to be searched by.
#[derive(Clone, Copy)]
pub struct PictureSearch {
    sending: RwSignal<bool>,
    failure: RwSignal<Option<AppError>>,
    follow: StoredValue<Follow>,
}

impl PictureSearch {
    /// Nothing on its way yet.
    pub fn new() -> Self {
        let navigate = use_navigate();
        let follow: Follow = Box::new(move |address| navigate(address, NavigateOptions::default()));
        Self { sending: RwSignal::new(false), failure: RwSignal::new(None), follow: StoredValue::new(follow) }
    }

    /// Sends a picture and shows what is like it.
    pub fn start(self, file: File) {
        self.sending.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = send_query_image(file).await;
            // The page may be gone by now, and its signals with it.
            if self.sending.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(image) => self.follow.with_value(|follow| follow(&write_search(&Query::Image(image)))),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// A form that sends a picture; once the page is alive, choosing one is enough.
#[component]
pub fn PictureForm(
    /// Where the picture goes.
    search: PictureSearch,
) -> impl IntoView {
    let hydrated = use_hydrated();
    let field = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(file) = field.get_untracked().map(|field| take_files(&field)).unwrap_or_default().pop() {
            search.start(file);
        }
    };
    view! {
        <form
            method="post"
            action="/search-image"
            enctype="multipart/form-data"
            class="flex flex-wrap items-end gap-4"
        >
            <label class="flex min-w-0 grow basis-[12rem] flex-col gap-2">
                <span class="label">{strings::search_picture()}</span>
                <input class="file-field" type="file" name="file" accept="image/*" required node_ref=field on:change=choose/>
            </label>
            <When
                is=hydrated
                otherwise=|| view! {
                    <button class="button" type="submit">
                        <Icon glyph=Glyph::Picture/>
                        {strings::search_picture_submit()}
                    </button>
                }
            >
                <p class="hint basis-full">{strings::search_picture_hint()}</p>
            </When>
        </form>
        <p class="hint empty:hidden" role="status">{move || search.sending.get().then(strings::search_looking)}</p>
        {move || {
            search.failure.get().map(|error| view! { <Alert message=error.message/> })
        }}
    }
    .erase()
}
