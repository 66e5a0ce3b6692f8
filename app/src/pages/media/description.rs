//! What people wrote about a picture, and the form to write it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::DescribeMedia;
use crate::kit::{Erase, Panel};
use crate::state::{search_by_tag, write_search};
use crate::strings;
use crate::types::{MediaDetail, Query};

/// Tags and description. The form needs no script: saving loads the page anew.
#[component]
pub fn Description(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let tags = media.tags.iter().map(|tag| {
        let href = write_search(&Query::Text(search_by_tag(tag)));
        view! { <li><a class="chip" href=href>{tag.clone()}</a></li> }
    });
    let tags = (!media.tags.is_empty()).then(|| {
        view! {
            <ul class="flex flex-wrap gap-3 mb-4" role="list" aria-label=strings::gallery_tags()>
                {tags.collect_view()}
            </ul>
        }
    });
    let described = !media.description.is_empty();
    let text =
        described.then(|| view! { <p class="mb-4 whitespace-pre-line wrap-anywhere">{media.description.clone()}</p> });
    let nothing = (tags.is_none() && !described).then(|| view! { <p class="hint">{strings::media_words_hint()}</p> });
    view! {
        <Panel title=strings::media_words() id="words">
            {tags}
            {text}
            {nothing}
            <details>
                <summary class="summary">{strings::media_edit()}</summary>
                <form method="post" action=DescribeMedia::url() class="flex flex-col gap-5">
                    <input type="hidden" name="id" value=media.tile.image_id.to_string()/>
                    <label class="flex flex-col gap-2">
                        <span class="label">{strings::media_edit_tags()}</span>
                        <input class="field" type="text" name="tags" value=media.tags.join(", ") autocomplete="off"/>
                    </label>
                    <label class="flex flex-col gap-2">
                        <span class="label">{strings::media_edit_description()}</span>
                        <textarea class="field" name="description" rows="4" maxlength="10000">{media.description}</textarea>
                    </label>
                    <p><button class="button button-primary" type="submit">{strings::media_save()}</button></p>
                </form>
            </details>
        </Panel>
    }
    .erase()
}
