//! Points in the words of Qdrant Edge.

use qdrant_edge::{
    Filter, OperationError, Payload, PayloadOps, PointId, PointInsertOperations, PointOperations, PointStruct,
    PointVectorsPersisted, Record, SetPayloadOp, UpdateOperation, UpdateVectorsOp, Vector, VectorInternal,
    VectorOperations, VectorStructInternal, VectorStructPersisted, Vectors,
};
use serde_json::Value;
use uuid::Uuid;

use crate::point::{CAPTIONS, GLOBAL, LIBRARY, LOCAL};
use crate::{Facts, Point, Views};

/// Writes points whole.
pub(super) fn upsert(points: Vec<Point>) -> UpdateOperation {
    let points = points.into_iter().map(|point| {
        let payload = Value::Object(point.facts.payload(point.library));
        PointStruct::new(PointId::Uuid(point.id), Vectors::new_named([(GLOBAL, point.global)]), payload).into()
    });
    let points = PointInsertOperations::PointsList(points.collect());
    UpdateOperation::PointOperation(PointOperations::UpsertPoints(points))
}

/// Sets a multivector of a point that passes `filter`.
pub(super) fn set_multi(
    id: Uuid,
    name: &str,
    vectors: Vec<Vec<f32>>,
    filter: Filter,
) -> Result<UpdateOperation, OperationError> {
    let vectors = Vectors::new_named([(name, Vector::new_multi(vectors)?)]);
    let vector = VectorStructPersisted::from(vectors.0);
    let points = vec![PointVectorsPersisted { id: PointId::Uuid(id), vector }];
    let update = UpdateVectorsOp { points, update_filter: Some(filter) };
    Ok(UpdateOperation::VectorOperation(VectorOperations::UpdateVectors(update)))
}

/// Takes a vector away from the points that pass `filter`.
pub(super) fn unset(name: &str, filter: Filter) -> UpdateOperation {
    UpdateOperation::VectorOperation(VectorOperations::DeleteVectorsByFilter(filter, vec![name.into()]))
}

/// Replaces the payload of the points that pass `filter`.
pub(super) fn set_facts(library: Uuid, facts: Facts, filter: Filter) -> UpdateOperation {
    let payload = Payload(facts.payload(library));
    let set = SetPayloadOp { payload, points: None, filter: Some(filter), key: None };
    UpdateOperation::PayloadOperation(PayloadOps::OverwritePayload(set))
}

/// Forgets points.
pub(super) fn delete(ids: &[Uuid]) -> UpdateOperation {
    let ids = ids.iter().map(|id| PointId::Uuid(*id)).collect();
    UpdateOperation::PointOperation(PointOperations::DeletePoints { ids })
}

/// Qdrant's id as ours; none if it is a number, as ours never are.
pub(super) fn uuid(id: PointId) -> Option<Uuid> {
    match id {
        PointId::Uuid(id) => Some(id),
        PointId::NumId(_) => None,
    }
}

/// Whether a stored point belongs to a library.
pub(super) fn belongs_to(record: &Record, library: Uuid) -> bool {
    let stored = record.payload.as_ref().and_then(|payload| payload.0.get(LIBRARY)).and_then(Value::as_str);
    stored.is_some_and(|stored| stored == library.to_string())
}

/// The id and the vectors of a stored point.
pub(super) fn views(record: Record) -> Option<(Uuid, Views)> {
    let id = uuid(record.id)?;
    let VectorStructInternal::Named(mut named) = record.vector? else { return None };
    let VectorInternal::Dense(global) = named.remove(GLOBAL)? else { return None };
    let mut several = |name| match named.remove(name) {
        Some(VectorInternal::MultiDense(vectors)) => {
            vectors.flattened_vectors.chunks(vectors.dim.max(1)).map(<[f32]>::to_vec).collect()
        }
        _ => Vec::new(),
    };
    Some((id, Views { global, local: several(LOCAL), captions: several(CAPTIONS) }))
}
