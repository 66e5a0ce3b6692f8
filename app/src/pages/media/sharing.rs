//! Taking a picture elsewhere.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{can_copy, can_share, copy_link, copy_picture, share_picture};
use crate::context::use_hydrated;
use crate::kit::{Erase, Glyph, Icon, When};
use crate::strings;
use crate::types::MediaDetail;

/// Buttons to copy the picture or its link, and to share it with another program, as far as the browser does that.
#[component]
pub fn Sharing(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let MediaDetail { tile, media_type, preview_url, .. } = media;
    let (name, original) = (tile.name, tile.image_url);
    let (copies, shares) = (RwSignal::new(false), RwSignal::new(false));
    let news = RwSignal::new(None::<&'static str>);
    // The page may be gone when it is known.
    let tell = move |said: &'static str| {
        let _ = news.try_set(Some(said));
    };
    let begin = move || news.set(Some(strings::media_one_moment()));

    let hydrated = use_hydrated();
    let (file_name, kind) = (name.clone(), media_type.clone());
    Effect::new(move |_| {
        if hydrated.get() {
            copies.set(can_copy());
            shares.set(can_share(&file_name, &kind));
        }
    });

    let (address, kind) = (original.clone(), media_type.clone());
    let copy = move |_| {
        begin();
        let copied = copy_picture(address.clone(), preview_url.clone(), &kind);
        spawn_local(async move { tell(copied_or_not(copied.await)) });
    };
    let link = move |_| {
        begin();
        spawn_local(async move { tell(copied_or_not(copy_link().await)) });
    };
    let share = move |_| {
        begin();
        let shared = share_picture(original.clone(), name.clone(), media_type.clone());
        spawn_local(async move { tell(shared_or_not(shared.await)) });
    };
    view! {
        <div class="flex flex-wrap gap-5 empty:hidden" role="group" aria-label=strings::media_sharing()>
            <When is=copies>
                <button class="button" type="button" on:click=copy.clone()>
                    <Icon glyph=Glyph::Picture/>
                    {strings::media_copy()}
                </button>
                <button class="button" type="button" on:click=link>{strings::media_copy_link()}</button>
            </When>
            <When is=shares>
                <button class="button" type="button" on:click=share.clone()>
                    <Icon glyph=Glyph::Upload/>
                    {strings::media_share()}
                </button>
            </When>
        </div>
        <p class="hint empty:hidden" role="status">{move || news.get()}</p>
    }
    .erase()
}

/// What is read out when something was copied, or was not.
fn copied_or_not(copied: bool) -> &'static str {
    if copied { strings::media_copied() } else { strings::media_not_copied() }
}

/// The same of what is shared.
fn shared_or_not(shared: bool) -> &'static str {
    if shared { strings::media_shared() } else { strings::media_not_shared() }
}
