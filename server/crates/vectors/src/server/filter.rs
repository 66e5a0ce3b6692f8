//! Filters in the words of a Qdrant server.

use qdrant_client::qdrant::{Condition, Filter as ServerFilter, Range};
use uuid::Uuid;

use super::points;
use crate::Filter;
use crate::filter::Term;
use crate::point::LIBRARY;

/// Lets pass what belongs to a library and passes a filter.
pub(super) fn within(library: Uuid, filter: &Filter) -> ServerFilter {
    let mut server = ServerFilter::must([condition(Term::Is(LIBRARY, &library.to_string()))]);
    server.must.extend(filter.must.iter().map(|wanted| condition(wanted.term())));
    server.must_not = filter.must_not.iter().map(|unwanted| condition(unwanted.term())).collect();
    server
}

/// A condition as a server takes it.
pub(super) fn condition(term: Term<'_>) -> Condition {
    match term {
        Term::Within(field, limits) => {
            let range = Range { gt: limits.above, gte: limits.from, lt: limits.below, lte: limits.to };
            Condition::range(field, range)
        }
        Term::Is(field, text) => Condition::matches(field, text.to_owned()),
        Term::AnyOf(field, codes) => {
            Condition::matches(field, codes.iter().copied().map(i64::from).collect::<Vec<_>>())
        }
        Term::Missing(field) => Condition::is_empty(field),
        Term::Ids(ids) => Condition::has_id(ids.iter().copied().map(points::id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Condition as Ours;

    #[test]
    fn a_filter_keeps_the_library_and_all_of_its_conditions() {
        let unwanted = vec![Ours::Tag("sea".into()), Ours::Ids(vec![Uuid::nil()])];
        let filter = Filter { must: vec![Ours::MediaType("image/png".into())], must_not: unwanted };

        let sent = within(Uuid::from_u128(7), &filter);

        let library = Condition::matches(LIBRARY, Uuid::from_u128(7).to_string());
        assert_eq!(sent.must, [library, Condition::matches("media_type", "image/png".to_string())]);
        let ids = Condition::has_id([Uuid::nil().to_string()]);
        assert_eq!(sent.must_not, [Condition::matches("tags", "sea".to_string()), ids]);
        assert!(sent.should.is_empty());
    }
}
