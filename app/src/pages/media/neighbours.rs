//! Pictures like this one.

use leptos::prelude::*;

use crate::api::search_media;
use crate::kit::Erase;
use crate::state::describe_alike;
use crate::tiles::TileCard;
use crate::types::{
    Hit, IndexState, MediaDetail, MediaId, PageRequest, Query, SearchPage, SearchRequest, Sort, Tuning,
};
use crate::{AppError, strings};

/// Pictures in the strip.
const COUNT: u32 = 12;

/// What is similar to a picture; nothing as long as it cannot be compared.
pub type Found = Resource<Result<Option<SearchPage>, AppError>>;

/// Asks for the pictures most like `media`, which is itself the most alike, once it is indexed.
pub async fn load_neighbours(media: Resource<Result<MediaDetail, AppError>>) -> Result<Option<SearchPage>, AppError> {
    let tile = media.await?.tile;
    if tile.status != IndexState::Ready {
        return Ok(None);
    }
    let page = PageRequest::bounded(1, COUNT + 1);
    let query = Query::Similar(tile.image_id);
    let (sort, tuning) = (Sort::Relevance, Tuning::default());
    let request = SearchRequest { query, page, expand: false, explain: false, sort, tuning, deep: false };
    search_media(request).await.map(|answer| Some(answer.found))
}

/// The strip of similar pictures.
#[component]
pub fn Neighbours(
    /// The picture that they are compared with.
    id: MediaId,
    /// The answer.
    similar: Found,
) -> impl IntoView {
    view! {
        <section class="flex flex-col gap-5" aria-labelledby="similar">
            <h2 id="similar" class="heading-2">{strings::search_similar()}</h2>
            <Transition fallback=|| view! { <p class="hint">{strings::media_looking()}</p> }>
                {move || Suspend::new(async move {
                    match similar.await {
                        Ok(Some(found)) => view! { <Strip hits=others(found.results, id)/> }.erase(),
                        Ok(None) => {
                            view! { <p class="hint">{strings::media_similar_later()}</p> }.erase()
                        }
                        Err(error) => view! { <p class="hint">{error.message}</p> }.erase(),
                    }
                })}
            </Transition>
        </section>
    }
    .erase()
}

#[component]
fn Strip(hits: Vec<Hit>) -> impl IntoView {
    if hits.is_empty() {
        return view! { <p class="hint">{strings::media_no_similar()}</p> }.erase();
    }
    let cards = hits.into_iter().map(|hit| {
        let alike = describe_alike(hit.score.unwrap_or_default());
        view! { <TileCard tile=hit.tile><p>{alike}</p></TileCard> }
    });
    view! { <ul class="tile-grid" role="list">{cards.collect_view()}</ul> }.erase()
}

fn others(hits: Vec<Hit>, id: MediaId) -> Vec<Hit> {
    hits.into_iter().filter(|hit| hit.tile.image_id != id).take(COUNT as usize).collect()
}
