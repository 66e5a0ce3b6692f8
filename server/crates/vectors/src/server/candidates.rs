//! Candidates in the words of a Qdrant server.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    Filter as ServerFilter, PrefetchQuery, PrefetchQueryBuilder, Query, QueryBatchPointsBuilder, QueryPoints,
    QueryPointsBuilder, SearchParamsBuilder,
};

use super::filter;
use super::query::{neighbours, reach, scan};
use crate::filter::Term;
use crate::point::{GLOBAL, LOCAL};
use crate::search::{join, union};
use crate::{Candidate, Candidates, VectorError};

/// Answers all vectors in one batch: for each what it finds by the global views, and the same again by the local ones.
pub(super) async fn candidates(
    client: &Qdrant,
    name: &str,
    request: &Candidates,
) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let ways = ways(client, name, request).await?;
    if ways.is_empty() {
        return Ok(vec![Vec::new(); request.vectors.len()]);
    }
    let mut queries = Vec::new();
    for vector in &request.vectors {
        queries.extend(ways.iter().map(|way| way.query(name, vector)));
        if request.local {
            let prefetch: Vec<_> = ways.iter().map(|way| way.prefetch(vector)).collect();
            let found = ways.iter().map(|way| way.limit).sum::<u64>();
            let rescored = QueryPointsBuilder::new(name).prefetch(prefetch).limit(found);
            queries.push(rescored.query(Query::new_nearest(vector.clone())).using(LOCAL).build());
        }
    }
    let answer = client.query_batch(QueryBatchPointsBuilder::new(name, queries)).await?;
    let mut answers = answer.result.iter().map(|found| neighbours(&found.result));
    let mut next = || answers.next().unwrap_or_default();
    let mut of_one = |_| {
        let found = ways.iter().fold(Vec::new(), |found, _| union(found, next()));
        join(found, if request.local { next() } else { Vec::new() })
    };
    Ok(request.vectors.iter().map(&mut of_one).collect())
}

/// One way to find pictures by their global view.
struct Way {
    filter: ServerFilter,
    params: SearchParamsBuilder,
    limit: u64,
}

/// A walk to the nearest, and a scan of those that are compared in any case; a server takes no limit of zero.
async fn ways(client: &Qdrant, name: &str, request: &Candidates) -> Result<Vec<Way>, VectorError> {
    let filter = filter::within(request.library, &request.filter);
    let mut also = filter.clone();
    also.must.push(filter::condition(Term::Ids(&request.also)));
    let dim = request.vectors.first().map_or(0, Vec::len);
    let params = reach(client, name, &request.filter, &filter, dim).await?;
    let nearest = Way { filter, params, limit: request.limit as u64 };
    let also = Way { filter: also, params: scan(), limit: request.also.len() as u64 };
    Ok([nearest, also].into_iter().filter(|way| way.limit > 0).collect())
}

impl Way {
    fn query(&self, name: &str, vector: &[f32]) -> QueryPoints {
        let query = QueryPointsBuilder::new(name).query(Query::new_nearest(vector.to_vec())).using(GLOBAL);
        query.filter(self.filter.clone()).params(self.params.clone()).limit(self.limit).build()
    }

    fn prefetch(&self, vector: &[f32]) -> PrefetchQuery {
        let query = PrefetchQueryBuilder::default().query(Query::new_nearest(vector.to_vec())).using(GLOBAL);
        query.filter(self.filter.clone()).params(self.params.clone()).limit(self.limit).build()
    }
}
