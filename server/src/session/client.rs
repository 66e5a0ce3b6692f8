//! Asks a running server over its interface for programs.

use std::path::Path;
use std::time::Duration;

use app::types::{Activity, DescribeOutcome, DescribeRequest, Describing, SearchPage, Tuning, UploadOutcome};
use reqwest::multipart::{Form, Part};
use reqwest::{RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::http::Reindexing;

/// How often a busy server is asked again, and how long after the first time.
const ATTEMPTS: u32 = 6;
const PAUSE: Duration = Duration::from_millis(250);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The server refused, with a sentence and a code.
    #[error("{detail} ({code})")]
    Refused {
        /// The code that programs decide by.
        code: String,
        /// One sentence.
        detail: String,
    },
    /// The file that was to be sent cannot be read.
    #[error("it cannot be read")]
    Unreadable(#[from] std::io::Error),
    /// The server does not answer.
    #[error("the server does not answer")]
    Unreachable(#[from] reqwest::Error),
}

/// What is read of a problem.
#[derive(Deserialize)]
struct Refusal {
    code: String,
    detail: String,
}

/// A search by words with everything that can be said about it.
#[derive(Clone, Debug, Serialize)]
pub struct Asking<'a> {
    /// The words.
    pub query: &'a str,
    /// How many pictures to answer with at most.
    pub top_k: u32,
    /// Whether to look for other words for the same as well.
    pub expand: bool,
    /// Whether each picture says what its score is made of.
    pub explain: bool,
    /// What is done otherwise than the server's settings say.
    pub tuning: Tuning,
}

/// A connection to a running server.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    url: String,
}

impl Client {
    /// A client of the server at `url`.
    ///
    /// # Errors
    /// None in practice: no certificates are loaded.
    pub fn new(url: &str) -> Result<Self, ClientError> {
        // A proxy of the environment is for the world outside, not for a server of this machine.
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self { http, url: url.to_owned() })
    }

    /// Takes a file of this machine into the library.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn upload(&self, path: &Path) -> Result<UploadOutcome, ClientError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let length = tokio::fs::metadata(path).await?.len();
        for attempt in 0.. {
            let file = tokio::fs::File::open(path).await?;
            let part = Part::stream_with_length(file, length).file_name(name.clone());
            let request = self.http.post(format!("{}/api/upload", self.url)).multipart(Form::new().part("file", part));
            match answer(request).await {
                Err(ClientError::Refused { code, .. }) if code == "overloaded" && attempt < ATTEMPTS => {
                    tokio::time::sleep(PAUSE * 2_u32.pow(attempt)).await;
                }
                outcome => return outcome,
            }
        }
        unreachable!("the loop returns at its last attempt")
    }

    /// Searches by words, also in what is said about pictures where that is wanted.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn search(&self, query: &str, top_k: u32, deep: bool) -> Result<SearchPage, ClientError> {
        let body = json!({ "query": query, "top_k": top_k });
        let call = if deep { "deep-search" } else { "search" };
        answer(self.http.post(format!("{}/api/{call}", self.url)).json(&body)).await
    }

    /// Searches by words, as it is asked for.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn ask(&self, asking: &Asking<'_>) -> Result<SearchPage, ClientError> {
        answer(self.http.post(format!("{}/api/search", self.url)).json(asking)).await
    }

    /// Queues every picture to be encoded again; answers how many.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn reindex(&self) -> Result<u64, ClientError> {
        let reindexing: Reindexing = answer(self.http.post(format!("{}/api/reindex", self.url))).await?;
        Ok(reindexing.queued)
    }

    /// Has pictures described.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn describe(&self, request: &DescribeRequest) -> Result<DescribeOutcome, ClientError> {
        answer(self.http.post(format!("{}/api/batch-describe", self.url)).json(request)).await
    }

    /// How far the describing of pictures is.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn describing(&self) -> Result<Describing, ClientError> {
        answer(self.http.get(format!("{}/api/batch-describe", self.url))).await
    }

    /// What the indexer is doing.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn activity(&self) -> Result<Activity, ClientError> {
        answer(self.http.get(format!("{}/api/activity", self.url))).await
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, ClientError> {
    let response = request.send().await?;
    if matches!(response.status(), StatusCode::OK | StatusCode::CREATED | StatusCode::ACCEPTED) {
        return Ok(response.json().await?);
    }
    let Refusal { code, detail } = response.json().await?;
    Err(ClientError::Refused { code, detail })
}
