//! Where local views come from is a setting.

use std::path::Path;

use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{Patience, Program, TestApp, shared};

/// Pictures in the library.
const PICTURES: usize = 20;

#[tokio::test]
async fn pooled_views_come_with_the_whole_picture() {
    let app = TestApp::with(&[("LOCAL_VIEWS", "pooled")]).await;

    // Of crops nothing is to be seen yet when a picture is ready: they follow.
    for id in app.upload_gallery(3).await {
        assert_eq!(app.json(&format!("/api/images/{id}")).await["local_views"], true);
    }

    let body = json!({ "query": "a guitar on a stage", "explain": true });
    let (_, found) = app.post("/api/search", body).await;
    let hits = found["results"].as_array().unwrap();
    assert_eq!((hits.len(), &hits[0]["name"]), (3, &json!("scene-001.png")));
    for hit in hits {
        assert!(hit["local_score"].is_number() && hit["local_score"] != hit["global_score"], "{hit}");
    }
    app.await_idle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_kind_takes_over_from_what_is_indexed() {
    let home = tempfile::tempdir().unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let pictures: Vec<String> =
        (0..PICTURES).map(|number| shared(&format!("gallery/scene-{number:03}.png")).display().to_string()).collect();
    let mut scores = Vec::new();
    for (turn, kind) in ["crops", "pooled", "off", "crops"].into_iter().enumerate() {
        let program = Program::serve_with(home.path(), &[("LOCAL_VIEWS", Path::new(kind))]);
        if turn == 0 {
            let arguments: Vec<&str> =
                ["import", "--json"].into_iter().chain(pictures.iter().map(String::as_str)).collect();
            Program::json(home.path(), &arguments);
        }
        // Searches find everything meanwhile, by views of one kind.
        let patience = Patience::new();
        loop {
            let now = get(&client, &program.url, "/api/activity").await;
            assert_eq!(local_scores(&client, &program.url).await.len(), PICTURES, "{kind}: {now}");
            if now["former"].is_null() && now["ready"] == PICTURES && now["refining"] == 0 {
                break;
            }
            patience.wait().await;
        }
        let now = local_scores(&client, &program.url).await;
        assert!(now.iter().all(|score| score.is_null() == (kind == "off")), "{kind}: {now:?}");
        scores.push(now);
        assert!(program.terminate());
    }
    assert_eq!(scores[0], scores[3]);
    assert!(scores[0].iter().zip(&scores[1]).all(|(crops, pooled)| crops != pooled), "{scores:?}");
}

/// How like the words the best local view of each picture is, in the order of the pictures' names.
async fn local_scores(client: &Client, url: &str) -> Vec<Value> {
    let body = json!({ "query": "a guitar on a stage", "explain": true, "top_k": 100 });
    let found = client.post(format!("{url}/api/search")).json(&body).send().await.unwrap();
    let found: Value = found.json().await.unwrap();
    let mut hits = found["results"].as_array().unwrap().clone();
    hits.sort_by_key(|hit| hit["name"].to_string());
    hits.into_iter().map(|hit| hit["local_score"].clone()).collect()
}

async fn get(client: &Client, url: &str, path: &str) -> Value {
    client.get(format!("{url}{path}")).send().await.unwrap().json().await.unwrap()
}
