//! Questions in the words of Qdrant Edge.

use std::collections::HashMap;

use qdrant_edge::{
    AcornSearchParams, CountRequest, Direction, EdgeShard, Filter as EdgeFilter, NamedQuery, OrderBy, OrderByInterface,
    OrderValue, PointId, QuantizationSearchParams, QueryEnum, QueryRequestBuilder, Record, RetrieveRequest,
    ScoredPoint, ScoringQuery, ScrollRequest, SearchParams, WithPayloadInterface, WithVector,
};
use uuid::Uuid;

use super::{filter, points};
use crate::by_date::{self, Dated, UNCOUNTED};
use crate::point::{DATE, GLOBAL};
use crate::ranking::{self, Reach, Window};
use crate::{Filter, Neighbour, Search, VectorError, Views};

/// Answers one page.
pub(super) fn search(shard: &EdgeShard, search: &Search, scan_kb: usize) -> Result<Vec<Neighbour>, VectorError> {
    let passing = filter::within(search.library, &search.filter)?;
    let first = reach(shard, &search.filter, &passing, search.vector.len(), scan_kb)?;
    let first = nearest(shard, search, &passing, Window::FIRST.depth, first)?;
    if let Some(page) = ranking::early_page(&first, search, None) {
        return Ok(page);
    }
    let points = count(shard, search.library, &search.filter)?;
    if let Some(page) = ranking::early_page(&first, search, Some(points)) {
        return Ok(page);
    }
    let mut window = Window::scan(search, points);
    loop {
        let scanned = nearest(shard, search, &passing, window.depth, scan())?;
        match ranking::late_page(&first, scanned, search, window, points) {
            Ok(page) => return Ok(page),
            Err(wider) => window = wider,
        }
    }
}

/// Counts the points of a library that pass a filter, exactly.
pub(super) fn count(shard: &EdgeShard, library: Uuid, filter: &Filter) -> Result<usize, VectorError> {
    let request = CountRequest { filter: Some(filter::within(library, filter)?), exact: true };
    Ok(shard.count(request)?)
}

/// Answers one page by date.
pub(super) fn newest(
    shard: &EdgeShard,
    library: Uuid,
    filter: &Filter,
    oldest_first: bool,
    offset: usize,
    limit: usize,
) -> Result<Vec<Uuid>, VectorError> {
    let mut end = offset.saturating_add(limit);
    if end > UNCOUNTED {
        end = end.min(count(shard, library, filter)?);
    }
    if limit == 0 || end <= offset {
        return Ok(Vec::new());
    }
    let mut passing = filter::within(library, filter)?;
    let direction = if oldest_first { Direction::Asc } else { Direction::Desc };
    let order = OrderBy { key: filter::path(DATE)?, direction: Some(direction), start_from: None };
    let first = scroll(shard, passing.clone(), Some(order), end)?;
    let (mut ids, rest) = by_date::beginning(first.iter().filter_map(dated).collect(), end, oldest_first);
    filter::require(&mut passing, rest)?;
    ids.extend(scroll(shard, passing, None, end - ids.len())?.iter().filter_map(|record| points::uuid(record.id)));
    Ok(ids.split_off(offset.min(ids.len())))
}

/// Reads the vectors of those points that the library has.
pub(super) fn views(shard: &EdgeShard, library: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, Views>, VectorError> {
    let request = RetrieveRequest {
        point_ids: ids.iter().map(|id| PointId::Uuid(*id)).collect(),
        with_payload: Some(WithPayloadInterface::Bool(true)),
        with_vector: Some(WithVector::Bool(true)),
    };
    let records = shard.retrieve(request)?.into_iter().filter(|record| points::belongs_to(record, library));
    Ok(records.filter_map(points::views).collect())
}

/// How a vector of this name is compared.
pub(super) fn by(vector: &[f32], using: &str) -> ScoringQuery {
    let query = NamedQuery { query: vector.to_vec().into(), using: Some(using.into()) };
    ScoringQuery::Vector(QueryEnum::Nearest(query))
}

/// A walk of the graph, or a scan of the few that pass a narrow filter; of many, a walk that steps over what does not.
pub(super) fn reach(
    shard: &EdgeShard,
    filter: &Filter,
    passing: &EdgeFilter,
    dim: usize,
    scan_kb: usize,
) -> Result<SearchParams, VectorError> {
    let compared_exactly = QuantizationSearchParams { ignore: false, rescore: Some(true), oversampling: None };
    let walk =
        |beam| SearchParams { hnsw_ef: Some(beam), quantization: Some(compared_exactly), ..SearchParams::default() };
    let about = shard.count(CountRequest { filter: Some(passing.clone()), exact: false })?;
    let acorn = Some(AcornSearchParams { enable: true, max_selectivity: None });
    Ok(match Reach::of(filter, about, dim, scan_kb) {
        Reach::Walk(beam) => walk(beam),
        Reach::Step(beam) => SearchParams { acorn, ..walk(beam) },
        Reach::Scan => scan(),
    })
}

/// A comparison with everything that passes.
pub(super) fn scan() -> SearchParams {
    SearchParams { exact: true, ..SearchParams::default() }
}

/// What was found, as we put it.
pub(super) fn neighbours(found: &[ScoredPoint]) -> Vec<Neighbour> {
    found.iter().filter_map(neighbour).collect()
}

fn nearest(
    shard: &EdgeShard,
    search: &Search,
    passing: &EdgeFilter,
    depth: usize,
    params: SearchParams,
) -> Result<Vec<Neighbour>, VectorError> {
    let request = QueryRequestBuilder::new(depth).query(by(&search.vector, GLOBAL)).filter(passing.clone());
    Ok(neighbours(&shard.query(request.params(params).build())?))
}

fn scroll(
    shard: &EdgeShard,
    filter: EdgeFilter,
    order: Option<OrderBy>,
    limit: usize,
) -> Result<Vec<Record>, VectorError> {
    let request = ScrollRequest {
        filter: Some(filter),
        limit: Some(limit),
        with_payload: Some(WithPayloadInterface::Bool(false)),
        order_by: order.map(OrderByInterface::Struct),
        ..ScrollRequest::new()
    };
    Ok(shard.scroll(request)?.0)
}

fn dated(record: &Record) -> Option<Dated> {
    match record.order_value? {
        OrderValue::Int(date) => Some(Dated { date, id: points::uuid(record.id)? }),
        OrderValue::Float(_) => None,
    }
}

fn neighbour(point: &ScoredPoint) -> Option<Neighbour> {
    // Rounding may carry a cosine past its range.
    let similarity = point.score.clamp(-1.0, 1.0);
    points::uuid(point.id).map(|id| Neighbour { id, similarity })
}
