//! The thread that owns the model, while there is one.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    slice,
    sync::Arc,
};

use tokio::sync::watch;

use super::{
    CaptionState,
    waiting::{Asked, Next, Waiting},
};
use crate::{CaptionError, CaptionRequest, Captioner, compute::panic_reason};

type Load = dyn Fn() -> Result<Box<dyn Captioner>, CaptionError> + Send;

/// Answers until the queue is closed.
pub(super) fn serve(load: &Load, waiting: &Waiting, state: &watch::Sender<CaptionState>) {
    let mut model: Option<Box<dyn Captioner>> = None;
    loop {
        match waiting.next(model.is_some()) {
            Next::Answer(batch) => {
                let loaded = match model.take() {
                    Some(loaded) => Ok(loaded),
                    None => guarded(load, CaptionError::NotLoaded),
                };
                match loaded {
                    Ok(mut loaded) => {
                        state.send_replace(CaptionState::Loaded);
                        answer(&mut *loaded, batch);
                        model = Some(loaded);
                    }
                    Err(error) => {
                        tracing::warn!(%error, "pictures are not described");
                        batch.into_iter().for_each(|asked| asked.answer(Err(error.clone())));
                    }
                }
            }
            Next::Rest => {
                model = None;
                state.send_replace(CaptionState::Away);
            }
            Next::End => break,
        }
    }
    // Whoever waits for the end may count on the memory being free.
    drop(model);
    state.send_replace(CaptionState::Stopped);
}

/// Answers a batch; where it fails, each request by itself, so that only those fail that do so alone.
fn answer(model: &mut dyn Captioner, batch: Vec<Asked>) {
    let (requests, callers): (Vec<_>, Vec<_>) = batch.into_iter().map(Asked::parted).unzip();
    match ask(model, &requests) {
        Ok(answers) => callers.into_iter().zip(answers).for_each(|(caller, answer)| caller.answer(Ok(answer))),
        Err(error) if requests.len() > 1 => {
            tracing::warn!(%error, batch.len = requests.len(), "descriptions failed; they are tried one by one");
            for (caller, request) in callers.into_iter().zip(&requests) {
                let answer = ask(model, slice::from_ref(request));
                caller.answer(answer.map(|answers| answers.into_iter().flatten().collect()));
            }
        }
        Err(error) => callers.into_iter().for_each(|caller| caller.answer(Err(error.clone()))),
    }
}

fn ask(model: &mut dyn Captioner, requests: &[CaptionRequest]) -> Result<Vec<Vec<u32>>, CaptionError> {
    let answers = guarded(|| model.caption(requests), CaptionError::Failed)?;
    if answers.len() == requests.len() {
        return Ok(answers);
    }
    let reason = format!("it gave {} answers to {} questions", answers.len(), requests.len());
    Err(CaptionError::Failed(reason.into()))
}

/// Calls into the model; a panic is an error like any other.
fn guarded<T>(
    call: impl FnOnce() -> Result<T, CaptionError>,
    as_error: impl FnOnce(Arc<str>) -> CaptionError,
) -> Result<T, CaptionError> {
    // The model is used on after a panic. Whether that works is its own affair: safe code cannot make it unsound.
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|payload| Err(as_error(panic_reason(&*payload).into())))
}
