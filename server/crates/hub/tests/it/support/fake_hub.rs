//! A server that behaves like the hub, and like the host of large files behind it.

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{Response, header::HOST},
    response::IntoResponse,
};
use futures::{StreamExt, stream};
use hub::{Hub, HubOptions, Retry};
use tokio::{net::TcpListener, sync::watch, task::yield_now};

use super::remote::{COMMIT, Remote, list};

const MODEL: &str = "/google/siglip-tiny";

/// A request that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The host that was asked, without port: 127.0.0.1 is the hub, localhost has the large files.
    pub host: String,
    /// The path and the query.
    pub path: String,
    /// The header `Range`.
    pub range: Option<String>,
    /// The header `Authorization`.
    pub authorization: Option<String>,
}

/// A hub on a port of its own.
pub struct FakeHub {
    shared: Arc<Shared>,
    port: u16,
}

struct Shared {
    port: u16,
    files: Mutex<BTreeMap<String, Remote>>,
    list_status: Mutex<Option<(u16, &'static str)>>,
    seen: Mutex<Vec<Seen>>,
    lists: watch::Sender<usize>,
}

impl FakeHub {
    pub async fn start(files: BTreeMap<String, Remote>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            port,
            files: Mutex::new(files),
            list_status: Mutex::default(),
            seen: Mutex::default(),
            lists: watch::Sender::new(0),
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { shared, port }
    }

    /// Options with which this hub is asked, without pauses.
    pub fn options(&self, cache: &Path) -> HubOptions {
        HubOptions {
            endpoint: format!("http://127.0.0.1:{}", self.port),
            retry: Retry { attempts: 3, pause: Duration::ZERO, ..Retry::default() },
            ..HubOptions::new(cache)
        }
    }

    /// What asks this hub.
    pub fn client(&self, cache: &Path) -> Hub {
        Hub::new(self.options(cache)).unwrap()
    }

    /// Changes a file.
    pub fn change(&self, name: &str, change: impl FnOnce(&mut Remote)) {
        change(self.shared.files.lock().unwrap().get_mut(name).unwrap());
    }

    /// Answers the question what there is with this instead.
    pub fn refuse(&self, status: u16, body: &'static str) {
        *self.shared.list_status.lock().unwrap() = Some((status, body));
    }

    /// A file as the hub has it.
    pub fn file(&self, name: &str) -> Remote {
        self.shared.files.lock().unwrap()[name].clone()
    }

    /// All requests so far, in their order.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// The ranges that were asked of the host of large files for this one so far, in their order.
    pub fn ranges(&self, name: &str) -> Vec<Option<String>> {
        let path = format!("/cdn/{name}?signature=secret");
        self.seen().into_iter().filter(|seen| seen.path == path).map(|seen| seen.range).collect()
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let (request, _) = request.into_parts();
    let header = |name| request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let host = header(HOST.as_str()).unwrap();
    let range = header("range");
    shared.seen.lock().unwrap().push(Seen {
        host: host.split(':').next().unwrap().into(),
        path: request.uri.path_and_query().unwrap().to_string(),
        range: range.clone(),
        authorization: header("authorization"),
    });
    let path = request.uri.path();
    if path.starts_with(&format!("/api/models{MODEL}/revision/")) {
        shared.lists.send_modify(|lists| *lists += 1);
        if let Some((status, body)) = *shared.list_status.lock().unwrap() {
            return Response::builder().status(status).body(body.into()).unwrap();
        }
        let with_blobs = request.uri.query() == Some("blobs=true");
        return Json(list(&shared.files.lock().unwrap(), with_blobs)).into_response();
    }
    if let Some(name) = path.strip_prefix(&format!("{MODEL}/resolve/{COMMIT}/")) {
        return shared.resolve(name, range.as_deref());
    }
    if let Some(name) = path.strip_prefix("/cdn/") {
        return shared.large(name, range.as_deref()).await;
    }
    status(404)
}

impl Shared {
    fn find(&self, name: &str) -> Option<Remote> {
        self.files.lock().unwrap().get(name).cloned()
    }

    fn resolve(&self, name: &str, range: Option<&str>) -> Response<Body> {
        let Some(file) = self.find(name) else { return status(404) };
        if let Some(refusal) = file.fault.status {
            return status(refusal);
        }
        let mut answer = if file.large { status(302) } else { self.send(name, file.clone(), range) };
        let mut add = |name: &'static str, value: String| answer.headers_mut().insert(name, value.parse().unwrap());
        add("x-repo-commit", COMMIT.into());
        if file.large {
            let port = file.fault.port.unwrap_or(self.port);
            add("location", format!("http://localhost:{port}/cdn/{name}?signature=secret"));
            add("x-linked-etag", format!("\"{}\"", file.hash()));
            add("x-linked-size", file.content.len().to_string());
        } else {
            add("etag", format!("\"{}\"", file.hash()));
        }
        answer
    }

    async fn large(&self, name: &str, range: Option<&str>) -> Response<Body> {
        let Some(file) = self.find(name) else { return status(404) };
        let enough = file.fault.waits_for_lists;
        self.lists.subscribe().wait_for(|lists| *lists >= enough).await.unwrap();
        self.send(name, file, range)
    }

    fn send(&self, name: &str, file: Remote, range: Option<&str>) -> Response<Body> {
        let (fault, total) = (file.fault, file.content.len());
        let from = match range {
            Some(range) if !fault.no_ranges => {
                range.strip_prefix("bytes=").unwrap().trim_end_matches('-').parse().unwrap()
            }
            _ => 0,
        };
        if from >= total {
            return status(416);
        }
        let mut answer = Response::builder().status(if from > 0 { 206 } else { 200 });
        if from > 0 {
            let told = if fault.wrong_range { 0 } else { from };
            answer = answer.header("content-range", format!("bytes {told}-{}/{total}", total - 1));
        }
        let mut content = file.content;
        if fault.spoiled {
            *content.last_mut().unwrap() ^= 1;
        }
        if fault.too_long {
            content.push(0);
            let all = Bytes::from(content.split_off(from));
            return answer.body(Body::from_stream(stream::iter([Ok::<_, io::Error>(all)]))).unwrap();
        }
        answer = answer.header("content-length", total - from);
        let Some(end) = fault.ends_at.filter(|_| fault.times > 0) else {
            return answer.body(Body::from(content.split_off(from))).unwrap();
        };
        if let Some(file) = self.files.lock().unwrap().get_mut(name) {
            file.fault.times -= 1;
        }
        let begin = Bytes::copy_from_slice(&content[from.min(end)..end]);
        let hangs = fault.hangs;
        let rest = stream::once(async move {
            if hangs {
                std::future::pending::<()>().await;
            }
            // What was sent before must be on its way when the connection breaks.
            yield_now().await;
            Err(io::Error::other("broken"))
        });
        answer.body(Body::from_stream(stream::iter([Ok(begin)]).chain(rest))).unwrap()
    }
}

fn status(status: u16) -> Response<Body> {
    Response::builder().status(status).body(Body::empty()).unwrap()
}
