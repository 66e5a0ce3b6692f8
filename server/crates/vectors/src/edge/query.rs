//! Questions in the words of Qdrant Edge.

use qdrant_edge::{
    Condition, CountRequest, EdgeShard, FieldCondition, Filter, HasIdCondition, JsonPath, Match, NamedQuery, PointId,
    QueryEnum, QueryRequestBuilder, Record, RetrieveRequest, ScoredPoint, ScoringQuery, SearchParams, ValueVariants,
    WithPayloadInterface, WithVector,
};
use uuid::Uuid;

use super::points;
use crate::point::{GLOBAL, LIBRARY};
use crate::ranking::{self, BEAM, Window};
use crate::{Neighbour, Search, VectorError};

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

/// Reads one vector of a point, if the library has it.
pub(super) fn point(shard: &EdgeShard, library: Uuid, id: Uuid, vector: &str) -> Result<Option<Record>, VectorError> {
    let request = RetrieveRequest {
        point_ids: vec![PointId::Uuid(id)],
        with_payload: Some(WithPayloadInterface::Bool(true)),
        with_vector: Some(WithVector::Selector(vec![vector.into()])),
    };
    let record = shard.retrieve(request)?.pop();
    Ok(record.filter(|record| points::belongs_to(record, library)))
}

/// Lets pass only what belongs to a library.
pub(super) fn library_filter(library: Uuid) -> Result<Filter, VectorError> {
    let field: JsonPath = LIBRARY.parse().map_err(|()| VectorError::Malformed { part: LIBRARY })?;
    let value = Match::new_value(ValueVariants::String(library.to_string()));
    Ok(Filter::new_must(Condition::Field(FieldCondition::new_match(field, value))))
}

fn nearest(shard: &EdgeShard, search: &Search, window: Window) -> Result<Vec<Neighbour>, VectorError> {
    let mut filter = library_filter(search.library)?;
    filter.must_not = search.exclude.map(|id| vec![Condition::HasId(HasIdCondition::from_iter([PointId::Uuid(id)]))]);
    let query = NamedQuery { query: search.vector.clone().into(), using: Some(GLOBAL.into()) };
    let request = QueryRequestBuilder::new(window.depth)
        .query(ScoringQuery::Vector(QueryEnum::Nearest(query)))
        .filter(filter)
        .params(SearchParams { hnsw_ef: Some(BEAM), exact: window.exact, ..SearchParams::default() })
        .build();
    Ok(shard.query(request)?.iter().filter_map(neighbour).collect())
}

fn neighbour(point: &ScoredPoint) -> Option<Neighbour> {
    // Rounding may carry a cosine past its range.
    let similarity = point.score.clamp(-1.0, 1.0);
    match point.id {
        PointId::Uuid(id) => Some(Neighbour { id, similarity }),
        PointId::NumId(_) => None,
    }
}
