//! Searches by words: one after the other, by many at once, and as they happen to arrive.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;

use super::report::{Faults, Timings};

/// How many questions have answers that are known beforehand.
const KNOWN: u64 = 32;
/// One arrival in this many asks one of them.
const KNOWN_EVERY: u64 = 20;
/// How far a score may be off: sums of f32 come in another order where more texts share a batch.
const TOLERANCE: f64 = 1e-3;
/// What an overload needs to settle, and is not counted in its throughput.
const SETTLING: Duration = Duration::from_secs(1);

/// What is read of an answer.
#[derive(Deserialize)]
struct Page {
    query: String,
    results: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    score: f64,
}

/// How a search was answered.
pub enum Answer {
    /// 200, with the score of the best picture.
    Found(f64),
    /// 503, come back after so many seconds.
    Refused(u64),
    /// Anything else, which is a fault and noted as such.
    Wrong,
}

/// A question whose answer is known.
struct Known {
    query: String,
    score: f64,
}

/// Somebody who searches.
pub struct Searcher {
    client: Client,
    url: String,
    faults: Faults,
    asked: AtomicU64,
}

impl Searcher {
    /// A searcher at a server.
    pub fn new(client: &Client, url: &str, faults: &Faults) -> Arc<Self> {
        let (client, url, faults) = (client.clone(), format!("{url}/api/search"), faults.clone());
        Arc::new(Self { client, url, faults, asked: AtomicU64::new(0) })
    }

    /// Words that nobody asked for before, so that no cache can answer.
    fn words(&self) -> String {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let (colour, thing) = (["red", "blue", "green", "white"], ["house", "cat", "boat", "tree", "moon"]);
        format!("a {} {} number {number}", colour[number as usize % 4], thing[number as usize % 5])
    }

    /// Asks, and checks whatever can be told from the answer alone.
    async fn ask(&self, query: &str) -> Answer {
        let sent = self.client.post(&self.url).json(&json!({ "query": query })).send().await;
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                self.faults.add("a search got no answer", format!("{error:?}"));
                return Answer::Wrong;
            }
        };
        match response.status() {
            StatusCode::OK => self.check(query, response).await,
            StatusCode::SERVICE_UNAVAILABLE => match retry_after(&response) {
                Some(seconds) => {
                    // To its end, so that the connection serves again.
                    self.faults.demand(response.bytes().await.is_ok(), "a 503 broke off", query);
                    Answer::Refused(seconds)
                }
                None => {
                    self.faults.add("a refused search had no Retry-After", query);
                    Answer::Wrong
                }
            },
            status => {
                let body = response.text().await.unwrap_or_default();
                self.faults.add("a search was answered with neither 200 nor 503", format!("{status} {body}"));
                Answer::Wrong
            }
        }
    }

    async fn check(&self, query: &str, response: Response) -> Answer {
        match response.json::<Page>().await {
            Ok(page) if page.query != query => {
                self.faults.add("an answer was one to another query", format!("{:?} to {query:?}", page.query));
                Answer::Wrong
            }
            Ok(page) => match page.results.first() {
                Some(hit) => Answer::Found(hit.score),
                None => {
                    self.faults.add("a search found nothing in a library with pictures", query);
                    Answer::Wrong
                }
            },
            Err(error) => {
                self.faults.add("an answer could not be read", format!("{error:?}"));
                Answer::Wrong
            }
        }
    }

    /// Searches one after the other, with a pause between them, until `done`; answers how long each took.
    pub async fn one_by_one(&self, pause: Duration, done: impl Fn(Instant) -> bool) -> Timings {
        let mut durations = Vec::new();
        let mut refused = Duration::ZERO;
        loop {
            let (query, started) = (self.words(), Instant::now());
            match self.ask(&query).await {
                Answer::Found(_) => {
                    durations.push(refused + started.elapsed());
                    refused = Duration::ZERO;
                }
                // To one who waits for an answer, being sent away and coming back is part of the wait.
                Answer::Refused(seconds) => {
                    tokio::time::sleep(Duration::from_secs(seconds)).await;
                    refused += started.elapsed();
                }
                Answer::Wrong => {}
            }
            if done(Instant::now()) {
                return Timings::new(durations);
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// Searches of so many clients, each of which asks again as soon as it is answered; and the answers a second.
    pub async fn closed_loop(self: &Arc<Self>, clients: usize, lasting: Duration) -> (Timings, f64) {
        let (started, end) = (Instant::now(), Instant::now() + lasting);
        let mut tasks = JoinSet::new();
        for _ in 0..clients {
            let searcher = Arc::clone(self);
            tasks.spawn(async move { searcher.one_by_one(Duration::ZERO, |now| now >= end).await });
        }
        let durations: Vec<_> = tasks.join_all().await.into_iter().flat_map(Timings::into_durations).collect();
        let rate = durations.len() as f64 / started.elapsed().as_secs_f64();
        (Timings::new(durations), rate)
    }

    /// Asks some questions in quiet, to compare what they are answered under load.
    async fn known(&self) -> Vec<Known> {
        let mut known = Vec::new();
        for _ in 0..KNOWN {
            let query = self.words();
            if let Answer::Found(score) = self.ask(&query).await {
                known.push(Known { query, score });
            }
        }
        known
    }

    /// Searches that arrive at a rate, whether or not those before were answered.
    pub async fn open_loop(self: &Arc<Self>, rate: f64, lasting: Duration) -> Overload {
        let known = Arc::new(self.known().await);
        let (started, open) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
        let (mut overload, mut tasks) = (Overload::default(), JoinSet::new());
        let mut tick = tokio::time::interval(Duration::from_millis(1));
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        while started.elapsed() < lasting {
            tick.tick().await;
            // Where the clock was missed, more arrive at once: the rate is kept.
            let due = (started.elapsed().min(lasting).as_secs_f64() * rate) as u64;
            for number in overload.sent..due {
                let (searcher, known, open) = (Arc::clone(self), Arc::clone(&known), Arc::clone(&open));
                overload.most_open = overload.most_open.max(open.fetch_add(1, Ordering::Relaxed) + 1);
                tasks.spawn(async move {
                    let asked = Instant::now();
                    let answer = searcher.arrive(number, &known).await;
                    open.fetch_sub(1, Ordering::Relaxed);
                    (answer, asked.elapsed(), started.elapsed())
                });
            }
            overload.sent = due;
        }
        let (mut found, mut refused, mut settled) = (Vec::new(), Vec::new(), 0_usize);
        while let Some(joined) = tasks.join_next().await {
            let Ok((answer, took, at)) = joined else { continue };
            overload.answered += 1;
            match answer {
                Answer::Found(_) => {
                    found.push(took);
                    settled += usize::from(at > SETTLING && at <= lasting);
                }
                Answer::Refused(seconds) => {
                    refused.push(took);
                    let (least, most) = overload.retry_after.unwrap_or((seconds, seconds));
                    overload.retry_after = Some((least.min(seconds), most.max(seconds)));
                }
                Answer::Wrong => {}
            }
        }
        overload.rate = settled as f64 / (lasting - SETTLING).as_secs_f64();
        (overload.found, overload.refused) = (Timings::new(found), Timings::new(refused));
        let Overload { sent, answered, .. } = overload;
        self.faults.demand(sent == answered, "some arrivals were lost", format!("{answered} answers to {sent}"));
        overload
    }

    /// One arrival: mostly new words, now and then a question whose answer is known.
    async fn arrive(&self, number: u64, known: &[Known]) -> Answer {
        let known = known.get((number / KNOWN_EVERY) as usize % known.len().max(1));
        let Some(known) = known.filter(|_| number.is_multiple_of(KNOWN_EVERY)) else {
            return self.ask(&self.words()).await;
        };
        let answer = self.ask(&known.query).await;
        if let Answer::Found(score) = answer {
            let right = (score - known.score).abs() <= TOLERANCE;
            let example = format!("{score} instead of {} for {:?}", known.score, known.query);
            self.faults.demand(right, "a search found other pictures under load than in quiet", example);
        }
        answer
    }
}

/// What became of more searches than the server can answer.
#[derive(Default)]
pub struct Overload {
    /// Searches that were sent.
    pub sent: u64,
    /// Those that were answered at all.
    pub answered: u64,
    /// The most that waited for an answer at the same time.
    pub most_open: usize,
    /// Answers with 200 a second, once settled.
    pub rate: f64,
    /// How long these took.
    pub found: Timings,
    /// How long the others took to be refused.
    pub refused: Timings,
    /// The least and the most seconds after which these were asked to come back.
    pub retry_after: Option<(u64, u64)>,
}

/// The seconds of a Retry-After header, at least one.
pub fn retry_after(response: &Response) -> Option<u64> {
    let seconds = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    (seconds >= 1).then_some(seconds)
}
