//! Pictures by date, where there is nothing to rank by.

use app::AppError;
use app::types::{Hit, Sort};

use super::super::Unexpected;
use super::hits;
use super::page::Answering;

/// The newest pictures that pass the filters, or the oldest.
pub async fn page(answering: &Answering<'_>, total: u64) -> Result<Vec<Hit>, AppError> {
    let range = answering.range(total);
    let oldest = answering.request.sort == Sort::Oldest;
    let (library, filter) = (answering.viewer.library().0, answering.filters.all());
    let vectors = &answering.index.vectors;
    let ids = vectors.newest(library, &filter, oldest, range.start, range.len()).await.unexpected("listing vectors")?;
    let rows = hits::rows(answering, &ids).await?;
    Ok(ids.iter().filter_map(|id| rows.get(id)).map(hits::listed).collect())
}
