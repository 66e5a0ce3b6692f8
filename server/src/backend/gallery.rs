//! Browses a library, newest first.

use app::AppError;
use app::types::{GalleryPage, PageRequest, Viewer};

use super::{Unexpected, convert};
use crate::services::Services;

/// One page of the viewer's library.
pub async fn gallery(services: &Services, viewer: &Viewer, page: PageRequest) -> Result<GalleryPage, AppError> {
    let (rows, total) = services
        .catalog
        .page(viewer.library().0, services.indexes.present().model.key(), page.offset(), page.page_size.into())
        .await
        .unexpected("loading the gallery")?;
    Ok(GalleryPage {
        images: rows.iter().map(convert::tile).collect(),
        page: page.page,
        page_size: page.page_size,
        total,
    })
}
