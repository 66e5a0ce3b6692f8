//! Another model takes over.

use std::path::Path;

use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{Program, gallery, shared};

/// Pictures in the library before.
const PICTURES: usize = 40;

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
    let form = reqwest::multipart::Form::new()
        .part("file", reqwest::multipart::Part::bytes(gallery(PICTURES)).file_name("new.png"));
    let answer = client.post(format!("{}/api/upload?wait=true", program.url)).multipart(form).send().await.unwrap();
    assert!(answer.status().is_success());
    let mut turns = 0;
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
    }
    assert!(turns > 1);
    assert!(program.terminate());
}

async fn activity(client: &Client, url: &str) -> Value {
    client.get(format!("{url}/api/activity")).send().await.unwrap().json().await.unwrap()
}

async fn search(client: &Client, url: &str) -> Value {
    let body = json!({"query": "a guitar on a stage", "top_k": 100});
    client.post(format!("{url}/api/search")).json(&body).send().await.unwrap().json().await.unwrap()
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
