//! A picture's state, as the catalog derives it, while the real queue works on it.

use catalog::{Catalog, EMBED, EMBED_LOCAL, LOCAL_PRIORITY, Media, NewMedia, State, insert_media};
use chrono::Utc;
use diesel_async::AsyncConnection;
use jobs::{NewJob, Outcome, Queue, enqueue};
use uuid::Uuid;

use crate::support::{catalog, hasty};

const MODEL: &str = "pixel";

/// What an upload does: a row and its jobs, or nothing.
async fn upload(catalog: &Catalog) -> NewMedia {
    let new = NewMedia {
        id: Uuid::now_v7(),
        library_id: catalog.default_library().await.unwrap(),
        blake3: [7; 32],
        name: "seven.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: 7,
        width: 7,
        height: 7,
        taken_at: None,
        place: String::new(),
        uploaded_at: Utc::now(),
        colours: vec![],
    };
    let mut connection = catalog.connection().await.unwrap();
    connection
        .transaction::<_, Box<dyn std::error::Error + Send + Sync>, _>(async |connection| {
            insert_media(connection, &new).await?;
            let embed = NewJob::new(EMBED, new.library_id, new.id);
            let local = NewJob::new(EMBED_LOCAL, new.library_id, new.id).with_priority(LOCAL_PRIORITY);
            enqueue(connection, &[local, embed]).await?;
            Ok(())
        })
        .await
        .unwrap();
    new
}

async fn look(catalog: &Catalog, new: &NewMedia) -> Media {
    catalog.media(new.library_id, MODEL, new.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn from_upload_to_ready_and_refined() {
    let catalog = catalog().await;
    let queue = Queue::new(catalog.pool().clone(), "one");
    let new = upload(&catalog).await;
    assert_eq!(look(&catalog, &new).await.state, State::Queued);

    let embed = queue.claim(&[EMBED, EMBED_LOCAL], 1).await.unwrap().remove(0);
    assert_eq!(embed.kind, EMBED, "the global view goes first");
    assert_eq!(look(&catalog, &new).await.state, State::Indexing);

    catalog.mark_embedded(new.id, MODEL).await.unwrap();
    queue.complete(&embed).await.unwrap();
    assert_eq!(look(&catalog, &new).await.state, State::Ready);
    assert_eq!(catalog.counts(new.library_id, MODEL).await.unwrap().refining, 1);

    let local = queue.claim(&[EMBED, EMBED_LOCAL], 1).await.unwrap().remove(0);
    catalog.mark_local(new.id, MODEL).await.unwrap();
    queue.complete(&local).await.unwrap();
    assert!(look(&catalog, &new).await.refined);
    assert_eq!(catalog.counts(new.library_id, MODEL).await.unwrap().refining, 0);
}

#[tokio::test]
async fn through_failure_retry_and_a_change_of_the_model() {
    let catalog = catalog().await;
    let queue = Queue::new(catalog.pool().clone(), "one").with_policy(hasty(2));
    let new = upload(&catalog).await;

    let job = queue.claim(&[EMBED], 1).await.unwrap().remove(0);
    assert_eq!(queue.retry_later(&job, "device busy").await.unwrap(), Outcome::Queued);
    let waiting = look(&catalog, &new).await;
    assert_eq!((waiting.state, waiting.failure), (State::Queued, None));

    let job = queue.claim(&[EMBED], 1).await.unwrap().remove(0);
    assert_eq!(queue.retry_later(&job, "device lost").await.unwrap(), Outcome::Failed);
    let failures = catalog.failures(new.library_id, MODEL, 10).await.unwrap();
    assert_eq!(failures[0].failure.as_deref(), Some("device lost"));

    assert_eq!(queue.retry_failed(new.library_id, Some(&[new.id])).await.unwrap(), 1);
    assert_eq!(look(&catalog, &new).await.state, State::Queued);

    let job = queue.claim(&[EMBED], 1).await.unwrap().remove(0);
    catalog.mark_embedded(new.id, MODEL).await.unwrap();
    queue.complete(&job).await.unwrap();
    assert_eq!(look(&catalog, &new).await.state, State::Ready);

    let counts = catalog.counts(new.library_id, "another").await.unwrap();
    assert_eq!((counts.ready, counts.queued), (0, 1));
    assert_eq!(catalog.enqueue_missing("another", false).await.unwrap(), 1);
}

#[tokio::test]
async fn a_picture_deleted_while_it_is_encoded_is_noticed() {
    let catalog = catalog().await;
    let queue = Queue::new(catalog.pool().clone(), "one");
    let new = upload(&catalog).await;
    let job = queue.claim(&[EMBED], 1).await.unwrap().remove(0);

    let mut connection = catalog.connection().await.unwrap();
    let deleted = connection
        .transaction::<_, Box<dyn std::error::Error + Send + Sync>, _>(async |connection| {
            let deleted = catalog::delete_media(connection, new.library_id, &[new.id]).await?;
            enqueue(connection, &[NewJob::new("forget", new.library_id, new.id)]).await?;
            Ok(deleted)
        })
        .await
        .unwrap();

    assert_eq!(deleted.len(), 1);
    assert!(!catalog.mark_embedded(new.id, MODEL).await.unwrap());
    assert_eq!(queue.forget(&job).await.unwrap(), Outcome::Done);
    assert_eq!(queue.pending().await.unwrap(), 1, "only the forgetting is left");
}
