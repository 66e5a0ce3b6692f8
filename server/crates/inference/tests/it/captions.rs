//! Descriptions, by a model whose every step a test decides.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc as blocking,
    },
    time::Duration,
};

use inference::{CaptionError, CaptionOptions, CaptionQueue, CaptionRequest, CaptionState, Captioner};
use tokio::sync::mpsc;

use crate::support::{BAD, LOST, WILD, begin};

/// What happens to the model.
#[derive(Debug, PartialEq)]
enum Event {
    Loaded,
    Asked(Vec<u32>),
    Dropped,
}

struct Scripted {
    events: mpsc::UnboundedSender<Event>,
    permits: Arc<Mutex<blocking::Receiver<()>>>,
}

impl Captioner for Scripted {
    fn caption(&mut self, requests: &[CaptionRequest]) -> Result<Vec<Vec<u32>>, CaptionError> {
        let ids: Vec<u32> = requests.iter().map(|request| request.ids[0]).collect();
        let _ = self.events.send(Event::Asked(ids.clone()));
        let _ = self.permits.lock().unwrap().recv();
        assert!(!ids.contains(&WILD), "wild input");
        if ids.contains(&BAD) {
            return Err(CaptionError::Failed("bad input".into()));
        }
        Ok(ids.into_iter().filter(|id| *id != LOST).map(|id| vec![id, id]).collect())
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        let _ = self.events.send(Event::Dropped);
    }
}

/// The test's side.
struct Script {
    queue: CaptionQueue,
    events: mpsc::UnboundedReceiver<Event>,
    permits: blocking::Sender<()>,
}

impl Script {
    fn start(options: CaptionOptions) -> Self {
        Self::failing(options, 0)
    }

    /// The first loads fail, every other one of them by a panic.
    fn failing(options: CaptionOptions, failures: usize) -> Self {
        let (sender, events) = mpsc::unbounded_channel();
        let (permits, receiver) = blocking::channel();
        let (receiver, loads) = (Arc::new(Mutex::new(receiver)), AtomicUsize::new(0));
        let load = move || -> Result<Box<dyn Captioner>, CaptionError> {
            let load = loads.fetch_add(1, Ordering::Relaxed);
            if load < failures {
                assert!(load.is_multiple_of(2), "no memory");
                return Err(CaptionError::NotLoaded("no file".into()));
            }
            let _ = sender.send(Event::Loaded);
            Ok(Box::new(Scripted { events: sender.clone(), permits: Arc::clone(&receiver) }))
        };
        Self { queue: CaptionQueue::start(load, options), events, permits }
    }

    async fn event(&mut self) -> Event {
        self.events.recv().await.unwrap()
    }

    fn finish(&self) {
        self.permits.send(()).unwrap();
    }
}

fn options() -> CaptionOptions {
    CaptionOptions { idle: Duration::MAX, ..CaptionOptions::default() }
}

fn request(id: u32) -> CaptionRequest {
    CaptionRequest { ids: vec![id], pixels: Vec::new(), tiles: 0, most_tokens: 64 }
}

#[tokio::test]
async fn the_model_comes_with_the_first_request_and_stays() {
    let mut script = Script::start(options());
    assert_eq!(*script.queue.state().borrow(), CaptionState::Away);

    for id in [1, 2] {
        let queue = script.queue.clone();
        let answer = begin(queue.caption(request(id))).await;
        if id == 1 {
            assert_eq!(script.event().await, Event::Loaded);
        }
        assert_eq!(script.event().await, Event::Asked(vec![id]));
        script.finish();
        assert_eq!(answer.await, Ok(vec![id, id]));
    }

    assert_eq!(*script.queue.state().borrow(), CaptionState::Loaded);
}

#[tokio::test]
async fn an_idle_model_leaves_and_comes_back() {
    let mut script = Script::start(CaptionOptions { idle: Duration::ZERO, ..options() });
    let mut state = script.queue.state();

    for id in [1, 2] {
        let queue = script.queue.clone();
        let answer = begin(queue.caption(request(id))).await;
        assert_eq!(script.event().await, Event::Loaded);
        assert_eq!(script.event().await, Event::Asked(vec![id]));
        script.finish();
        assert_eq!(answer.await, Ok(vec![id, id]));
        assert_eq!(script.event().await, Event::Dropped);
        state.wait_for(|state| *state == CaptionState::Away).await.unwrap();
    }
}

#[tokio::test]
async fn what_waits_is_answered_together_where_it_may_be_equally_long() {
    let mut script = Script::start(CaptionOptions { most_together: 3, ..options() });
    let queue = script.queue.clone();
    let _zero = begin(queue.caption(request(0))).await;
    script.event().await;
    assert_eq!(script.event().await, Event::Asked(vec![0]));
    let long = CaptionRequest { most_tokens: 256, ..request(2) };

    let _one = begin(queue.caption(request(1))).await;
    let two = begin(queue.caption(long)).await;
    let gone = begin(queue.caption(request(3))).await;
    let _four = begin(queue.caption(request(4))).await;
    let _five = begin(queue.caption(request(5))).await;
    let six = begin(queue.caption(request(6))).await;
    drop(gone);

    for batch in [vec![1, 4, 5], vec![2], vec![6]] {
        script.finish();
        assert_eq!(script.event().await, Event::Asked(batch));
    }
    script.finish();
    assert_eq!((two.await, six.await), (Ok(vec![2, 2]), Ok(vec![6, 6])));
}

#[tokio::test]
async fn a_picture_that_fails_does_not_fail_its_neighbours() {
    for (bad, reason) in [(BAD, "bad input"), (WILD, "wild input"), (LOST, "0 answers to 1 questions")] {
        let mut script = Script::start(options());
        let queue = script.queue.clone();
        let _zero = begin(queue.caption(request(0))).await;
        script.event().await;
        script.event().await;
        let one = begin(queue.caption(request(1))).await;
        let two = begin(queue.caption(request(bad))).await;

        for batch in [vec![1, bad], vec![1], vec![bad]] {
            script.finish();
            assert_eq!(script.event().await, Event::Asked(batch));
        }
        script.finish();

        assert_eq!(one.await, Ok(vec![1, 1]));
        let Err(CaptionError::Failed(said)) = two.await else { panic!("picture {bad} was described") };
        assert!(said.contains(reason), "{said}");
    }
}

#[tokio::test]
async fn a_model_that_cannot_be_loaded_is_tried_again() {
    let mut script = Script::failing(options(), 2);
    let queue = script.queue.clone();

    for reason in ["no file", "no memory"] {
        let Err(CaptionError::NotLoaded(said)) = queue.caption(request(1)).await else { panic!("it was loaded") };
        assert!(said.contains(reason), "{said}");
    }
    let answer = begin(queue.caption(request(1))).await;
    assert_eq!(script.event().await, Event::Loaded);
    script.finish();
    assert_eq!(answer.await, Ok(vec![1, 1]));
}

#[tokio::test]
async fn callers_wait_for_room() {
    let mut script = Script::start(CaptionOptions { capacity: 1, ..options() });
    let queue = script.queue.clone();
    let zero = begin(queue.caption(request(0))).await;
    script.event().await;
    script.event().await;
    let one = begin(queue.caption(request(1))).await;
    let two = begin(queue.caption(request(2))).await;

    for _ in 0..3 {
        script.finish();
    }

    let answers = tokio::join!(zero, one, two);
    assert_eq!(answers, (Ok(vec![0, 0]), Ok(vec![1, 1]), Ok(vec![2, 2])));
}

#[tokio::test]
async fn stop_finishes_what_runs_and_refuses_the_rest() {
    let mut script = Script::start(options());
    let queue = script.queue.clone();
    let running = begin(queue.caption(request(0))).await;
    script.event().await;
    script.event().await;
    let waiting = begin(queue.caption(request(1))).await;

    let stop = begin(queue.stop()).await;

    assert_eq!(waiting.await, Err(CaptionError::Stopped));
    script.finish();
    stop.await;
    assert_eq!(running.await, Ok(vec![0, 0]));
    assert_eq!(script.event().await, Event::Dropped);
    assert_eq!(*queue.state().borrow(), CaptionState::Stopped);
    assert_eq!(queue.caption(request(2)).await, Err(CaptionError::Stopped));
}
