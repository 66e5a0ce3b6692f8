//! Indexes of the payload.

use std::collections::HashMap;

use qdrant_client::Qdrant;
use qdrant_client::qdrant::payload_index_params::IndexParams;
use qdrant_client::qdrant::{
    CreateFieldIndexCollectionBuilder, FieldType, IntegerIndexParamsBuilder, KeywordIndexParamsBuilder,
    PayloadSchemaInfo,
};

use crate::VectorError;
use crate::point::{INDEXES, Index};

/// Indexes every field that filters ask for, unless it is; a collection from before there was one gets it here.
pub(super) async fn ensure(
    client: &Qdrant,
    name: &str,
    there: &HashMap<String, PayloadSchemaInfo>,
) -> Result<(), VectorError> {
    for (field, index) in INDEXES {
        if !there.contains_key(field) {
            let (field_type, params) = params(index);
            let creation = CreateFieldIndexCollectionBuilder::new(name, field, field_type);
            client.create_field_index(creation.field_index_params(params).wait(true)).await?;
        }
    }
    Ok(())
}

fn params(index: Index) -> (FieldType, IndexParams) {
    let keyword = KeywordIndexParamsBuilder::default();
    match index {
        Index::Tenant => (FieldType::Keyword, IndexParams::KeywordIndexParams(keyword.is_tenant(true).build())),
        Index::Keyword => (FieldType::Keyword, IndexParams::KeywordIndexParams(keyword.enable_hnsw(false).build())),
        Index::Lookup => (FieldType::Integer, numbers(true)),
        Index::Range => (FieldType::Integer, numbers(false)),
    }
}

fn numbers(lookup: bool) -> IndexParams {
    IndexParams::IntegerIndexParams(IntegerIndexParamsBuilder::new(lookup, !lookup).enable_hnsw(false).build())
}
