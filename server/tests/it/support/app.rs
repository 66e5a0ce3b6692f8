//! A server of its own for each test: fresh database, fresh folder, free port.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::types::Viewer;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Response, StatusCode, redirect};
use serde_json::{Value, json};
use server::backend::renew_chance;
use server::commands::serve::Server;
use server::config::{Config, Sources};
use server::data_folder::DataFolder;
use server::services::Services;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use walkdir::WalkDir;

use super::gallery;

/// A running server with a client.
pub struct TestApp {
    /// Asks it; follows no redirects.
    pub client: Client,
    server: Server,
    home: TempDir,
}

impl TestApp {
    /// A server with default settings.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// A server with some settings.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let database = local_postgres::testing::fresh_database().await;
        let mut sources = Sources::for_testing()
            .with_variable("BIND", "127.0.0.1:0")
            .with_variable("DATA_DIR", home.path().join("data").to_str().unwrap())
            .with_variable("DATABASE_URL", &database);
        for (name, value) in settings {
            sources = sources.with_variable(name, value);
        }
        let config = Config::build(&sources).unwrap();
        let folder = DataFolder::open(&config.data).unwrap();
        let server = Server::start(&config, folder, CancellationToken::new()).await.unwrap();
        let client = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().unwrap();
        Self { client, server, home }
    }

    /// The parts behind it, for what no request does.
    pub fn services(&self) -> &Arc<Services> {
        &self.server.running.services
    }

    /// Whose requests it answers.
    pub fn viewer(&self) -> &Viewer {
        &self.server.running.viewer
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.url)
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    /// The JSON at a path that has to be there.
    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        told(self.client.post(self.url(path)).json(&body).send().await.unwrap()).await
    }

    pub async fn post_form(&self, path: &str, form: Form) -> (StatusCode, Value) {
        told(self.client.post(self.url(path)).multipart(form).send().await.unwrap()).await
    }

    pub async fn delete(&self, ids: Value) -> (StatusCode, Value) {
        told(self.client.delete(self.url("/api/images")).json(&ids).send().await.unwrap()).await
    }

    pub async fn upload(&self, name: &str, bytes: Vec<u8>) -> (StatusCode, Value) {
        let part = Part::bytes(bytes).file_name(name.to_owned());
        self.post_form("/api/upload", Form::new().part("file", part)).await
    }

    pub async fn upload_owned(&self, name: String, bytes: Vec<u8>) -> (StatusCode, Value) {
        self.upload(&name, bytes).await
    }

    /// Uploads a picture and waits until it can be found; answers its id.
    pub async fn upload_ready(&self, name: &str, bytes: Vec<u8>) -> String {
        let part = Part::bytes(bytes).file_name(name.to_owned());
        let (_, answer) = self.post_form("/api/upload?wait=true", Form::new().part("file", part)).await;
        assert_eq!(answer["status"], "ready", "{answer}");
        answer["image_id"].as_str().unwrap().to_owned()
    }

    /// Uploads the first pictures of the gallery, one after the other; answers their ids.
    pub async fn upload_gallery(&self, count: usize) -> Vec<String> {
        let mut ids = Vec::new();
        for number in 0..count {
            ids.push(self.upload_ready(&format!("scene-{number:03}.png"), gallery(number)).await);
        }
        ids
    }

    pub async fn search(&self, query: &str) -> Value {
        let (status, found) = self.post("/api/search", json!({ "query": query })).await;
        assert_eq!(status, StatusCode::OK, "{found}");
        found
    }

    /// Waits until no job is left, and it is known what searches score by chance.
    pub async fn await_idle(&self) {
        let mut changes = self.server.running.services.changes.listen();
        while self.json("/api/health").await["pending"] != 0 {
            changes.changed().await.unwrap();
        }
        let running = &self.server.running;
        renew_chance(&running.services, running.viewer.library()).await.unwrap();
    }

    /// Originals, thumbnails and everything half-way to them.
    pub fn files_on_disk(&self) -> BTreeSet<PathBuf> {
        ["originals", "thumbnails", "incoming", "queries"]
            .iter()
            .flat_map(|name| files(&self.folder().join(name)))
            .collect()
    }

    /// What lies beside the data folder.
    pub fn files_outside_the_data_folder(&self) -> BTreeSet<PathBuf> {
        files(self.home.path()).into_iter().filter(|path| !path.starts_with(self.folder())).collect()
    }
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

async fn told(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}
