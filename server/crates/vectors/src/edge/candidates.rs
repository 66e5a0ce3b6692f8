//! Candidates in the words of Qdrant Edge.

use qdrant_edge::{EdgeShard, QueryBatchRequest, QueryRequest, QueryRequestBuilder};

use super::filter;
use super::query::{by, neighbours, reach, scan};
use crate::filter::Term;
use crate::point::{CAPTIONS, GLOBAL, LOCAL};
use crate::search::{join, union};
use crate::{Candidate, Candidates, Neighbour, VectorError};

/// Answers all vectors: one walk for each, or two, then a comparison of the local views and the sentences of what they found.
pub(super) fn candidates(
    shard: &EdgeShard,
    request: &Candidates,
    scan_kb: usize,
) -> Result<Vec<Vec<Candidate>>, VectorError> {
    let passing = filter::within(request.library, &request.filter)?;
    let dim = request.vectors.first().map_or(0, Vec::len);
    let reach = reach(shard, &request.filter, &passing, dim, scan_kb)?;
    let walk = |name: &'static str| -> Vec<QueryRequest> {
        let walk = |vector: &Vec<f32>| {
            let query = QueryRequestBuilder::new(request.limit).query(by(vector, name));
            query.filter(passing.clone()).params(reach.clone()).build()
        };
        request.vectors.iter().map(walk).collect()
    };
    let mut also = request.also.clone();
    if request.captions {
        also.extend(answers(shard, walk(CAPTIONS))?.iter().flatten().map(|told| told.id));
        also.sort_unstable();
        also.dedup();
    }
    let mut those = passing.clone();
    filter::require(&mut those, Term::Ids(&also))?;
    let scans = request.vectors.iter().filter(|_| !also.is_empty()).map(|vector| {
        let query = QueryRequestBuilder::new(also.len()).query(by(vector, GLOBAL));
        query.filter(those.clone()).params(scan()).build()
    });
    let mut nearest = answers(shard, walk(GLOBAL).into_iter().chain(scans).collect())?;
    let also = nearest.split_off(request.vectors.len().min(nearest.len()));
    let also = also.into_iter().chain(std::iter::repeat_with(Vec::new));
    let found: Vec<Vec<Neighbour>> =
        nearest.into_iter().zip(also).map(|(nearest, also)| union(nearest, also)).collect();

    let compared = |name, wanted: bool| match wanted {
        true => compare(shard, name, &request.vectors, &found),
        false => Ok(vec![Vec::new(); found.len()]),
    };
    let (local, captions) = (compared(LOCAL, request.local)?, compared(CAPTIONS, request.captions)?);
    let beside = local.into_iter().zip(captions);
    Ok(found.into_iter().zip(beside).map(|(found, (local, captions))| join(found, local, captions)).collect())
}

/// Compares a multivector of the found pictures, and reads those of no others.
fn compare(
    shard: &EdgeShard,
    name: &str,
    vectors: &[Vec<f32>],
    found: &[Vec<Neighbour>],
) -> Result<Vec<Vec<Neighbour>>, VectorError> {
    let scans = vectors.iter().zip(found).map(|(vector, found)| {
        let query = QueryRequestBuilder::new(found.len()).query(by(vector, name)).params(scan());
        query.filter(filter::only(found.iter().map(|neighbour| neighbour.id))).build()
    });
    answers(shard, scans.collect())
}

fn answers(shard: &EdgeShard, queries: Vec<QueryRequest>) -> Result<Vec<Vec<Neighbour>>, VectorError> {
    Ok(shard.query_batch(QueryBatchRequest { queries })?.iter().map(|found| neighbours(found)).collect())
}
