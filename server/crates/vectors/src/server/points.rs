//! Points in the words of a Qdrant server.

use std::collections::HashMap;

use qdrant_client::qdrant::point_id::PointIdOptions;
use qdrant_client::qdrant::value::Kind;
use qdrant_client::qdrant::vector_output::Vector as Output;
use qdrant_client::qdrant::{NamedVectors, PointId, PointStruct, PointVectors, RetrievedPoint, Value, Vector};
use uuid::Uuid;

use crate::point::{CAPTIONS, GLOBAL, LIBRARY, LOCAL};
use crate::{Facts, Point, Views};

/// Our id as the server's.
pub(super) fn id(id: Uuid) -> PointId {
    id.to_string().into()
}

/// The server's id as ours; none if it is a number, as ours never are.
pub(super) fn uuid(id: Option<&PointId>) -> Option<Uuid> {
    match id?.point_id_options.as_ref()? {
        PointIdOptions::Uuid(text) => Uuid::parse_str(text).ok(),
        PointIdOptions::Num(_) => None,
    }
}

/// A point whole.
pub(super) fn point(point: Point) -> PointStruct {
    let payload = payload(point.library, point.facts);
    PointStruct::new(id(point.id), NamedVectors::default().add_vector(GLOBAL, point.global), payload)
}

/// The payload of a point.
pub(super) fn payload(library: Uuid, facts: Facts) -> HashMap<String, Value> {
    facts.payload(library).into_iter().map(|(field, value)| (field, value.into())).collect()
}

/// A multivector of a point.
pub(super) fn multi(point: Uuid, name: &str, vectors: Vec<Vec<f32>>) -> PointVectors {
    let vectors = NamedVectors::default().add_vector(name, Vector::new_multi(vectors));
    PointVectors { id: Some(id(point)), vectors: Some(vectors.into()) }
}

/// Whether a stored point belongs to a library.
pub(super) fn belongs_to(point: &RetrievedPoint, library: Uuid) -> bool {
    match point.payload.get(LIBRARY).and_then(|value| value.kind.as_ref()) {
        Some(Kind::StringValue(stored)) => *stored == library.to_string(),
        _ => false,
    }
}

/// The id and the vectors of a stored point.
pub(super) fn stored(point: &RetrievedPoint) -> Option<(Uuid, Views)> {
    let vectors = point.vectors.as_ref()?;
    let Output::Dense(global) = vectors.get_vector_by_name(GLOBAL)? else { return None };
    let several = |name| match vectors.get_vector_by_name(name) {
        Some(Output::MultiDense(several)) => several.vectors.into_iter().map(|vector| vector.data).collect(),
        _ => Vec::new(),
    };
    let (local, captions) = (several(LOCAL), several(CAPTIONS));
    Some((uuid(point.id.as_ref())?, Views { global: global.data, local, captions }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_survive_the_way_there_and_back() {
        let ours = Uuid::from_u128(42);

        assert_eq!(uuid(Some(&id(ours))), Some(ours));
        assert_eq!(uuid(Some(&PointId::from(42))), None);
        assert_eq!(uuid(None), None);
    }

    #[test]
    fn a_point_carries_its_library_and_its_facts() {
        let facts = Facts {
            date: -1,
            side: 2,
            bytes: 3,
            media_type: "image/png".into(),
            tags: vec!["sea".into()],
            colours: vec![4],
        };
        let library = Uuid::from_u128(7);

        let sent = point(Point { id: Uuid::nil(), library, global: vec![1.0], facts });

        let stored = RetrievedPoint { payload: sent.payload, ..RetrievedPoint::default() };
        assert!(belongs_to(&stored, library));
        assert!(!belongs_to(&stored, Uuid::nil()));
        assert_eq!(stored.payload["date"].as_integer(), Some(-1));
        assert_eq!(stored.payload["side"].as_integer(), Some(2));
        assert_eq!(stored.payload["bytes"].as_integer(), Some(3));
        assert_eq!(stored.payload["media_type"], "image/png".into());
        assert_eq!(stored.payload["tags"], vec!["sea"].into());
        assert_eq!(stored.payload["colours"], vec![4].into());
    }
}
