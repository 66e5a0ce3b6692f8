//! Candidates in the words of a Qdrant server.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    Filter as ServerFilter, PrefetchQuery, PrefetchQueryBuilder, Query, QueryBatchPointsBuilder, QueryPoints,
    QueryPointsBuilder, SearchParamsBuilder,
};
use uuid::Uuid;

use super::filter;
use super::query::{neighbours, reach, scan};
use crate::filter::Term;
use crate::point::{CAPTIONS, GLOBAL, LOCAL};
use crate::search::{join, union};
use crate::{Candidate, Candidates, VectorError};

/// Answers all vectors in one batch: for each what it finds by the global views, and the same again by the local ones and by
/// what is said. What is said alone is searched for in a batch before.
pub(super) async fn candidates(
    client: &Qdrant,
    name: &str,
    request: &Candidates,
) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let also = match request.captions && request.limit > 0 {
        true => with_told(client, name, request).await?,
        false => request.also.clone(),
    };
    let ways = ways(client, name, request, &also).await?;
    if ways.is_empty() {
        return Ok(vec![Vec::new(); request.vectors.len()]);
    }
    let beside: Vec<&str> =
        [(LOCAL, request.local), (CAPTIONS, request.captions)].into_iter().filter(|of| of.1).map(|of| of.0).collect();
    let mut queries = Vec::new();
    for vector in &request.vectors {
        queries.extend(ways.iter().map(|way| way.query(name, vector, GLOBAL)));
        for using in &beside {
            let prefetch: Vec<_> = ways.iter().map(|way| way.prefetch(vector)).collect();
            let found = ways.iter().map(|way| way.limit).sum::<u64>();
            let rescored = QueryPointsBuilder::new(name).prefetch(prefetch).limit(found);
            queries.push(rescored.query(Query::new_nearest(vector.clone())).using(*using).build());
        }
    }
    let answer = client.query_batch(QueryBatchPointsBuilder::new(name, queries)).await?;
    let mut answers = answer.result.iter().map(|found| neighbours(&found.result));
    let mut next = || answers.next().unwrap_or_default();
    let mut of_one = |_| {
        let found = ways.iter().fold(Vec::new(), |found, _| union(found, next()));
        let local = if request.local { next() } else { Vec::new() };
        join(found, local, if request.captions { next() } else { Vec::new() })
    };
    Ok(request.vectors.iter().map(&mut of_one).collect())
}

/// The pictures that are compared in any case, and those of which something nearest to a vector is said.
async fn with_told(client: &Qdrant, name: &str, request: &Candidates) -> Result<Vec<Uuid>, VectorError> {
    let way = nearest(client, name, request).await?;
    let queries: Vec<_> = request.vectors.iter().map(|vector| way.query(name, vector, CAPTIONS)).collect();
    let mut also = request.also.clone();
    if !queries.is_empty() {
        let answer = client.query_batch(QueryBatchPointsBuilder::new(name, queries)).await?;
        also.extend(answer.result.iter().flat_map(|found| neighbours(&found.result)).map(|told| told.id));
    }
    also.sort_unstable();
    also.dedup();
    Ok(also)
}

/// One way to find pictures by their global view.
struct Way {
    filter: ServerFilter,
    params: SearchParamsBuilder,
    limit: u64,
}

/// A walk to the nearest.
async fn nearest(client: &Qdrant, name: &str, request: &Candidates) -> Result<Way, VectorError> {
    let filter = filter::within(request.library, &request.filter);
    let dim = request.vectors.first().map_or(0, Vec::len);
    let params = reach(client, name, &request.filter, &filter, dim).await?;
    Ok(Way { filter, params, limit: request.limit as u64 })
}

/// A walk to the nearest, and a scan of those that are compared in any case; a server takes no limit of zero.
async fn ways(client: &Qdrant, name: &str, request: &Candidates, also: &[Uuid]) -> Result<Vec<Way>, VectorError> {
    let nearest = nearest(client, name, request).await?;
    let mut those = nearest.filter.clone();
    those.must.push(filter::condition(Term::Ids(also)));
    let also = Way { filter: those, params: scan(), limit: also.len() as u64 };
    Ok([nearest, also].into_iter().filter(|way| way.limit > 0).collect())
}

impl Way {
    fn query(&self, name: &str, vector: &[f32], using: &str) -> QueryPoints {
        let query = QueryPointsBuilder::new(name).query(Query::new_nearest(vector.to_vec())).using(using);
        query.filter(self.filter.clone()).params(self.params.clone()).limit(self.limit).build()
    }

    fn prefetch(&self, vector: &[f32]) -> PrefetchQuery {
        let query = PrefetchQueryBuilder::default().query(Query::new_nearest(vector.to_vec())).using(GLOBAL);
        query.filter(self.filter.clone()).params(self.params.clone()).limit(self.limit).build()
    }
}
