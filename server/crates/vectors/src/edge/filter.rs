//! Filters in the words of Qdrant Edge.

use qdrant_edge::external::ordered_float::OrderedFloat;
use qdrant_edge::{
    Condition, FieldCondition, Filter as EdgeFilter, HasIdCondition, IsEmptyCondition, JsonPath, Match, PointId, Range,
};
use uuid::Uuid;

use crate::filter::Term;
use crate::point::LIBRARY;
use crate::{Filter, VectorError};

/// Lets pass what belongs to a library and passes a filter.
pub(super) fn within(library: Uuid, filter: &Filter) -> Result<EdgeFilter, VectorError> {
    let mut edge = EdgeFilter::new_must(condition(Term::Is(LIBRARY, &library.to_string()))?);
    for wanted in &filter.must {
        require(&mut edge, wanted.term())?;
    }
    if !filter.must_not.is_empty() {
        let unwanted = filter.must_not.iter().map(|unwanted| condition(unwanted.term()));
        edge.must_not = Some(unwanted.collect::<Result<_, _>>()?);
    }
    Ok(edge)
}

/// Adds a condition that has to hold.
pub(super) fn require(filter: &mut EdgeFilter, term: Term<'_>) -> Result<(), VectorError> {
    filter.must.get_or_insert_default().push(condition(term)?);
    Ok(())
}

/// Lets pass only these pictures, whichever library they belong to.
pub(super) fn only(ids: impl IntoIterator<Item = Uuid>) -> EdgeFilter {
    EdgeFilter::new_must(Condition::HasId(ids.into_iter().map(PointId::Uuid).collect()))
}

/// The path of a field.
pub(super) fn path(field: &'static str) -> Result<JsonPath, VectorError> {
    field.parse().map_err(|()| VectorError::Malformed { part: field })
}

fn condition(term: Term<'_>) -> Result<Condition, VectorError> {
    let matching = |field, value: Match| Ok(Condition::Field(FieldCondition::new_match(path(field)?, value)));
    match term {
        Term::Within(field, limits) => {
            let [gt, gte, lt, lte] =
                [limits.above, limits.from, limits.below, limits.to].map(|limit| limit.map(OrderedFloat));
            Ok(Condition::Field(FieldCondition::new_range(path(field)?, Range { lt, gt, gte, lte })))
        }
        Term::Is(field, text) => matching(field, text.to_owned().into()),
        Term::AnyOf(field, codes) => matching(field, codes.iter().copied().map(i64::from).collect::<Vec<_>>().into()),
        Term::Missing(field) => Ok(Condition::IsEmpty(IsEmptyCondition::from(path(field)?))),
        Term::Ids(ids) => Ok(Condition::HasId(HasIdCondition::from_iter(ids.iter().copied().map(PointId::Uuid)))),
    }
}
