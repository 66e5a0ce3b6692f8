//! One input on its way through the queue.

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use crate::{InferenceError, Input, input::Kind};

/// What a caller gets back.
pub(crate) type Answer = Result<Vec<f32>, InferenceError>;

/// One input, its place in the lane, and the way back to whoever waits for it.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) input: Input,
    reply: oneshot::Sender<Answer>,
    /// Given back as soon as the request leaves the queue.
    room: Option<OwnedSemaphorePermit>,
    /// Whether it was in a batch that failed and has to be tried by itself.
    pub(crate) alone: bool,
}

impl Request {
    pub(crate) fn new(input: Input, room: OwnedSemaphorePermit) -> (Self, oneshot::Receiver<Answer>) {
        let (reply, answer) = oneshot::channel();
        (Self { input, reply, room: Some(room), alone: false }, answer)
    }

    pub(crate) fn kind(&self) -> Kind {
        self.input.kind()
    }

    /// Whether the caller went away.
    pub(crate) fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    /// Makes room for another request.
    pub(crate) fn leave_queue(&mut self) {
        self.room = None;
    }

    /// Answers the caller, if it still listens.
    pub(crate) fn answer(self, answer: Answer) {
        let _ = self.reply.send(answer);
    }
}
