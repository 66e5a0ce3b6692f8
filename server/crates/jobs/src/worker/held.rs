//! The jobs that a worker runs at the moment.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::job::Job;

/// The jobs that a worker runs at the moment, by id.
#[derive(Default)]
pub(super) struct Held(Mutex<HashMap<i64, Job>>);

impl Held {
    pub(super) fn add(&self, job: &Job) {
        self.lock().insert(job.id, job.clone());
    }

    pub(super) fn remove(&self, job: &Job) {
        self.lock().remove(&job.id);
    }

    pub(super) fn all(&self) -> Vec<Job> {
        self.lock().values().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Job>> {
        // Each change is one call, so a panic elsewhere leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
