//! `GET /api/gallery`

use crate::support::TestApp;

#[tokio::test]
async fn the_newest_picture_is_first() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(5).await;

    let page = app.json("/api/gallery?page=1&page_size=3").await;

    let shown: Vec<_> = page["images"].as_array().unwrap().iter().map(|tile| tile["image_id"].clone()).collect();
    assert_eq!(shown, [ids[4].as_str(), ids[3].as_str(), ids[2].as_str()]);
    assert_eq!(
        (page["page"].as_u64(), page["page_size"].as_u64(), page["total"].as_u64()),
        (Some(1), Some(3), Some(5))
    );
}

#[tokio::test]
async fn a_page_behind_the_last_is_empty() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;

    let page = app.json("/api/gallery?page=9").await;

    assert!(page["images"].as_array().unwrap().is_empty());
    assert_eq!(page["total"], 2);
}

#[tokio::test]
async fn odd_numbers_are_refused_or_brought_into_bounds() {
    let app = TestApp::start().await;
    for (query, status) in
        [("page=0", 200), ("page_size=0", 200), ("page_size=4000000000", 200), ("page=-1", 400), ("page=x", 400)]
    {
        let response = app.get(&format!("/api/gallery?{query}")).await;
        assert_eq!(response.status().as_u16(), status, "{query}");
    }
}
