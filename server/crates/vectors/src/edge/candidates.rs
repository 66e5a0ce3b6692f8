//! Candidates in the words of Qdrant Edge.

use qdrant_edge::{EdgeShard, QueryBatchRequest, QueryRequest, QueryRequestBuilder};

use super::filter;
use super::query::{by, neighbours, reach, scan};
use crate::filter::Term;
use crate::point::{GLOBAL, LOCAL};
use crate::search::{join, union};
use crate::{Candidate, Candidates, Neighbour, VectorError};

/// Answers all vectors: one walk for each, then a comparison of the local views of what it found.
pub(super) fn candidates(
    shard: &EdgeShard,
    request: &Candidates,
    scan_kb: usize,
) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let found = by_global(shard, request, scan_kb)?;
    let local = if request.local { by_local(shard, &request.vectors, &found)? } else { vec![vec![]; found.len()] };
    Ok(found.into_iter().zip(local).map(|(found, local)| join(found, local)).collect())
}

fn by_global(shard: &EdgeShard, request: &Candidates, scan_kb: usize) -> Result<Vec<Vec<Neighbour>>, VectorError> {
    let passing = filter::within(request.library, &request.filter)?;
    let dim = request.vectors.first().map_or(0, Vec::len);
    let reach = reach(shard, &request.filter, &passing, dim, scan_kb)?;
    let walks = request.vectors.iter().map(|vector| {
        let query = QueryRequestBuilder::new(request.limit).query(by(vector, GLOBAL));
        query.filter(passing.clone()).params(reach.clone()).build()
    });
    let mut also = passing.clone();
    filter::require(&mut also, Term::Ids(&request.also))?;
    let scans = request.vectors.iter().filter(|_| !request.also.is_empty()).map(|vector| {
        let query = QueryRequestBuilder::new(request.also.len()).query(by(vector, GLOBAL));
        query.filter(also.clone()).params(scan()).build()
    });
    let mut nearest = answers(shard, walks.chain(scans).collect())?;
    let also = nearest.split_off(request.vectors.len().min(nearest.len()));
    let also = also.into_iter().chain(std::iter::repeat_with(Vec::new));
    Ok(nearest.into_iter().zip(also).map(|(nearest, also)| union(nearest, also)).collect())
}

/// The local views have no graph, so this reads those of the found pictures and no others.
fn by_local(
    shard: &EdgeShard,
    vectors: &[Vec<f32>],
    found: &[Vec<Neighbour>],
) -> Result<Vec<Vec<Neighbour>>, VectorError> {
    let scans = vectors.iter().zip(found).map(|(vector, found)| {
        let query = QueryRequestBuilder::new(found.len()).query(by(vector, LOCAL));
        query.filter(filter::only(found.iter().map(|neighbour| neighbour.id))).build()
    });
    answers(shard, scans.collect())
}

fn answers(shard: &EdgeShard, queries: Vec<QueryRequest>) -> Result<Vec<Vec<Neighbour>>, VectorError> {
    Ok(shard.query_batch(QueryBatchRequest { queries })?.iter().map(|found| neighbours(found)).collect())
}
