//! From the catalog's rows to the words of the interface.

use app::types::{Caption, CaptionKind, Colour, IndexState, MediaDetail, MediaId, PastSearch, PastSearchId, Tile};
use catalog::{Beside, Media, State};
use chrono::SecondsFormat;
use media::ContentHash;

use crate::models::question;
use crate::strings;

/// A picture as grids show it.
pub fn tile(media: &Media) -> Tile {
    let id = MediaId(media.id);
    Tile {
        image_id: id,
        name: media.name.clone(),
        image_url: format!("/images/{id}"),
        thumb_url: format!("/images/{id}/thumb?size=small"),
        width: media.width,
        height: media.height,
        status: index_state(media),
    }
}

/// A picture in full, with what is said about it, where this model is here and perhaps describes it just now.
pub fn detail(
    media: &Media,
    beside: Beside,
    said: &[catalog::Caption],
    model: Option<&str>,
    describing: bool,
) -> MediaDetail {
    MediaDetail {
        tile: tile(media),
        bytes: media.bytes,
        media_type: media.media_type.clone(),
        newer: beside.newer.map(MediaId),
        older: beside.older.map(MediaId),
        place: media.place.clone(),
        taken_at: media.taken_at.map(|taken| taken.format("%Y-%m-%dT%H:%M:%S").to_string()),
        uploaded_at: media.uploaded_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        colours: media.colours.iter().map(|colour| Colour { hex: colour.hex.clone(), share: colour.share }).collect(),
        tags: media.tags.clone(),
        description: media.description.clone(),
        captions: said.iter().map(|said| caption(said, model)).collect(),
        describing,
        describer: model.is_some(),
        blake3: ContentHash::from(media.blake3).to_string(),
        preview_url: format!("/images/{}/thumb?size=large", media.id),
        local_views: media.refined,
        failure: media.failure.clone(),
    }
}

/// What is said about a picture, where this model is here.
fn caption(caption: &catalog::Caption, model: Option<&str>) -> Caption {
    let is_current = |model: &str| caption.model == model && caption.version >= question(caption.kind).version;
    Caption {
        kind: match caption.kind {
            catalog::CaptionKind::Short => CaptionKind::Short,
            catalog::CaptionKind::Enhanced => CaptionKind::Enhanced,
        },
        text: caption.text.clone(),
        model: caption.model.clone(),
        version: caption.version,
        made_at: caption.made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        edited: caption.edited,
        outdated: !caption.edited && !model.is_none_or(is_current),
    }
}

/// A search that was made.
pub fn past_search(search: &catalog::PastSearch) -> PastSearch {
    PastSearch {
        id: PastSearchId(search.id),
        words: match search.address.contains("&deep=on") {
            true => strings::server_history_deep(&search.words),
            false => search.words.clone(),
        },
        address: search.address.clone(),
        searched_at: search.searched_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        saved: search.saved_at.is_some(),
    }
}

/// How far the indexer is with a picture.
pub fn index_state(media: &Media) -> IndexState {
    match media.state {
        State::Queued => IndexState::Queued,
        State::Indexing => IndexState::Indexing,
        State::Ready => IndexState::Ready,
        State::Failed => IndexState::Failed,
    }
}
