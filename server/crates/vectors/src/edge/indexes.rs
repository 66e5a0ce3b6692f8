//! Indexes of the payload.

use qdrant_edge::{
    CreateIndex, EdgeShard, FieldIndexOperations, IntegerIndexParamsBuilder, KeywordIndexParamsBuilder,
    PayloadFieldSchema, PayloadSchemaParams, UpdateOperation,
};

use super::filter::path;
use crate::VectorError;
use crate::point::{INDEXES, Index};

/// Indexes every field that filters ask for, unless it is; a shard from before there was one gets it here.
pub(super) fn ensure(edge: &EdgeShard) -> Result<(), VectorError> {
    let there = edge.info()?.payload_schema;
    for (field, index) in INDEXES {
        let field_name = path(field)?;
        if !there.contains_key(&field_name) {
            let field_schema = Some(PayloadFieldSchema::FieldParams(params(index)));
            let create = FieldIndexOperations::CreateIndex(CreateIndex { field_name, field_schema });
            edge.update(UpdateOperation::FieldIndexOperation(create))?;
        }
    }
    Ok(())
}

fn params(index: Index) -> PayloadSchemaParams {
    let number = IntegerIndexParamsBuilder::new().enable_hnsw(false);
    match index {
        Index::Tenant => PayloadSchemaParams::Keyword(KeywordIndexParamsBuilder::new().is_tenant(true).build()),
        Index::Keyword => PayloadSchemaParams::Keyword(KeywordIndexParamsBuilder::new().enable_hnsw(false).build()),
        Index::Lookup => PayloadSchemaParams::Integer(number.lookup(true).range(false).build()),
        Index::Range => PayloadSchemaParams::Integer(number.lookup(false).range(true).build()),
    }
}
