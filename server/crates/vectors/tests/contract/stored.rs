//! What lies below a store that is closed, past the store.

use std::fs::File;

use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    Condition as ServerCondition, DeleteFieldIndexCollectionBuilder, DeleteVectorNameRequestBuilder,
    Filter as ServerFilter, SetPayloadPointsBuilder,
};
use qdrant_edge::{
    DeleteVectorName, EdgeShard, FieldIndexOperations, Filter, Payload, PayloadOps, SetPayloadOp, UpdateOperation,
    VectorNameOperations,
};
use serde_json::{Value, json};

use crate::home::Home;
use crate::pictures::LIBRARY;

/// What was known of a picture before there were facts to filter by.
fn old_payload() -> Value {
    json!({ "library": LIBRARY, "uploaded_at": 1_700_000_000, "width": 640, "height": 480 })
}

/// Makes the space that most tests use as old as that.
pub async fn age(home: &Home) {
    let fields = indexed_fields(home).await.into_iter().filter(|field| field != "library");
    let Value::Object(payload) = old_payload() else { unreachable!() };
    match home {
        Home::Folder(_) => {
            let (_lock, shard) = shard(home);
            for field in fields {
                let delete = FieldIndexOperations::DeleteIndex(field.parse().unwrap());
                shard.update(UpdateOperation::FieldIndexOperation(delete)).unwrap();
            }
            let payload = Payload(payload);
            let set = SetPayloadOp { payload, points: None, filter: Some(Filter::new()), key: None };
            shard.update(UpdateOperation::PayloadOperation(PayloadOps::OverwritePayload(set))).unwrap();
            shard.flush().unwrap();
        }
        Home::Server(_) => {
            let (client, collection) = server(home);
            for field in fields {
                let delete = DeleteFieldIndexCollectionBuilder::new(&collection, field).wait(true);
                client.delete_field_index(delete).await.unwrap();
            }
            let payload: qdrant_client::Payload = old_payload().try_into().unwrap();
            let everything = ServerFilter::must([ServerCondition::matches("library", LIBRARY.to_string())]);
            let set = SetPayloadPointsBuilder::new(&collection, payload).points_selector(everything).wait(true);
            client.overwrite_payload(set).await.unwrap();
        }
    }
}

/// Makes the space that most tests use as old as before anything was said about pictures.
pub async fn silence(home: &Home) {
    match home {
        Home::Folder(_) => {
            let (_lock, shard) = shard(home);
            let delete = DeleteVectorName { vector_name: "captions".into() };
            let delete = VectorNameOperations::DeleteVectorName(delete);
            shard.update(UpdateOperation::VectorNameOperation(delete)).unwrap();
            shard.flush().unwrap();
        }
        Home::Server(_) => {
            let (client, collection) = server(home);
            let delete = DeleteVectorNameRequestBuilder::new(collection, "captions").wait(true);
            client.delete_vector_name(delete).await.unwrap();
        }
    }
}

/// The fields that are indexed, by name.
pub async fn indexed_fields(home: &Home) -> Vec<String> {
    let mut fields: Vec<_> = match home {
        Home::Folder(_) => {
            let (_lock, shard) = shard(home);
            shard.info().unwrap().payload_schema.keys().map(ToString::to_string).collect()
        }
        Home::Server(_) => {
            let (client, collection) = server(home);
            let info = client.collection_info(collection).await.unwrap().result.unwrap();
            info.payload_schema.into_keys().collect()
        }
    };
    fields.sort();
    fields
}

/// The shard, and the lock that keeps stores out; work in the background of one that was closed may hold it for a while.
fn shard(home: &Home) -> (File, EdgeShard) {
    let space = home.root().join("test=2fmodel");
    let lock = File::open(space.join("lock")).unwrap();
    lock.lock().unwrap();
    (lock, EdgeShard::load(&space.join("shard"), None).unwrap())
}

fn server(home: &Home) -> (Qdrant, String) {
    let Home::Server(options) = home else { panic!("a folder has no collections") };
    (home.client(), format!("{}~test=2fmodel", options.prefix))
}
