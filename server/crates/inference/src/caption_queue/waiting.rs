//! The requests that wait, between many callers and the thread.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::CaptionOptions;
use crate::{CaptionError, CaptionRequest};

/// What a caller gets back.
type Answer = Result<Vec<u32>, CaptionError>;

/// A request and the way back to whoever waits for it.
#[derive(Debug)]
pub(super) struct Asked {
    request: CaptionRequest,
    reply: oneshot::Sender<Answer>,
    /// Given back as soon as the request leaves the queue.
    room: Option<OwnedSemaphorePermit>,
}

impl Asked {
    /// The request, and who asked.
    pub(super) fn parted(self) -> (CaptionRequest, Caller) {
        (self.request, Caller(self.reply))
    }

    /// Answers the caller, if it still listens.
    pub(super) fn answer(self, answer: Answer) {
        Caller(self.reply).answer(answer);
    }
}

/// Who asked.
#[derive(Debug)]
pub(super) struct Caller(oneshot::Sender<Answer>);

impl Caller {
    /// Answers, if anybody still listens.
    pub(super) fn answer(self, answer: Answer) {
        let _ = self.0.send(answer);
    }
}

/// What the thread is to do.
#[derive(Debug)]
pub(super) enum Next {
    /// Answer these, which all have the same `most_tokens`.
    Answer(Vec<Asked>),
    /// Drop the model: nobody asked for long enough.
    Rest,
    /// End.
    End,
}

#[derive(Debug, Default)]
struct Inner {
    requests: VecDeque<Asked>,
    /// Why nothing is taken in any more.
    closed: Option<CaptionError>,
}

/// A bounded line.
#[derive(Debug)]
pub(super) struct Waiting {
    inner: Mutex<Inner>,
    changed: Condvar,
    room: Arc<Semaphore>,
    options: CaptionOptions,
}

impl Waiting {
    pub(super) fn new(options: CaptionOptions) -> Self {
        let room = Arc::new(Semaphore::new(options.capacity.clamp(1, Semaphore::MAX_PERMITS)));
        Self { inner: Mutex::default(), changed: Condvar::new(), room, options }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a request into the line, as soon as there is room.
    pub(super) async fn submit(&self, request: CaptionRequest) -> Result<oneshot::Receiver<Answer>, CaptionError> {
        let room = Arc::clone(&self.room).acquire_owned().await;
        let mut inner = self.lock();
        if let Some(reason) = &inner.closed {
            return Err(reason.clone());
        }
        let (reply, answer) = oneshot::channel();
        inner.requests.push_back(Asked { request, reply, room: room.ok() });
        drop(inner);
        self.changed.notify_all();
        Ok(answer)
    }

    /// Waits for requests; while there is a model to drop, for no longer than it may idle.
    pub(super) fn next(&self, loaded: bool) -> Next {
        let mut inner = self.lock();
        let mut rested = false;
        loop {
            if inner.closed.is_some() {
                return Next::End;
            }
            // Who went away is not computed for.
            inner.requests.retain(|asked| !asked.reply.is_closed());
            if let Some(first) = inner.requests.pop_front() {
                return Next::Answer(self.together(first, &mut inner.requests));
            }
            if rested {
                return Next::Rest;
            }
            inner = if loaded {
                let waited = self.changed.wait_timeout(inner, self.options.idle);
                let (inner, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
                rested = timeout.timed_out();
                inner
            } else {
                self.changed.wait(inner).unwrap_or_else(PoisonError::into_inner)
            };
        }
    }

    /// The first request with those behind it that can be answered together with it.
    fn together(&self, first: Asked, waiting: &mut VecDeque<Asked>) -> Vec<Asked> {
        let most_tokens = first.request.most_tokens;
        let mut batch = vec![first];
        let mut at = 0;
        while batch.len() < self.options.most_together.max(1)
            && let Some(asked) = waiting.get(at)
        {
            if asked.request.most_tokens == most_tokens {
                batch.extend(waiting.remove(at));
            } else {
                at += 1;
            }
        }
        for asked in &mut batch {
            asked.room = None;
        }
        batch
    }

    /// Answers everything that waits, and whatever comes later, with `reason`; the first reason stays.
    pub(super) fn close(&self, reason: CaptionError) {
        let mut inner = self.lock();
        let reason = inner.closed.get_or_insert(reason).clone();
        for asked in inner.requests.drain(..) {
            asked.answer(Err(reason.clone()));
        }
        drop(inner);
        self.room.close();
        self.changed.notify_all();
    }
}
