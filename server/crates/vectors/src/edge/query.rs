//! Questions in the words of Qdrant Edge.

use std::collections::HashMap;

use qdrant_edge::{
    Condition, CountRequest, EdgeShard, FieldCondition, Filter, HasIdCondition, JsonPath, Match, NamedQuery, PointId,
    PrefetchBuilder, QueryBatchRequest, QueryEnum, QueryRequestBuilder, RetrieveRequest, ScoredPoint, ScoringQuery,
    SearchParams, ValueVariants, WithPayloadInterface, WithVector,
};
use uuid::Uuid;

use super::points;
use crate::point::{GLOBAL, LIBRARY, LOCAL};
use crate::ranking::{self, BEAM, Window};
use crate::{Candidate, Candidates, Neighbour, Search, VectorError, Views};

/// Answers one page.
pub(super) fn search(shard: &EdgeShard, search: &Search) -> Result<Vec<Neighbour>, VectorError> {
    let first = nearest(shard, search, Window::FIRST)?;
    if let Some(page) = ranking::early_page(&first, search, None) {
        return Ok(page);
    }
    let points = count(shard, search.library)?;
    if let Some(page) = ranking::early_page(&first, search, Some(points)) {
        return Ok(page);
    }
    let mut window = Window::scan(search, points);
    loop {
        match ranking::late_page(&first, nearest(shard, search, window)?, search, window, points) {
            Ok(page) => return Ok(page),
            Err(wider) => window = wider,
        }
    }
}

/// Counts the points of a library exactly.
pub(super) fn count(shard: &EdgeShard, library: Uuid) -> Result<usize, VectorError> {
    let request = CountRequest { filter: Some(library_filter(library)?), exact: true };
    Ok(shard.count(request)?)
}

/// Answers all vectors in one batch: two requests for each, by its global and by its local views.
pub(super) fn candidates(shard: &EdgeShard, request: &Candidates) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let filter = library_filter(request.library)?;
    let walk = walk(false);
    let mut queries = Vec::with_capacity(2 * request.vectors.len());
    for vector in &request.vectors {
        let nearest = QueryRequestBuilder::new(request.limit).query(by(vector, GLOBAL)).filter(filter.clone());
        queries.push(nearest.params(walk.clone()).build());
        if !request.local {
            continue;
        }
        // The same walk again, whose end is compared with the local views.
        let first = PrefetchBuilder::new(request.limit).query(by(vector, GLOBAL)).filter(filter.clone());
        let rescored = QueryRequestBuilder::new(request.limit).add_prefetch(first.params(walk.clone()).build());
        queries.push(rescored.query(by(vector, LOCAL)).build());
    }
    let answers = shard.query_batch(QueryBatchRequest { queries })?;
    Ok(request.collect(answers.iter().map(|found| neighbours(found))))
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

/// Lets pass only what belongs to a library.
pub(super) fn library_filter(library: Uuid) -> Result<Filter, VectorError> {
    let field: JsonPath = LIBRARY.parse().map_err(|()| VectorError::Malformed { part: LIBRARY })?;
    let value = Match::new_value(ValueVariants::String(library.to_string()));
    Ok(Filter::new_must(Condition::Field(FieldCondition::new_match(field, value))))
}

fn nearest(shard: &EdgeShard, search: &Search, window: Window) -> Result<Vec<Neighbour>, VectorError> {
    let mut filter = library_filter(search.library)?;
    if !search.exclude.is_empty() {
        let known = search.exclude.iter().map(|id| PointId::Uuid(*id));
        filter.must_not = Some(vec![Condition::HasId(HasIdCondition::from_iter(known))]);
    }
    let request = QueryRequestBuilder::new(window.depth).query(by(&search.vector, GLOBAL)).filter(filter);
    Ok(neighbours(&shard.query(request.params(walk(window.exact)).build())?))
}

fn by(vector: &[f32], using: &str) -> ScoringQuery {
    let query = NamedQuery { query: vector.to_vec().into(), using: Some(using.into()) };
    ScoringQuery::Vector(QueryEnum::Nearest(query))
}

fn walk(exact: bool) -> SearchParams {
    SearchParams { hnsw_ef: Some(BEAM), exact, ..SearchParams::default() }
}

fn neighbours(found: &[ScoredPoint]) -> Vec<Neighbour> {
    found.iter().filter_map(neighbour).collect()
}

fn neighbour(point: &ScoredPoint) -> Option<Neighbour> {
    // Rounding may carry a cosine past its range.
    let similarity = point.score.clamp(-1.0, 1.0);
    match point.id {
        PointId::Uuid(id) => Some(Neighbour { id, similarity }),
        PointId::NumId(_) => None,
    }
}
