//! The whole server, measured from outside: `cargo bench -p server`.
//!
//! Prints a table: encoding, upload to searchable, pictures a second, searches at 10,000 and 100,000 pictures, memory.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be taken ends the program")]

mod measure;
mod synthetic;

use std::time::Instant;

use inference::Lane;
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use server::commands::serve::Server;
use server::config::Config;
use server::data_folder::DataFolder;
use server::services::Services;
use tokio_util::sync::CancellationToken;

use measure::{Timings, resident_megabytes};

/// Pictures that are uploaded one by one, each awaited until it is searchable.
const AWAITED: usize = 50;
/// Pictures that are uploaded as fast as they are taken.
const BULK: usize = 300;
/// Searches at each size of the library.
const SEARCHES: usize = 200;

/// A kind of search.
struct Case {
    what: &'static str,
    call: &'static str,
    filter: &'static str,
    expand: bool,
}

const PLAIN: [Case; 4] = [
    Case { what: "whole request", call: "search", filter: "", expand: true },
    Case { what: "the same again", call: "search", filter: "", expand: true },
    Case { what: "again, no other words", call: "search", filter: "", expand: false },
    Case { what: "again, one in four passes", call: "search", filter: " type:png", expand: true },
];
const DEEP: [Case; 2] = [
    Case { what: "in descriptions too", call: "deep-search", filter: "", expand: true },
    Case { what: "in descriptions, one in four passes", call: "deep-search", filter: " type:png", expand: true },
];

#[tokio::main]
async fn main() {
    let home = tempfile::tempdir().unwrap();
    let config = Config::for_testing(&home.path().join("data"));
    let folder = DataFolder::open(&config.data).unwrap();
    let started = Instant::now();
    let server = Server::start(&config, folder, CancellationToken::new()).await.unwrap();
    println!("{:<44} {:>10.0} ms", "first start (makes the database)", started.elapsed().as_secs_f64() * 1e3);
    let (client, services) = (Client::builder().no_proxy().build().unwrap(), server.running.services.clone());

    encode(&services).await;
    upload(&client, &server.url).await;
    let library = server.running.viewer.library().0;
    for size in [10_000, 100_000] {
        synthetic::grow(&services, library, size).await;
        services.indexes.present().vectors.optimize().await.unwrap();
        search(&client, &server.url, size, &PLAIN).await;
        println!("The same, beside encoding:");
        tokio::select! {
            () = search(&client, &server.url, size, &PLAIN) => {}
            () = encode_for_ever(&services) => {}
        }
    }
    println!("When all of them are described:");
    synthetic::describe(&services, library).await;
    services.indexes.present().vectors.optimize().await.unwrap();
    search(&client, &server.url, 100_000, &PLAIN).await;
    search(&client, &server.url, 100_000, &DEEP).await;
    println!("{:<44} {:>10.0} MB", "resident memory of the server process", resident_megabytes());
    server.stop().await.unwrap();
}

/// The model alone.
async fn encode(services: &Services) {
    let picture = image::load_from_memory(&synthetic::picture(0)).unwrap().to_rgb8();
    let mut text = Timings::new("encode a text (model, warm)");
    let mut prepared = Timings::new("prepare a 1024 x 768 picture");
    let mut encoded = Timings::new("encode a picture (model, warm)");
    for number in 0..100 {
        let words = format!("picture number {number} of a lighthouse at night");
        text.time(services.indexes.present().model.embed_text(&words, Lane::Query)).await.unwrap();
        let pixels = prepared.time(async { services.indexes.present().model.pixels(&picture) }).await;
        encoded.time(services.indexes.present().model.embed_pixels(pixels, Lane::Query)).await.unwrap();
    }
    for timings in [text, prepared, encoded] {
        timings.print();
    }
}

/// Keeps the model as busy as importing does.
async fn encode_for_ever(services: &Services) {
    let model = services.indexes.present().model.clone();
    let picture = image::load_from_memory(&synthetic::picture(0)).unwrap().to_rgb8();
    let pixels = model.pixels(&picture);
    loop {
        let together = (0..8).map(|_| model.embed_pixels(pixels.clone(), Lane::Index));
        for encoded in futures::future::join_all(together).await {
            encoded.unwrap();
        }
    }
}

async fn upload(client: &Client, url: &str) {
    let mut searchable = Timings::new("upload to searchable, one at a time");
    for number in 0..AWAITED {
        let answer = searchable.time(send(client, format!("{url}/api/upload?wait=true"), number)).await;
        assert_eq!(answer["status"], "ready");
    }
    searchable.print();

    let started = Instant::now();
    let lanes = (0..4).map(|lane| async move {
        for number in (AWAITED + lane..AWAITED + BULK).step_by(4) {
            send(client, format!("{url}/api/upload"), number).await;
        }
    });
    futures::future::join_all(lanes).await;
    while client.get(format!("{url}/api/activity")).send().await.unwrap().json::<Value>().await.unwrap()["queued"] != 0
    {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let rate = BULK as f64 / started.elapsed().as_secs_f64();
    println!("{:<44} {rate:>10.1} a second", "pictures stored and indexed, 1024 x 768 JPEG");
}

async fn send(client: &Client, url: String, number: usize) -> Value {
    let part = Part::bytes(synthetic::picture(number)).file_name(format!("{number}.jpg"));
    client.post(url).multipart(Form::new().part("file", part)).send().await.unwrap().json().await.unwrap()
}

async fn search(client: &Client, url: &str, size: usize, cases: &[Case]) {
    for Case { what, call, filter, expand } in cases {
        let mut whole = Timings::new(&format!("text search at {size} pictures, {what}"));
        for number in 0..SEARCHES {
            let body = json!({ "query": format!("a {number} in the forest{filter}"), "top_k": 20, "expand": expand });
            let request = client.post(format!("{url}/api/{call}")).json(&body);
            let found = whole.time(async { request.send().await.unwrap().json::<Value>().await.unwrap() }).await;
            assert_eq!(found["results"].as_array().unwrap().len(), 20);
        }
        whole.print();
    }
}
