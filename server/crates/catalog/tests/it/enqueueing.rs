//! Work for pictures that lack vectors.

use catalog::Catalog;

use crate::support::{MODEL, catalog, insert, lines, picture, set_job};

async fn jobs(catalog: &Catalog) -> Vec<String> {
    let mut connection = catalog.connection().await.unwrap();
    lines(
        &mut connection,
        "SELECT concat_ws(' ', media.name, job.kind, job.state, job.priority) AS line \
         FROM job JOIN media ON media.id = job.media_id ORDER BY media.name, job.kind",
    )
    .await
}

#[tokio::test]
async fn what_lacks_a_vector_of_the_model_is_enqueued_once() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let pictures = [1, 2, 3].map(|number| picture(library, number));
    for new in &pictures {
        insert(&catalog, new).await;
    }
    catalog.mark_embedded(pictures[0].id, MODEL).await.unwrap();
    catalog.mark_local(pictures[0].id, MODEL).await.unwrap();
    catalog.mark_embedded(pictures[1].id, "another").await.unwrap();

    assert_eq!(catalog.enqueue_missing(MODEL, false).await.unwrap(), 2);
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 2);
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 0);

    let expected = [
        "2.png embed queued -10",
        "2.png embed_local queued -20",
        "3.png embed queued -10",
        "3.png embed_local queued -20",
    ];
    assert_eq!(jobs(&catalog).await, expected);
}

#[tokio::test]
async fn missing_ones_that_failed_stay_failed() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);
    insert(&catalog, &new).await;
    set_job(&catalog, "embed", &new, "failed", "").await;

    assert_eq!(catalog.enqueue_missing(MODEL, false).await.unwrap(), 0);
    assert_eq!(jobs(&catalog).await, ["1.png embed failed 0"]);
}

#[tokio::test]
async fn missing_ones_that_are_being_encoded_will_be_once_more() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);
    insert(&catalog, &new).await;
    for kind in ["embed", "embed_local"] {
        set_job(&catalog, kind, &new, "running", "").await;
    }

    // It may be another model that encodes it now.
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 2);

    assert_eq!(jobs(&catalog).await, ["1.png embed running 0", "1.png embed_local running 0"]);
    let mut connection = catalog.connection().await.unwrap();
    assert_eq!(lines(&mut connection, "SELECT again::text AS line FROM job").await, ["true", "true"]);
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 0);
}

#[tokio::test]
async fn everything_is_enqueued_on_demand_and_what_failed_gets_another_try() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let pictures = [1, 2, 3].map(|number| picture(library, number));
    for new in &pictures {
        insert(&catalog, new).await;
        catalog.mark_embedded(new.id, MODEL).await.unwrap();
    }
    set_job(&catalog, "embed", &pictures[0], "failed", "").await;
    set_job(&catalog, "embed", &pictures[1], "queued", "").await;

    assert_eq!(catalog.enqueue_all(false).await.unwrap(), 2);

    let expected = ["1.png embed queued -10", "2.png embed queued 0", "3.png embed queued -10"];
    assert_eq!(jobs(&catalog).await, expected);
}
