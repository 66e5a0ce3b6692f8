//! `GET /api/images/{id}`, `GET /images/{id}`, `GET /images/{id}/thumb`

use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RANGE};
use serde_json::json;

use crate::support::{TestApp, fixture, gallery};

#[tokio::test]
async fn the_facts_of_a_picture_are_told() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a photo.jpg", fixture("exif/landscape_6.jpg")).await;

    let facts = app.json(&format!("/api/images/{id}")).await;

    assert_eq!((facts["width"].as_u64(), facts["height"].as_u64()), (Some(450), Some(300)));
    assert_eq!(facts["media_type"], "image/jpeg");
    assert_eq!(facts["bytes"], fixture("exif/landscape_6.jpg").len());
    assert_eq!(facts["status"], "ready");
    assert!(!facts["colours"].as_array().unwrap().is_empty());
    assert_eq!(facts["blake3"].as_str().unwrap().len(), 64);
}

#[tokio::test]
async fn the_place_that_a_file_names_is_told_and_found() {
    let app = TestApp::start().await;
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' \
                  photoshop:City='Zürich' photoshop:Country='Switzerland'/>";
    let id = app.upload_ready("a.jpg", jpeg_with_xmp(&fixture("exif/landscape_6.jpg"), packet)).await;
    app.upload_gallery(3).await;

    assert_eq!(app.json(&format!("/api/images/{id}")).await["place"], "Zürich, Switzerland");

    let (_, found) = app.post("/api/search", json!({ "query": "zurich", "explain": true })).await;
    assert_eq!(found["results"][0]["image_id"], id.to_string());
    assert!(found["results"][0].to_string().contains("in the place"), "{found}");
}

/// A JPEG with an XMP packet behind its first marker.
fn jpeg_with_xmp(plain: &[u8], packet: &str) -> Vec<u8> {
    let segment = [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &segment, &plain[2..]].concat()
}

#[tokio::test]
async fn an_original_comes_back_byte_for_byte() {
    let app = TestApp::start().await;
    let id = app.upload_ready("größe.png", gallery(3)).await;

    let response = app.get(&format!("/images/{id}")).await;

    assert_eq!(response.headers()[CONTENT_TYPE], "image/png");
    assert!(response.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    assert!(response.headers()[CONTENT_DISPOSITION].to_str().unwrap().starts_with("inline; filename*=UTF-8''gr%C3%B6"));
    assert_eq!(response.bytes().await.unwrap(), gallery(3));
}

#[tokio::test]
async fn a_range_of_an_original_is_answered() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(3)).await;

    let response = app.client.get(app.url(&format!("/images/{id}"))).header(RANGE, "bytes=10-19").send().await.unwrap();

    assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(response.bytes().await.unwrap(), gallery(3)[10..20]);
}

#[tokio::test]
async fn what_a_browser_has_is_not_sent_again() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(3)).await;
    for path in [format!("/images/{id}"), format!("/images/{id}/thumb")] {
        let etag = app.get(&path).await.headers()[ETAG].clone();

        let again = app.client.get(app.url(&path)).header(IF_NONE_MATCH, etag).send().await.unwrap();

        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn thumbnails_come_in_three_sizes() {
    let app = TestApp::start().await;
    let id = app.upload_ready("wide.png", fixture("png/wide_thin.png")).await;
    for (size, side) in [("small", 320), ("medium", 640), ("large", 1280)] {
        let bytes = app.get(&format!("/images/{id}/thumb?size={size}")).await.bytes().await.unwrap();
        let thumbnail = image::load_from_memory(&bytes).unwrap();
        assert_eq!((thumbnail.width(), thumbnail.height()), (side, 1), "{size}");
    }
}

#[tokio::test]
async fn the_middle_size_is_kept_and_goes_with_its_picture() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();
    let id = app.upload_ready("photo.jpg", fixture("exif/landscape_6.jpg")).await;
    let path = format!("/images/{id}/thumb?size=medium");
    let at_once = app.files_on_disk().len();

    let (one, other) = tokio::join!(app.get(&path), app.get(&path));

    // The picture has fewer pixels, so that no size shows less of it.
    let large = app.get(&format!("/images/{id}/thumb?size=large")).await.bytes().await.unwrap();
    assert_eq!(one.headers()[CONTENT_TYPE], "image/webp");
    assert_eq!(one.bytes().await.unwrap(), large);
    assert_eq!(other.bytes().await.unwrap(), large);
    assert_eq!(app.files_on_disk().len(), at_once + 1);

    app.delete(json!([id])).await;
    app.await_idle().await;
    assert_eq!(app.files_on_disk(), before);
}

#[tokio::test]
async fn a_lost_thumbnail_is_made_again() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(3)).await;
    let path = format!("/images/{id}/thumb?size=small");
    let before = app.get(&path).await.bytes().await.unwrap();
    std::fs::remove_dir_all(app.folder().join("thumbnails")).unwrap();

    let after = app.get(&path).await;

    assert_eq!(after.status(), StatusCode::OK);
    assert_eq!(after.bytes().await.unwrap(), before);
}

#[tokio::test]
async fn a_picture_that_is_not_there_is_not_found() {
    let app = TestApp::start().await;
    let nobody = "01890000-0000-7000-8000-000000000000";
    for id in [nobody, "no-id", "..%2f..%2fetc%2fpasswd"] {
        for path in [format!("/api/images/{id}"), format!("/images/{id}"), format!("/images/{id}/thumb")] {
            let response = app.get(&path).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
