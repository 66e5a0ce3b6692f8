//! What models say about a picture, and the forms to have it said and to put it in other words.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::{ChangePictures, EditCaption};
use crate::kit::{Erase, Panel};
use crate::state::name_of_model;
use crate::strings;
use crate::types::{Caption, CaptionKind, Change, MediaDetail};

/// Each caption, and buttons for those that a model could make. The forms need no script: the page is loaded anew.
#[component]
pub fn Captions(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let MediaDetail { tile, captions, describing, describer, .. } = media;
    let id = tile.image_id.to_string();
    let ways = [
        (CaptionKind::Short, Change::Describe, strings::media_describe(), strings::media_describe_again()),
        (CaptionKind::Enhanced, Change::Detail, strings::media_detail(), strings::media_detail_again()),
    ];
    let buttons = ways.iter().filter_map(|(kind, change, first, again)| {
        let known = captions.iter().find(|caption| caption.kind == *kind);
        match known {
            None => Some(button(*change, first)),
            Some(caption) => caption.outdated.then(|| button(*change, again)),
        }
    });
    let buttons: Vec<AnyView> = buttons.collect();
    let nothing = captions.is_empty();
    // One list of one kind of thing: each kind would be code of its own.
    let mut parts: Vec<AnyView> = captions.into_iter().map(|caption| written(id.clone(), caption)).collect();
    if describing {
        parts.push(hint(strings::media_describing()));
    } else if !describer {
        parts.push(hint(strings::describing_no_model()));
    } else {
        if nothing {
            parts.push(hint(strings::media_not_described()));
        }
        parts.push(ask(id, buttons));
    }
    view! {
        <Panel title=strings::describing_title() id="captions">
            {parts}
        </Panel>
    }
    .erase()
}

fn hint(text: &'static str) -> AnyView {
    view! { <p class="hint mb-4 wrap-anywhere">{text}</p> }.erase()
}

fn button(change: Change, name: &'static str) -> AnyView {
    view! { <button class="button" type="submit" name="change" value=change.key()>{name}</button> }.erase()
}

/// The form whose buttons have a model describe the picture.
fn ask(id: String, buttons: Vec<AnyView>) -> AnyView {
    view! {
        <form method="post" action=ChangePictures::url() class="flex flex-wrap gap-5">
            <input type="hidden" name="ids[]" value=id/>
            {buttons}
        </form>
    }
    .erase()
}

/// A caption, and the form to put it in other words.
fn written(id: String, caption: Caption) -> AnyView {
    let (title, edit) = match caption.kind {
        CaptionKind::Short => (strings::media_caption_short(), strings::media_edit_short()),
        CaptionKind::Enhanced => (strings::media_caption_enhanced(), strings::media_edit_enhanced()),
    };
    let model = name_of_model(&caption.model);
    let by = if caption.edited { strings::media_caption_edited(model) } else { strings::media_caption_by(model) };
    view! {
        <div class="mb-5 flex flex-col gap-2">
            <h3 class="label">{title}</h3>
            <p class="whitespace-pre-line wrap-anywhere">{caption.text.clone()}</p>
            <p class="hint wrap-anywhere">{by}</p>
            <details>
                <summary class="summary">{edit}</summary>
                <form method="post" action=EditCaption::url() class="flex flex-col gap-5">
                    <input type="hidden" name="id" value=id/>
                    <input type="hidden" name="kind" value=caption.kind.key()/>
                    <label class="flex flex-col gap-2">
                        <span class="label">{strings::media_caption_words()}</span>
                        <textarea class="field" name="text" rows="4" maxlength="2000">{caption.text}</textarea>
                    </label>
                    <p><button class="button button-primary" type="submit">{strings::media_save()}</button></p>
                </form>
            </details>
        </div>
    }
    .erase()
}
