//! Browses a library by the time when its pictures were taken.

use app::AppError;
use app::types::{Month, TimelinePart, Viewer};

use super::{Unexpected, convert};
use crate::services::Services;

/// Up to `limit` pictures of the viewer's library from `offset` on, the newest first, and all its months if they are wanted.
pub async fn timeline(
    services: &Services,
    viewer: &Viewer,
    offset: u64,
    limit: u32,
    with_months: bool,
) -> Result<TimelinePart, AppError> {
    let library = viewer.library().0;
    let index = services.indexes.present();
    let images = services
        .catalog
        .timeline_part(library, index.model.key(), offset, limit.into())
        .await
        .unexpected("loading pictures of the timeline")?;
    let mut months = Vec::new();
    if with_months {
        let counted = services.catalog.timeline(library).await.unexpected("counting the months of the timeline")?;
        let month =
            |month: catalog::Month| Month { month: month.first.format("%Y-%m").to_string(), pictures: month.pictures };
        months = counted.into_iter().map(month).collect();
    }
    Ok(TimelinePart { months, images: images.iter().map(convert::tile).collect() })
}
