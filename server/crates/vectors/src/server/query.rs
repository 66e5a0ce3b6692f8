//! Questions in the words of a Qdrant server.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    Condition, CountPointsBuilder, Filter, GetPointsBuilder, PrefetchQueryBuilder, Query, QueryBatchPointsBuilder,
    QueryPointsBuilder, RetrievedPoint, ScoredPoint, SearchParamsBuilder,
};
use uuid::Uuid;

use super::points;
use crate::point::{GLOBAL, LIBRARY, LOCAL};
use crate::ranking::{self, BEAM, Window};
use crate::{Candidate, Candidates, Neighbour, Search, VectorError};

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

/// Answers all vectors in one batch: two requests for each, by its global and by its local views.
pub(super) async fn candidates(
    client: &Qdrant,
    name: &str,
    request: &Candidates,
) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let filter = library_filter(request.library);
    let walk = walk(false);
    let mut searches = Vec::with_capacity(2 * request.vectors.len());
    for vector in &request.vectors {
        let by = || Query::new_nearest(vector.clone());
        let nearest = QueryPointsBuilder::new(name).query(by()).using(GLOBAL).limit(request.limit as u64);
        searches.push(nearest.filter(filter.clone()).params(walk.clone()).build());
        if !request.local {
            continue;
        }
        // The same walk again, whose end is compared with the local views.
        let first = PrefetchQueryBuilder::default().query(by()).using(GLOBAL).limit(request.limit as u64);
        let rescored = QueryPointsBuilder::new(name).add_prefetch(first.filter(filter.clone()).params(walk.clone()));
        searches.push(rescored.query(by()).using(LOCAL).limit(request.limit as u64).build());
    }
    let answer = client.query_batch(QueryBatchPointsBuilder::new(name, searches)).await?;
    Ok(request.collect(answer.result.iter().map(|found| neighbours(&found.result))))
}

/// Reads points with the payload and their vectors, whichever library they belong to.
pub(super) async fn points(client: &Qdrant, name: &str, ids: &[Uuid]) -> Result<Vec<RetrievedPoint>, VectorError> {
    let ids: Vec<_> = ids.iter().map(|id| points::id(*id)).collect();
    let request = GetPointsBuilder::new(name, ids).with_payload(true).with_vectors(true);
    Ok(client.get_points(request).await?.result)
}

/// Lets pass only what belongs to a library.
pub(super) fn library_filter(library: Uuid) -> Filter {
    Filter::must([Condition::matches(LIBRARY, library.to_string())])
}

async fn nearest(client: &Qdrant, name: &str, search: &Search, window: Window) -> Result<Vec<Neighbour>, VectorError> {
    let mut filter = library_filter(search.library);
    if !search.exclude.is_empty() {
        filter.must_not = vec![Condition::has_id(search.exclude.iter().map(|id| points::id(*id)))];
    }
    let request = QueryPointsBuilder::new(name)
        .query(Query::new_nearest(search.vector.clone()))
        .using(GLOBAL)
        .filter(filter)
        .params(walk(window.exact))
        .limit(window.depth as u64);
    Ok(neighbours(&client.query(request).await?.result))
}

fn walk(exact: bool) -> SearchParamsBuilder {
    SearchParamsBuilder::default().hnsw_ef(BEAM as u64).exact(exact)
}

fn neighbours(found: &[ScoredPoint]) -> Vec<Neighbour> {
    found.iter().filter_map(neighbour).collect()
}

fn neighbour(point: &ScoredPoint) -> Option<Neighbour> {
    // Rounding may carry a cosine past its range.
    let similarity = point.score.clamp(-1.0, 1.0);
    points::uuid(point.id.as_ref()).map(|id| Neighbour { id, similarity })
}
