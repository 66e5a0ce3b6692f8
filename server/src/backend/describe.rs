//! What people write about a picture.

use app::types::{MediaDetail, MediaEdit, MediaId, Viewer};
use app::{AppError, ErrorCode};
use catalog::INDEX_FACTS;
use diesel_async::AsyncConnection;
use jobs::NewJob;
use uuid::Uuid;

use super::{RecordError, Unexpected, pictures};
use crate::facts::comparable;
use crate::services::Services;
use crate::strings;

/// How much may be written, in characters.
const DESCRIPTION_CHARS: usize = 10_000;
const TAG_CHARS: usize = 100;
const TAGS: usize = 100;

/// Changes tags and description of a picture; what is not named stays as it is. Answers the picture as it is then.
///
/// # Errors
/// [`ErrorCode::NotFound`], or [`ErrorCode::InvalidRequest`] where it is too much.
pub async fn describe(
    services: &Services,
    viewer: &Viewer,
    id: MediaId,
    edit: &MediaEdit,
) -> Result<MediaDetail, AppError> {
    let library = viewer.library().0;
    let tags = edit.tags.as_deref().map(clean_tags).transpose()?;
    let description = edit.description.as_deref().map(clean_description).transpose()?;
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let there = connection
        .transaction::<_, RecordError, _>(async |connection| {
            let (tags, description) = (tags.as_deref(), description.as_deref());
            let there = catalog::describe_media(connection, library, id.0, tags, description).await?;
            if there {
                jobs::enqueue(connection, &[NewJob::new(INDEX_FACTS, library, id.0)]).await?;
            }
            Ok(there)
        })
        .await
        .unexpected("describing a picture")?;
    // Before anything else needs a connection.
    drop(connection);
    if !there {
        return Err(AppError::not_found());
    }
    services.changes.announce();
    pictures::detail(services, viewer, id).await
}

/// Adds tags to pictures that have them not yet; answers how many of `ids` there are.
///
/// # Errors
/// [`ErrorCode::InvalidRequest`] where a tag is too long, or a picture would have too many; then nothing is changed.
pub async fn add_tags(services: &Services, viewer: &Viewer, ids: &[MediaId], tags: &[String]) -> Result<u64, AppError> {
    let library = viewer.library().0;
    let tags = clean_tags(tags)?;
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let changed = connection
        .transaction::<_, RecordError, _>(async |connection| {
            let pictures = catalog::lock_tags(connection, library, &ids).await?;
            let with = |(id, there): &(Uuid, Vec<String>)| Ok((*id, clean_tags(&[there, tags.as_slice()].concat())?));
            let tagged = match pictures.iter().map(with).collect::<Result<Vec<_>, AppError>>() {
                Ok(tagged) => tagged,
                Err(too_much) => return Ok(Err(too_much)),
            };
            for (id, all) in &tagged {
                catalog::describe_media(connection, library, *id, Some(all), None).await?;
            }
            let index: Vec<_> = tagged.iter().map(|(id, _)| NewJob::new(INDEX_FACTS, library, *id)).collect();
            jobs::enqueue(connection, &index).await?;
            Ok(Ok(tagged.len() as u64))
        })
        .await
        .unexpected("tagging pictures")??;
    services.changes.announce();
    Ok(changed)
}

/// Tags without white space around them, each once, however it is written.
fn clean_tags(tags: &[String]) -> Result<Vec<String>, AppError> {
    let mut clean: Vec<String> = Vec::new();
    for tag in tags {
        let tag = printable(tag).split_whitespace().collect::<Vec<_>>().join(" ");
        if tag.chars().count() > TAG_CHARS {
            return Err(invalid(strings::server_tag_too_long(&TAG_CHARS.to_string())));
        }
        if !tag.is_empty() && !clean.iter().any(|known| comparable(known) == comparable(&tag)) {
            clean.push(tag);
        }
    }
    if clean.len() > TAGS {
        return Err(invalid(strings::server_too_many_tags(&TAGS.to_string())));
    }
    Ok(clean)
}

fn clean_description(description: &str) -> Result<String, AppError> {
    let description = printable(description).trim().to_owned();
    if description.chars().count() > DESCRIPTION_CHARS {
        return Err(invalid(strings::server_description_too_long(&DESCRIPTION_CHARS.to_string())));
    }
    Ok(description)
}

/// Without control characters other than the ends of lines; browsers send those as two signs.
pub(super) fn printable(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect()
}

/// The answer to what is too much.
pub(super) fn invalid(message: String) -> AppError {
    AppError::new(ErrorCode::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn tags(tags: &[&str]) -> Result<Vec<String>, AppError> {
        clean_tags(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn tags_are_kept_once_and_clean() {
        assert_eq!(tags(&[" Beach ", "beach", "", "golden\n gate", "\0"]).unwrap(), ["Beach", "golden gate"]);
        assert!(tags(&[&"a".repeat(TAG_CHARS + 1)]).is_err());
        let many: Vec<String> = (0..=TAGS).map(|number| number.to_string()).collect();
        assert!(clean_tags(&many).is_err() && clean_tags(&many[1..]).is_ok());
    }

    #[test]
    fn descriptions_keep_their_lines() {
        assert_eq!(clean_description(" one\r\ntwo\u{7} ").unwrap(), "one\ntwo");
        assert!(clean_description(&"ä".repeat(DESCRIPTION_CHARS)).is_ok());
        assert!(clean_description(&"ä".repeat(DESCRIPTION_CHARS + 1)).is_err());
    }
}
