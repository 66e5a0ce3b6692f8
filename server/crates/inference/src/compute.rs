//! The computing of one batch, whatever the model does.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};

use crate::{EmbedError, Embedder, InferenceError, Input, batch::Batch, input::Kind, queue::Queue};

/// Computes a batch and answers everybody in it, or puts its requests back to be tried one by one.
pub(crate) fn run(embedder: &mut impl Embedder, mut batch: Batch, queue: &Queue) {
    let (kind, count) = (batch.kind, batch.requests.len());
    // A batch of several can fail for the sake of one and is then needed again; a single input is used up.
    let keep = count > 1;
    let mut images = Vec::new();
    let mut texts = Vec::new();
    for request in &mut batch.requests {
        match &mut request.input {
            Input::Pixels(pixels) | Input::Views(pixels) => images.push(hand_over(pixels, keep)),
            Input::Tokens(tokens) => texts.push(hand_over(tokens, keep)),
        }
    }

    let begin = Instant::now();
    let outcome = guarded(|| match kind {
        Kind::Image => embedder.embed_images(images),
        Kind::Views => embedder.embed_views(images),
        Kind::Text => embedder.embed_texts(texts),
    });
    queue.done(kind, count, begin.elapsed());

    match outcome.and_then(|vectors| check_count(vectors, count)) {
        Ok(vectors) => {
            for (request, vector) in batch.requests.into_iter().zip(vectors) {
                request.answer(Ok(vector));
            }
        }
        Err(error) if keep && error.is_out_of_memory() => {
            tracing::warn!(%error, batch.len = count, "the device has too little memory: batches are half as large from now on");
            queue.halve(batch);
        }
        Err(error) if keep => {
            tracing::warn!(%error, batch.len = count, "a batch failed; its inputs are tried one by one");
            queue.try_alone(batch);
        }
        Err(error) => {
            for request in batch.requests {
                request.answer(Err(InferenceError::Failed(error.clone())));
            }
        }
    }
}

fn hand_over<T: Clone>(values: &mut Vec<T>, keep: bool) -> Vec<T> {
    if keep { values.clone() } else { std::mem::take(values) }
}

fn check_count(vectors: Vec<Vec<f32>>, count: usize) -> Result<Vec<Vec<f32>>, EmbedError> {
    match vectors.len() {
        len if len == count => Ok(vectors),
        len => Err(EmbedError::new(format!("the model gave {len} embeddings for {count} inputs"))),
    }
}

/// Calls into the model; a panic is an error like any other.
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T, EmbedError>) -> Result<T, EmbedError> {
    // The model is used on after a panic. Whether that works is its own affair: safe code cannot make it unsound.
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|payload| Err(EmbedError::of_device(panic_reason(&*payload))))
}

/// What a panic said, in words.
pub(crate) fn panic_reason(payload: &(dyn Any + Send)) -> String {
    let message =
        payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    format!("it panicked: {}", message.unwrap_or("without a message"))
}
