//! Uploads, and what the library holds after them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use app::types::{Activity, GalleryPage, Health, UploadOutcome};
use futures::{StreamExt, stream};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, StatusCode};
use serde::de::DeserializeOwned;
use tokio::task::JoinSet;

use super::pictures::Picture;
use super::report::{Faults, Timings};
use super::search::retry_after;

/// Uploads at the same time, where they do not come all at once: as many as `media-search import` sends.
const PARALLEL: usize = 4;
/// How often the indexer is asked how far it is, and after how long it is given up.
const ASK_EVERY: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(600);
/// The largest page of the gallery.
const PAGE: usize = 200;

/// How an upload was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// 201: new, under this id.
    Stored(String),
    /// 200: the same bytes were there, under this id.
    Duplicate(String),
    /// 503 or 429: come back after so many seconds.
    Refused(u64),
    /// Anything else, which is a fault and noted as such.
    Wrong,
}

/// Somebody who uploads.
pub struct Uploader {
    client: Client,
    url: String,
    faults: Faults,
}

/// What became of uploads that came all at once.
#[derive(Default)]
pub struct Flood {
    /// Uploads that were sent.
    pub sent: usize,
    /// How long those took that were answered 201.
    pub stored: Timings,
    /// How many were answered 200.
    pub duplicates: usize,
    /// How long those took that were refused.
    pub refused: Timings,
    /// From the first upload to the last answer.
    pub took: Duration,
}

impl Uploader {
    /// An uploader at a server.
    pub fn new(client: &Client, url: &str, faults: &Faults) -> Self {
        Self { client: client.clone(), url: url.to_owned(), faults: faults.clone() }
    }

    async fn send(&self, picture: &Picture) -> Answer {
        let part = Part::stream_with_length(picture.bytes.clone(), picture.bytes.len() as u64);
        let form = Form::new().part("file", part.file_name(picture.name.clone()));
        let response = match self.client.post(format!("{}/api/upload", self.url)).multipart(form).send().await {
            Ok(response) => response,
            Err(error) => {
                self.faults.add("an upload got no answer", format!("{} {error:?}", picture.name));
                return Answer::Wrong;
            }
        };
        let (status, wait) = (response.status(), retry_after(&response));
        let body = response.text().await.unwrap_or_default();
        if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
            self.faults.demand(wait.is_some(), "a refused upload had no Retry-After", &body);
            return wait.map_or(Answer::Wrong, Answer::Refused);
        }
        let outcome = serde_json::from_str::<UploadOutcome>(&body).ok();
        let id = outcome.as_ref().and_then(|outcome| outcome.image_id).map(|id| id.to_string());
        match (status, id, outcome.is_some_and(|outcome| outcome.duplicate)) {
            (StatusCode::CREATED, Some(id), false) => Answer::Stored(id),
            (StatusCode::OK, Some(id), true) => Answer::Duplicate(id),
            _ => {
                self.faults
                    .add("an upload was answered with none of 201, 200, 503 and 429", format!("{status} {body}"));
                Answer::Wrong
            }
        }
    }

    /// Uploads a few at a time and comes back where it was refused; answers the ids of the pictures.
    pub async fn import(&self, pictures: &[Picture]) -> BTreeSet<String> {
        let stored = stream::iter(pictures).map(|picture| async move {
            loop {
                match self.send(picture).await {
                    Answer::Stored(id) => return Some(id),
                    Answer::Refused(seconds) => tokio::time::sleep(Duration::from_secs(seconds)).await,
                    Answer::Duplicate(id) => {
                        self.faults.add("a new picture was called a duplicate", format!("{} {id}", picture.name));
                        return None;
                    }
                    Answer::Wrong => return None,
                }
            }
        });
        stored.buffer_unordered(PARALLEL).filter_map(std::future::ready).collect().await
    }

    /// Uploads everything at once, every `doubled`th picture twice; adds the ids of what was stored to `library`.
    pub async fn flood(&self, pictures: &[Picture], doubled: usize, library: &mut BTreeSet<String>) -> Flood {
        let (started, mut tasks) = (Instant::now(), JoinSet::new());
        for (number, picture) in pictures.iter().enumerate() {
            for _ in 0..1 + usize::from(number.is_multiple_of(doubled)) {
                let (picture, uploader) = (picture.clone(), Self::new(&self.client, &self.url, &self.faults));
                tasks.spawn(async move {
                    let sent = Instant::now();
                    (number, uploader.send(&picture).await, sent.elapsed())
                });
            }
        }
        let mut flood = Flood { sent: tasks.len(), ..Flood::default() };
        let (mut stored, mut refused) = (Vec::new(), Vec::new());
        let mut answers: BTreeMap<usize, Vec<Answer>> = BTreeMap::new();
        while let Some(joined) = tasks.join_next().await {
            let Ok((number, answer, took)) = joined else { continue };
            match &answer {
                Answer::Stored(_) => stored.push(took),
                Answer::Duplicate(_) => flood.duplicates += 1,
                Answer::Refused(_) => refused.push(took),
                Answer::Wrong => {}
            }
            answers.entry(number).or_default().push(answer);
        }
        flood.took = started.elapsed();
        (flood.stored, flood.refused) = (Timings::new(stored), Timings::new(refused));
        let answered: usize = answers.values().map(Vec::len).sum();
        self.faults.demand(answered == flood.sent, "some uploads were lost", format!("{answered} of {}", flood.sent));
        for answers in answers.values() {
            self.agree(answers, library);
        }
        flood
    }

    /// Checks the answers to the same bytes sent at the same time: one of them is the new picture, the others know it.
    fn agree(&self, answers: &[Answer], library: &mut BTreeSet<String>) {
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for answer in answers {
            match answer {
                Answer::Stored(id) => new.push(id),
                Answer::Duplicate(id) => known.push(id),
                Answer::Refused(_) | Answer::Wrong => {}
            }
        }
        self.faults.demand(new.len() <= 1, "the same bytes were stored twice", format!("{new:?}"));
        let same = known.iter().all(|id| new.contains(id));
        self.faults.demand(same, "a duplicate was one of another picture", format!("{answers:?}"));
        for id in new {
            self.faults.demand(library.insert(id.clone()), "two pictures got the same id", id);
        }
    }

    /// Waits until nothing is left to index, then compares what the library holds with the ids that were answered.
    pub async fn settle(&self, library: &BTreeSet<String>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let health: Option<Health> = self.get("api/health").await;
            if health.is_some_and(|health| health.pending == 0) {
                break;
            }
            if Instant::now() > deadline {
                self.faults.add("the indexer came to no end", format!("{} s", PATIENCE.as_secs()));
                return;
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        if let Some(activity) = self.get::<Activity>("api/activity").await {
            let Activity { total, ready, failed, .. } = activity;
            let all = total == library.len() as u64 && ready == total;
            let example = format!("{total} pictures, {ready} ready, {failed} failed, {} stored", library.len());
            self.faults.demand(all, "not every stored picture is there and searchable", example);
        }
        self.compare(library).await;
    }

    async fn compare(&self, library: &BTreeSet<String>) {
        let mut listed = Vec::new();
        for page in 1..=library.len().div_ceil(PAGE) + 1 {
            let gallery: Option<GalleryPage> = self.get(&format!("api/gallery?page_size={PAGE}&page={page}")).await;
            listed.extend(gallery.into_iter().flat_map(|page| page.images).map(|tile| tile.image_id.to_string()));
        }
        let distinct: BTreeSet<String> = listed.iter().cloned().collect();
        self.faults.demand(listed.len() == distinct.len(), "the gallery shows a picture twice", listed.len());
        for lost in library.difference(&distinct) {
            self.faults.add("a picture that was answered 201 is lost", lost);
        }
        for unknown in distinct.difference(library) {
            self.faults.add("the library has a picture that no 201 named", unknown);
        }
    }

    /// Asks for facts, which the server has to give at any time.
    async fn get<T: DeserializeOwned>(&self, path: &str) -> Option<T> {
        let answer =
            async { self.client.get(format!("{}/{path}", self.url)).send().await?.error_for_status()?.json().await };
        answer
            .await
            .map_err(|error: reqwest::Error| self.faults.add("facts could not be had", format!("{error:?}")))
            .ok()
    }
}
