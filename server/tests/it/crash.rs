//! What `kill -9` may not do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::multipart::{Form, Part};
use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::support::{Patience, Program, gallery};

/// Uploads that are answered before the server is killed, each time.
const ANSWERED: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_picture_is_lost_and_indexing_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let mut answered = Vec::new();
    let mut next = 0;
    for _ in 0..3 {
        let program = Program::serve(home.path());
        answered.extend(upload_until_killed(&client, program, &mut next).await);
    }

    let program = Program::serve(home.path());
    await_indexed(&client, &program.url).await;
    for id in &answered {
        let facts: Value = get(&client, &format!("{}/api/images/{id}", program.url)).await;
        assert_eq!(facts["status"], "ready", "{id}");
        let original = client.get(format!("{}/images/{id}", program.url)).send().await.unwrap();
        assert_eq!(original.bytes().await.unwrap().len(), facts["bytes"].as_u64().unwrap() as usize);
    }
    let gallery: Value = get(&client, &format!("{}/api/gallery?page_size=200", program.url)).await;
    for tile in gallery["images"].as_array().unwrap() {
        let url = format!("{}{}", program.url, tile["image_url"].as_str().unwrap());
        assert_eq!(
            client.get(url).send().await.unwrap().status(),
            StatusCode::OK,
            "no half-written picture is visible"
        );
    }
    assert!(gallery["total"].as_u64().unwrap() as usize >= answered.len());
    assert!(answered.len() >= 3 * ANSWERED);
    assert!(program.terminate());
}

#[tokio::test(flavor = "multi_thread")]
async fn describing_goes_on_where_it_was() {
    const PICTURES: usize = 24;
    let home = tempfile::tempdir().unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let program = Program::serve(home.path());
    for number in 0..PICTURES {
        upload(&client, &program.url, number).await.unwrap();
    }
    await_indexed(&client, &program.url).await;
    let describe = client.post(format!("{}/api/batch-describe", program.url)).json(&serde_json::json!({}));
    assert_eq!(describe.send().await.unwrap().status(), StatusCode::ACCEPTED);
    let described = await_described(&client, &program.url, 1).await;
    program.kill();

    // Nobody asks again: what was queued is done by whoever starts next.
    let program = Program::serve(home.path());
    assert!(await_described(&client, &program.url, 1).await >= described, "what was said is kept");
    assert_eq!(await_described(&client, &program.url, PICTURES as u64).await, PICTURES as u64);
    let state: Value = get(&client, &format!("{}/api/batch-describe", program.url)).await;
    assert_eq!(
        (&state["failed"], &state["queued"], &state["running"]),
        (&Value::from(0), &Value::from(0), &Value::from(0))
    );
    assert!(program.terminate());
}

/// Waits until so many pictures are described and none is just being kept; answers how many are.
async fn await_described(client: &Client, url: &str, wanted: u64) -> u64 {
    let patience = Patience::new();
    loop {
        let state: Value = get(client, &format!("{url}/api/batch-describe")).await;
        let [described, waiting, running] =
            ["described", "queued", "running"].map(|name| state[name].as_u64().unwrap());
        let is_done = waiting + running == 0;
        if described >= wanted && (is_done || wanted == 1) {
            return described;
        }
        patience.wait().await;
    }
}

/// Uploads several at a time and kills the server in the middle of it; answers what was answered with 201.
async fn upload_until_killed(client: &Client, program: Program, next: &mut usize) -> Vec<String> {
    let (url, count) = (program.url.clone(), Arc::new(AtomicUsize::new(0)));
    let uploads: Vec<_> = (0..4)
        .map(|lane| {
            let (client, url, count, first) = (client.clone(), url.clone(), Arc::clone(&count), *next + lane * 16);
            tokio::spawn(async move {
                let mut ids = Vec::new();
                for number in first..first + 16 {
                    let Some(id) = upload(&client, &url, number % 200).await else { break };
                    ids.push(id);
                    count.fetch_add(1, Ordering::SeqCst);
                }
                ids
            })
        })
        .collect();
    *next += 64;
    let patience = Patience::new();
    while count.load(Ordering::SeqCst) < ANSWERED {
        patience.wait().await;
    }
    program.kill();
    let mut ids = Vec::new();
    for upload in uploads {
        ids.extend(upload.await.unwrap());
    }
    ids
}

async fn upload(client: &Client, url: &str, number: usize) -> Option<String> {
    let part = Part::bytes(gallery(number)).file_name(format!("scene-{number:03}.png"));
    let response =
        client.post(format!("{url}/api/upload")).multipart(Form::new().part("file", part)).send().await.ok()?;
    let answer: Value = response.json().await.ok()?;
    Some(answer["image_id"].as_str()?.to_owned())
}

async fn await_indexed(client: &Client, url: &str) {
    let mut events = client.get(format!("{url}/api/events")).send().await.unwrap();
    let (mut heard, patience) = (String::new(), Patience::new());
    loop {
        patience.wait().await;
        heard += std::str::from_utf8(&events.chunk().await.unwrap().expect("the stream goes on")).unwrap();
        while let Some((event, rest)) =
            heard.split_once("\n\n").map(|(event, rest)| (event.to_owned(), rest.to_owned()))
        {
            heard = rest;
            let Some(data) = event.strip_prefix("event: activity\ndata: ") else { continue };
            let activity: Value = serde_json::from_str(data).unwrap();
            if activity["ready"] == activity["total"] && activity["refining"] == 0 {
                return;
            }
        }
    }
}

async fn get(client: &Client, url: &str) -> Value {
    client.get(url).send().await.unwrap().json().await.unwrap()
}
