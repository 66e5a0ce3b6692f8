//! Questions in the words of a Qdrant server.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::order_value::Variant;
use qdrant_client::qdrant::{
    AcornSearchParamsBuilder, CountPointsBuilder, Direction, Filter as ServerFilter, GetPointsBuilder, OrderByBuilder,
    QuantizationSearchParamsBuilder, Query, QueryPointsBuilder, RetrievedPoint, ScoredPoint, ScrollPointsBuilder,
    SearchParamsBuilder,
};
use uuid::Uuid;

use super::{filter, points};
use crate::by_date::{self, Dated, UNCOUNTED};
use crate::filter::SCAN_KB;
use crate::point::{DATE, GLOBAL};
use crate::ranking::{self, Reach, Window};
use crate::{Filter, Neighbour, Search, VectorError};

/// Answers one page.
pub(super) async fn search(client: &Qdrant, name: &str, search: &Search) -> Result<Vec<Neighbour>, VectorError> {
    let passing = filter::within(search.library, &search.filter);
    let first = reach(client, name, &search.filter, &passing, search.vector.len()).await?;
    let first = nearest(client, name, search, &passing, Window::FIRST.depth, first).await?;
    if let Some(page) = ranking::early_page(&first, search, None) {
        return Ok(page);
    }
    let points = count(client, name, search.library, &search.filter).await?;
    if let Some(page) = ranking::early_page(&first, search, Some(points)) {
        return Ok(page);
    }
    let mut window = Window::scan(search, points);
    loop {
        let scanned = nearest(client, name, search, &passing, window.depth, scan()).await?;
        match ranking::late_page(&first, scanned, search, window, points) {
            Ok(page) => return Ok(page),
            Err(wider) => window = wider,
        }
    }
}

/// Counts the points of a library that pass a filter, exactly.
pub(super) async fn count(client: &Qdrant, name: &str, library: Uuid, filter: &Filter) -> Result<usize, VectorError> {
    how_many(client, name, filter::within(library, filter), true).await
}

/// Answers one page by date.
pub(super) async fn newest(
    client: &Qdrant,
    name: &str,
    library: Uuid,
    filter: &Filter,
    oldest_first: bool,
    offset: usize,
    limit: usize,
) -> Result<Vec<Uuid>, VectorError> {
    let mut end = offset.saturating_add(limit);
    if end > UNCOUNTED {
        end = end.min(count(client, name, library, filter).await?);
    }
    if limit == 0 || end <= offset {
        return Ok(Vec::new());
    }
    let mut passing = filter::within(library, filter);
    let direction = if oldest_first { Direction::Asc } else { Direction::Desc };
    let order = OrderByBuilder::new(DATE).direction(direction.into());
    let first = scroll(client, scrolling(name, &passing, end)?.order_by(order)).await?;
    let (mut ids, rest) = by_date::beginning(first.iter().filter_map(dated).collect(), end, oldest_first);
    passing.must.push(filter::condition(rest));
    // A server takes no limit of zero.
    let missing = end - ids.len();
    if missing > 0 {
        let rest = scroll(client, scrolling(name, &passing, missing)?).await?;
        ids.extend(rest.iter().filter_map(|point| points::uuid(point.id.as_ref())));
    }
    Ok(ids.split_off(offset.min(ids.len())))
}

/// Reads points with the payload and their vectors, whichever library they belong to.
pub(super) async fn points(client: &Qdrant, name: &str, ids: &[Uuid]) -> Result<Vec<RetrievedPoint>, VectorError> {
    let ids: Vec<_> = ids.iter().map(|id| points::id(*id)).collect();
    let request = GetPointsBuilder::new(name, ids).with_payload(true).with_vectors(true);
    Ok(client.get_points(request).await?.result)
}

/// A walk of the graph, or a scan of the few that pass a narrow filter; of many, a walk that steps over what does not.
pub(super) async fn reach(
    client: &Qdrant,
    name: &str,
    filter: &Filter,
    passing: &ServerFilter,
    dim: usize,
) -> Result<SearchParamsBuilder, VectorError> {
    let compared_exactly = QuantizationSearchParamsBuilder::default().rescore(true);
    let walk = |beam: usize| SearchParamsBuilder::default().hnsw_ef(beam as u64).quantization(compared_exactly);
    let about = how_many(client, name, passing.clone(), false).await?;
    Ok(match Reach::of(filter, about, dim, SCAN_KB) {
        Reach::Walk(beam) => walk(beam),
        Reach::Step(beam) => walk(beam).acorn(AcornSearchParamsBuilder::new(true)),
        Reach::Scan => scan(),
    })
}

/// A comparison with everything that passes.
pub(super) fn scan() -> SearchParamsBuilder {
    SearchParamsBuilder::default().exact(true)
}

/// What was found, as we put it.
pub(super) fn neighbours(found: &[ScoredPoint]) -> Vec<Neighbour> {
    found.iter().filter_map(neighbour).collect()
}

async fn nearest(
    client: &Qdrant,
    name: &str,
    search: &Search,
    passing: &ServerFilter,
    depth: usize,
    params: SearchParamsBuilder,
) -> Result<Vec<Neighbour>, VectorError> {
    let request = QueryPointsBuilder::new(name).query(Query::new_nearest(search.vector.clone())).using(GLOBAL);
    let request = request.filter(passing.clone()).params(params).limit(depth as u64);
    Ok(neighbours(&client.query(request).await?.result))
}

async fn how_many(client: &Qdrant, name: &str, passing: ServerFilter, exact: bool) -> Result<usize, VectorError> {
    let request = CountPointsBuilder::new(name).filter(passing).exact(exact);
    let answer = client.count(request).await?.result.ok_or(VectorError::Malformed { part: "count" })?;
    usize::try_from(answer.count).map_err(|_| VectorError::Malformed { part: "count" })
}

fn scrolling(name: &str, filter: &ServerFilter, limit: usize) -> Result<ScrollPointsBuilder, VectorError> {
    let limit = u32::try_from(limit).map_err(|_| VectorError::Malformed { part: "count" })?;
    Ok(ScrollPointsBuilder::new(name).filter(filter.clone()).limit(limit).with_payload(false))
}

async fn scroll(client: &Qdrant, request: ScrollPointsBuilder) -> Result<Vec<RetrievedPoint>, VectorError> {
    Ok(client.scroll(request).await?.result)
}

fn dated(point: &RetrievedPoint) -> Option<Dated> {
    match point.order_value?.variant? {
        Variant::Int(date) => Some(Dated { date, id: points::uuid(point.id.as_ref())? }),
        Variant::Float(_) => None,
    }
}

fn neighbour(point: &ScoredPoint) -> Option<Neighbour> {
    // Rounding may carry a cosine past its range.
    let similarity = point.score.clamp(-1.0, 1.0);
    points::uuid(point.id.as_ref()).map(|id| Neighbour { id, similarity })
}
