//! The state of a picture through its life.

use catalog::{Catalog, Media, NewMedia, State};

use crate::support::{MODEL, catalog, execute, insert, picture, set_job};

async fn look(catalog: &Catalog, new: &NewMedia) -> Media {
    catalog.media(new.library_id, MODEL, new.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_picture_goes_from_queued_to_ready_and_refined() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);
    insert(&catalog, &new).await;
    assert_eq!(look(&catalog, &new).await.state, State::Queued, "before there is a job");

    set_job(&catalog, "embed", &new, "queued", "").await;
    set_job(&catalog, "embed_local", &new, "queued", "").await;
    assert_eq!(look(&catalog, &new).await.state, State::Queued);

    set_job(&catalog, "embed", &new, "running", "").await;
    assert_eq!(look(&catalog, &new).await.state, State::Indexing);

    assert!(catalog.mark_embedded(new.id, MODEL).await.unwrap());
    execute(&catalog, "DELETE FROM job WHERE kind = 'embed'").await;
    let ready = look(&catalog, &new).await;
    assert_eq!((ready.state, ready.refined), (State::Ready, false), "whatever the local views do");

    assert!(catalog.mark_local(new.id, MODEL).await.unwrap());
    let refined = look(&catalog, &new).await;
    assert_eq!((refined.state, refined.refined), (State::Ready, true));
}

#[tokio::test]
async fn a_failure_has_its_reason_and_loses_it_with_another_try() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);
    insert(&catalog, &new).await;

    set_job(&catalog, "embed", &new, "failed", "cannot be decoded").await;
    let failed = look(&catalog, &new).await;
    assert_eq!((failed.state, failed.failure.as_deref()), (State::Failed, Some("cannot be decoded")));

    set_job(&catalog, "embed", &new, "queued", "cannot be decoded").await;
    let waiting = look(&catalog, &new).await;
    assert_eq!((waiting.state, waiting.failure), (State::Queued, None));
}

#[tokio::test]
async fn vectors_of_another_model_do_not_make_a_picture_ready() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);
    insert(&catalog, &new).await;
    catalog.mark_embedded(new.id, MODEL).await.unwrap();
    catalog.mark_local(new.id, MODEL).await.unwrap();

    let media = catalog.media(new.library_id, "another", new.id).await.unwrap().unwrap();

    assert_eq!((media.state, media.refined), (State::Queued, false));
}

#[tokio::test]
async fn marking_a_picture_that_is_gone_says_so() {
    let catalog = catalog().await;
    let new = picture(catalog.default_library().await.unwrap(), 1);

    assert!(!catalog.mark_embedded(new.id, MODEL).await.unwrap());
    assert!(!catalog.mark_local(new.id, MODEL).await.unwrap());
}
