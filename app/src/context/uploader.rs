//! The uploads of this visit, which go on while their owner looks at other pages.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::{self, Reply};
use crate::state::{Answer, Progress, Transfer, UploadQueue};

/// The queue of files with what drives it.
#[derive(Clone, Copy, Debug)]
pub struct Uploader {
    queue: RwSignal<UploadQueue>,
}

impl Uploader {
    /// Queues files and starts to send them.
    pub fn add(self, files: Vec<File>) {
        self.queue.update(|queue| {
            for file in files {
                let id = queue.add(file.name(), file.size() as u64);
                browser::keep_file(id, file);
            }
        });
        self.pump();
    }

    /// Breaks off one file.
    pub fn cancel(self, id: usize) {
        self.queue.update(|queue| queue.cancel(id));
        browser::abort_request(id);
        browser::drop_file(id);
        self.pump();
    }

    /// Breaks off all that have not ended.
    pub fn cancel_all(self) {
        let pending = self.queue.with_untracked(UploadQueue::pending);
        self.queue.update(|queue| pending.iter().for_each(|&id| queue.cancel(id)));
        for id in pending {
            browser::abort_request(id);
            browser::drop_file(id);
        }
    }

    /// Sends a file again that did not get through.
    pub fn retry(self, id: usize) {
        self.queue.update(|queue| queue.requeue(id));
        self.pump();
    }

    /// Sends all files again that did not get through.
    pub fn retry_all(self) {
        self.queue.update(|queue| queue.retryable().into_iter().for_each(|id| queue.requeue(id)));
        self.pump();
    }

    /// Starts no more files, or goes on where that was so.
    pub fn pause_or_go_on(self) {
        self.queue.update(|queue| if queue.is_paused() { queue.go_on() } else { queue.pause() });
        self.pump();
    }

    /// The whole in figures.
    pub fn progress(self) -> Memo<Progress> {
        Memo::new(move |_| self.queue.with(UploadQueue::progress))
    }

    /// Whether anything has not ended.
    pub fn busy(self) -> Memo<bool> {
        Memo::new(move |_| self.queue.with(UploadQueue::is_busy))
    }

    /// The ids to list.
    pub fn listed(self) -> Memo<Vec<usize>> {
        Memo::new(move |_| self.queue.with(UploadQueue::listed))
    }

    /// One file.
    pub fn transfer(self, id: usize) -> Memo<Option<Transfer>> {
        Memo::new(move |_| self.queue.with(|queue| queue.get(id).cloned()))
    }

    /// Starts as many waiting files as may be on their way.
    fn pump(self) {
        while let Some(id) = self.queue.try_update(UploadQueue::start_next).flatten() {
            spawn_local(self.send(id));
        }
    }

    async fn send(self, id: usize) {
        let reply = match browser::file_of(id) {
            Some(file) => {
                browser::send_file(id, &file, move |sent| self.queue.update(|queue| queue.advance(id, sent))).await
            }
            None => Reply::Lost,
        };
        match reply {
            Reply::Answered(Answer::Accepted(outcome)) => {
                browser::drop_file(id);
                self.queue.update(|queue| queue.accept(id, outcome));
            }
            Reply::Answered(Answer::Refused(error)) => {
                // What may get through the next time is kept for it.
                if !error.code.may_pass() {
                    browser::drop_file(id);
                }
                self.queue.update(|queue| queue.refuse(id, error));
            }
            Reply::Answered(Answer::Busy(seconds)) => {
                if self.queue.try_update(|queue| queue.defer(id)).unwrap_or(false) {
                    spawn_local(async move {
                        browser::pause(Duration::from_secs(seconds.into())).await;
                        self.retry(id);
                    });
                }
            }
            Reply::Lost => self.queue.update(|queue| queue.lose(id)),
        }
        self.pump();
    }
}

/// Provides [`Uploader`] to all pages; leaving the site while files are on their way asks first.
pub fn provide_uploader() {
    let uploader = Uploader { queue: RwSignal::new(UploadQueue::default()) };
    browser::on_window(ev::beforeunload, move |event| {
        if uploader.queue.with_untracked(UploadQueue::is_busy) {
            event.prevent_default();
        }
    });
    provide_context(uploader);
}

/// The uploads of this visit.
pub fn use_uploader() -> Uploader {
    expect_context()
}
