//! Another model takes over.

use std::path::Path;

use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{Patience, Program, gallery, shared};

/// Pictures in the library before.
const PICTURES: usize = 40;
/// A revision of a model.
const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

#[tokio::test(flavor = "multi_thread")]
async fn searches_find_everything_while_another_model_takes_over() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let pictures: Vec<String> =
        (0..PICTURES).map(|number| shared(&format!("gallery/scene-{number:03}.png")).display().to_string()).collect();
    let arguments = ["import", "--json"].into_iter().chain(pictures.iter().map(String::as_str)).collect::<Vec<_>>();
    Program::json(home.path(), &arguments);
    let model = copy_of_the_bundled_model(&folder.path().join("another"));

    let used = Program::run(home.path(), &["models", "use", &model]);
    assert!(used.status.success(), "{used:?}");
    let program = Program::serve(home.path());
    let client = Client::builder().no_proxy().build().unwrap();

    let first = activity(&client, &program.url).await;
    assert_eq!(first["model"]["name"], "another");
    assert_eq!(first["former"], "pixel-siglip-tiny", "the model before answers: {first}");
    // What arrives meanwhile is found as well.
    upload(&client, &program.url, PICTURES).await;
    let (mut turns, patience) = (0, Patience::new());
    loop {
        let now = activity(&client, &program.url).await;
        let found = search(&client, &program.url).await;
        assert_eq!(found["total"], PICTURES + 1, "{now}");
        assert_eq!(found["results"].as_array().unwrap().len(), PICTURES + 1, "{now}");
        turns += 1;
        if now["former"].is_null() {
            assert_eq!(now["ready"], PICTURES + 1);
            break;
        }
        patience.wait().await;
    }
    assert!(turns > 1);
    assert!(program.terminate());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_is_put_into_use_and_taken_back_while_the_server_runs() {
    let (home, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fill_cache(cache.path());
    let environment = [("HF_HUB_CACHE", cache.path())];
    let program = Program::serve_with(home.path(), &environment);
    let client = Client::builder().no_proxy().build().unwrap();
    for number in 0..PICTURES {
        upload(&client, &program.url, number).await;
    }
    let choose = async |name: &str| {
        let body = json!({ "model": name });
        client.post(format!("{}/api/models/use", program.url)).json(&body).send().await.unwrap()
    };

    for (name, status, code) in [("somebody/absent", 409, "model_missing"), ("../../etc", 400, "invalid_request")] {
        let refused = choose(name).await;
        assert_eq!(refused.status(), status);
        assert_eq!(refused.json::<Value>().await.unwrap()["code"], code);
    }
    // There, back before it is complete, and there again.
    for (name, former) in [
        ("somebody/another", json!("pixel-siglip-tiny")),
        ("pixel-siglip-tiny", Value::Null),
        ("somebody/another", json!("pixel-siglip-tiny")),
    ] {
        assert_eq!(choose(name).await.status(), 204, "{name}");
        let now = activity(&client, &program.url).await;
        assert_eq!((&now["model"]["name"], &now["former"]), (&json!(name), &former));
        assert_eq!(search(&client, &program.url).await["total"], PICTURES, "{name}");
    }
    let patience = Patience::new();
    loop {
        let now = activity(&client, &program.url).await;
        assert_eq!(search(&client, &program.url).await["total"], PICTURES, "{now}");
        if now["former"].is_null() {
            assert_eq!(now["ready"], PICTURES);
            break;
        }
        patience.wait().await;
    }
    assert!(program.terminate());

    let settings = std::fs::read_to_string(home.path().join("media-search.toml")).unwrap();
    assert_eq!(settings, "siglip_model = \"somebody/another\"\n");
    let again = Program::serve_with(home.path(), &environment);
    let now = activity(&client, &again.url).await;
    assert_eq!((&now["model"]["name"], &now["ready"]), (&json!("somebody/another"), &json!(PICTURES)));
    assert!(again.terminate());
}

async fn upload(client: &Client, url: &str, number: usize) {
    let part = reqwest::multipart::Part::bytes(gallery(number)).file_name("picture.png");
    let form = reqwest::multipart::Form::new().part("file", part);
    let answer = client.post(format!("{url}/api/upload?wait=true")).multipart(form).send().await.unwrap();
    assert!(answer.status().is_success());
}

async fn activity(client: &Client, url: &str) -> Value {
    client.get(format!("{url}/api/activity")).send().await.unwrap().json().await.unwrap()
}

async fn search(client: &Client, url: &str) -> Value {
    let body = json!({"query": "a guitar on a stage", "top_k": 100});
    client.post(format!("{url}/api/search")).json(&body).send().await.unwrap().json().await.unwrap()
}

/// Puts the model `somebody/another` into a cache of Hugging Face's.
pub fn fill_cache(cache: &Path) {
    let repository = cache.join("models--somebody--another");
    copy_of_the_bundled_model(&repository.join("snapshots").join(COMMIT));
    std::fs::create_dir(repository.join("refs")).unwrap();
    std::fs::write(repository.join("refs/main"), COMMIT).unwrap();
}

/// The same numbers under another name are another model.
fn copy_of_the_bundled_model(folder: &Path) -> String {
    let bundled = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("models/pixel-siglip-tiny");
    std::fs::create_dir_all(folder).unwrap();
    for file in
        ["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors"]
    {
        std::fs::copy(bundled.join(file), folder.join(file)).unwrap();
    }
    folder.display().to_string()
}
