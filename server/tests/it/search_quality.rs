//! Search means something.

use crate::support::{TestApp, gallery, gallery_captions};

/// Floor of recall@10 over the gallery's own captions; see the README for what is measured.
const FLOOR: f64 = 0.99;

#[tokio::test(flavor = "multi_thread")]
async fn captions_find_their_pictures() {
    let app = TestApp::with(&[("LOCAL_VIEWS", "off")]).await;
    let captions = gallery_captions();
    let mut ids = Vec::new();
    for (number, caption) in captions.iter().enumerate() {
        assert_eq!(caption.file, format!("scene-{number:03}.png"));
        let (_, answer) = app.upload(&caption.file, gallery(number)).await;
        ids.push(answer["image_id"].clone());
    }
    app.await_idle().await;

    let mut found = 0;
    for (caption, id) in captions.iter().zip(&ids) {
        let page = app.search(&caption.caption).await;
        found += usize::from(page["results"].as_array().unwrap().iter().take(10).any(|hit| hit["image_id"] == *id));
    }

    let recall = found as f64 / captions.len() as f64;
    println!("recall@10 of {} captions: {recall:.3}", captions.len());
    assert!(recall >= FLOOR, "recall@10 is {recall:.3}");
}
