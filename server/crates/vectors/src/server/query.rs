//! Questions in the words of a Qdrant server.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    Condition, CountPointsBuilder, Filter, GetPointsBuilder, Query, QueryPointsBuilder, RetrievedPoint,
    SearchParamsBuilder, VectorsSelector,
};
use uuid::Uuid;

use super::points;
use crate::point::{GLOBAL, LIBRARY};
use crate::ranking::{self, BEAM, Window};
use crate::{Neighbour, Search, VectorError};

/// Answers one page.
pub(super) async fn search(client: &Qdrant, name: &str, search: &Search) -> Result<Vec<Neighbour>, VectorError> {
    let first = nearest(client, name, search, Window::FIRST).await?;
    if let Some(page) = ranking::early_page(&first, search, None) {
        return Ok(page);
    }
    let points = usize::try_from(count(client, name, search.library).await?.min(1 << 31)).unwrap_or(BEAM);
    if let Some(page) = ranking::early_page(&first, search, Some(points)) {
        return Ok(page);
    }
    let mut window = Window::scan(search, points);
    loop {
        match ranking::late_page(&first, nearest(client, name, search, window).await?, search, window, points) {
            Ok(page) => return Ok(page),
            Err(wider) => window = wider,
        }
    }
}

/// Counts the points of a library exactly.
pub(super) async fn count(client: &Qdrant, name: &str, library: Uuid) -> Result<u64, VectorError> {
    let request = CountPointsBuilder::new(name).filter(library_filter(library)).exact(true);
    let answer = client.count(request).await?.result.ok_or(VectorError::Malformed { part: "count" })?;
    Ok(answer.count)
}

/// Reads one vector of a point, whichever library it belongs to.
pub(super) async fn point(
    client: &Qdrant,
    name: &str,
    id: Uuid,
    vector: &str,
) -> Result<Option<RetrievedPoint>, VectorError> {
    let request = GetPointsBuilder::new(name, vec![points::id(id)])
        .with_payload(true)
        .with_vectors(VectorsSelector { names: vec![vector.into()] });
    Ok(client.get_points(request).await?.result.pop())
}

/// Lets pass only what belongs to a library.
pub(super) fn library_filter(library: Uuid) -> Filter {
    Filter::must([Condition::matches(LIBRARY, library.to_string())])
}

async fn nearest(client: &Qdrant, name: &str, search: &Search, window: Window) -> Result<Vec<Neighbour>, VectorError> {
    let mut filter = library_filter(search.library);
    filter.must_not = search.exclude.map(|id| Condition::has_id([points::id(id)])).into_iter().collect();
    let request = QueryPointsBuilder::new(name)
        .query(Query::new_nearest(search.vector.clone()))
        .using(GLOBAL)
        .filter(filter)
        .params(SearchParamsBuilder::default().hnsw_ef(BEAM as u64).exact(window.exact))
        .limit(window.depth as u64);
    let found = client.query(request).await?.result;
    let neighbour = |point: &qdrant_client::qdrant::ScoredPoint| {
        // Rounding may carry a cosine past its range.
        let similarity = point.score.clamp(-1.0, 1.0);
        points::uuid(point.id.as_ref()).map(|id| Neighbour { id, similarity })
    };
    Ok(found.iter().filter_map(neighbour).collect())
}
