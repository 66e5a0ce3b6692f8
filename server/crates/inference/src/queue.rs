//! The bounded lanes between many callers and the device thread.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError, oneshot};

use crate::{
    InferenceError, Input, Lane, Options,
    batch::{self, Batch},
    input::Kind,
    lane::LANES,
    pace::{Load, Pace},
    request::{Answer, Request},
};

#[derive(Debug, Default)]
struct Inner {
    lanes: [VecDeque<Request>; LANES],
    /// What the device thread computes just now.
    computing: Load,
    pace: Pace,
    /// How large batches are at most; less than asked for once the device was too small.
    options: Options,
    /// Why nothing is taken in any more.
    closed: Option<InferenceError>,
}

/// Three bounded lanes.
#[derive(Debug)]
pub(crate) struct Queue {
    inner: Mutex<Inner>,
    filled: Condvar,
    room: [Arc<Semaphore>; LANES],
    options: Options,
}

impl Queue {
    pub(crate) fn new(options: Options) -> Self {
        let options = Options {
            capacity: options.capacity.clamp(1, Semaphore::MAX_PERMITS.min(u32::MAX as usize)),
            max_images: options.max_images.max(1),
            max_texts: options.max_texts.max(1),
            ..options
        };
        let room = std::array::from_fn(|_| Arc::new(Semaphore::new(options.capacity)));
        let inner = Mutex::new(Inner { options, ..Inner::default() });
        Self { inner, filled: Condvar::new(), room, options }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts inputs into a lane, next to each other; more than the lane holds go in one after the other.
    ///
    /// # Errors
    /// `Full` or `TooMany` in the query lane; in the others it waits for room. What `close` was told once it was called.
    pub(crate) async fn submit(
        &self,
        inputs: Vec<Input>,
        lane: Lane,
    ) -> Result<Vec<oneshot::Receiver<Answer>>, InferenceError> {
        let (given, capacity) = (inputs.len(), self.options.capacity);
        if lane == Lane::Query && given > capacity {
            return Err(InferenceError::TooMany { given, capacity });
        }
        let mut answers = Vec::with_capacity(given);
        let mut inputs = inputs.into_iter();
        while inputs.len() > 0 {
            let count = inputs.len().min(capacity);
            let mut room = match lane {
                Lane::Query => self.claim_room(count)?,
                Lane::Index | Lane::Background => self.wait_for_room(lane, count).await?,
            };
            let mut inner = self.lock();
            if let Some(reason) = &inner.closed {
                return Err(reason.clone());
            }
            for input in inputs.by_ref().take(count) {
                let one = room.split(1).expect("as much room was taken as there are inputs");
                let (request, answer) = Request::new(input, one);
                inner.lanes[lane as usize].push_back(request);
                answers.push(answer);
            }
            drop(inner);
            self.filled.notify_all();
        }
        Ok(answers)
    }

    /// Takes room in the query lane, or tells how long its queue is.
    fn claim_room(&self, count: usize) -> Result<OwnedSemaphorePermit, InferenceError> {
        let room = &self.room[Lane::Query as usize];
        let claim = || Arc::clone(room).try_acquire_many_owned(count as u32);
        let claimed = claim().or_else(|_| {
            // Those who went away must not keep others out.
            self.lock().lanes[Lane::Query as usize].retain(|request| !request.is_abandoned());
            claim()
        });
        claimed.map_err(|error| match error {
            TryAcquireError::Closed => self.closed_for(),
            TryAcquireError::NoPermits => InferenceError::Full { retry_after: self.queries_take() },
        })
    }

    async fn wait_for_room(&self, lane: Lane, count: usize) -> Result<OwnedSemaphorePermit, InferenceError> {
        let room = Arc::clone(&self.room[lane as usize]);
        room.acquire_many_owned(count as u32).await.map_err(|_| self.closed_for())
    }

    fn closed_for(&self) -> InferenceError {
        self.lock().closed.clone().unwrap_or(InferenceError::Stopped)
    }

    /// The time until everything in the query lane is done.
    fn queries_take(&self) -> Duration {
        let inner = self.lock();
        let waiting = Load::of(inner.lanes[Lane::Query as usize].iter().map(Request::kind));
        let load =
            Load { images: waiting.images + inner.computing.images, texts: waiting.texts + inner.computing.texts };
        inner.pace.estimate(load)
    }

    /// Waits for the next batch; `None` once the queue is closed.
    pub(crate) fn take(&self) -> Option<Batch> {
        let mut inner = self.lock();
        loop {
            if inner.closed.is_some() {
                return None;
            }
            for waiting in &mut inner.lanes {
                waiting.retain(|request| !request.is_abandoned());
            }
            let Inner { lanes, options, pace, .. } = &mut *inner;
            if let Some(batch) = batch::take(lanes, options, pace) {
                inner.computing = Load::of(batch.requests.iter().map(Request::kind));
                return Some(batch);
            }
            inner = self.filled.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Notes how long a batch took.
    pub(crate) fn done(&self, kind: Kind, count: usize, elapsed: Duration) {
        let mut inner = self.lock();
        inner.computing = Load::default();
        inner.pace.observe(kind, count, elapsed);
    }

    /// Puts the requests of a failed batch back, in front, to be tried one by one.
    pub(crate) fn try_alone(&self, mut batch: Batch) {
        batch.requests.iter_mut().for_each(|request| request.alone = true);
        Self::put_back(&mut self.lock(), batch);
    }

    /// Puts the requests of a batch that the device had no memory for back, in front; batches of this kind are half as large
    /// from now on.
    pub(crate) fn halve(&self, batch: Batch) {
        let mut inner = self.lock();
        let most = match batch.kind {
            Kind::Image | Kind::Views => &mut inner.options.max_images,
            Kind::Text => &mut inner.options.max_texts,
        };
        *most = (batch.requests.len() / 2).clamp(1, *most);
        Self::put_back(&mut inner, batch);
    }

    fn put_back(inner: &mut Inner, batch: Batch) {
        for request in batch.requests.into_iter().rev() {
            match &inner.closed {
                Some(reason) => request.answer(Err(reason.clone())),
                None => inner.lanes[batch.lane].push_front(request),
            }
        }
    }

    /// Answers everything that waits, and whatever comes later, with `reason`; the first reason stays.
    pub(crate) fn close(&self, reason: InferenceError) {
        let mut inner = self.lock();
        let reason = inner.closed.get_or_insert(reason).clone();
        for waiting in &mut inner.lanes {
            for request in waiting.drain(..) {
                request.answer(Err(reason.clone()));
            }
        }
        drop(inner);
        for room in &self.room {
            room.close();
        }
        self.filled.notify_all();
    }
}
