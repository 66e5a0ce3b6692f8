//! Files on their way to the server: a queue that starts a few at a time and knows how each of them ended.

mod progress;
mod transfer;

pub use progress::Progress;
pub use transfer::{Transfer, TransferState};

use crate::AppError;
use crate::types::UploadOutcome;

/// Files that are sent at the same time.
const PARALLEL: usize = 3;
/// How often a busy server is asked before a file is given up.
const MAX_ATTEMPTS: u32 = 10;
/// Waiting files that are listed; more would only slow the page down.
const LISTED_WAITING: usize = 20;
/// Files that ended well and are listed.
const LISTED_DONE: usize = 60;

/// Every file of this visit, in the order in which they were chosen; a file's place is its id.
#[derive(Clone, Debug, Default)]
pub struct UploadQueue {
    transfers: Vec<Transfer>,
    /// Nothing that waits is started.
    paused: bool,
}

impl UploadQueue {
    /// Puts a file at the end and answers its id.
    pub fn add(&mut self, name: String, bytes: u64) -> usize {
        self.transfers.push(Transfer::new(name, bytes));
        self.transfers.len() - 1
    }

    /// Starts the next waiting file, unless enough are on their way or the queue is paused, and answers its id.
    pub fn start_next(&mut self) -> Option<usize> {
        let active = self.transfers.iter().filter(|transfer| transfer.is_active()).count();
        if self.paused || active >= PARALLEL {
            return None;
        }
        let id = self.transfers.iter().position(|transfer| transfer.state == TransferState::Waiting)?;
        self.transfers[id].state = TransferState::Sending { sent: 0 };
        self.transfers[id].attempts += 1;
        Some(id)
    }

    /// Notes how many bytes of a file have left.
    pub fn advance(&mut self, id: usize, sent: u64) {
        self.change_active(id, |transfer| TransferState::Sending { sent: sent.min(transfer.bytes) });
    }

    /// Notes that the server stored the file, or had it already.
    pub fn accept(&mut self, id: usize, outcome: UploadOutcome) {
        self.change_active(id, |_| TransferState::Accepted(outcome));
    }

    /// Notes that the file was refused.
    pub fn refuse(&mut self, id: usize, error: AppError) {
        self.change_active(id, |_| TransferState::Refused(error));
    }

    /// Notes that the connection broke; the file can be tried again.
    pub fn lose(&mut self, id: usize) {
        self.change_active(id, |_| TransferState::Lost);
    }

    /// Notes that the server is busy; answers whether the file shall wait for another turn after a while.
    pub fn defer(&mut self, id: usize) -> bool {
        self.change_active(id, |transfer| {
            if transfer.attempts < MAX_ATTEMPTS { TransferState::Deferred } else { TransferState::Lost }
        });
        self.get(id).is_some_and(|transfer| transfer.state == TransferState::Deferred)
    }

    /// Lets a file wait for its turn again that was deferred, or that may get through the next time.
    pub fn requeue(&mut self, id: usize) {
        if let Some(transfer) = self.transfers.get_mut(id) {
            let retried = transfer.state.is_retryable();
            if retried {
                transfer.attempts = 0;
            }
            if retried || transfer.state == TransferState::Deferred {
                transfer.state = TransferState::Waiting;
            }
        }
    }

    /// Starts nothing more until [`go_on`](Self::go_on); what is being sent is finished. It ends by itself with the last file.
    pub fn pause(&mut self) {
        self.paused = self.is_busy();
    }

    /// Starts waiting files again.
    pub fn go_on(&mut self) {
        self.paused = false;
    }

    /// Whether nothing that waits is started.
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Gives up a file that has not ended yet.
    pub fn cancel(&mut self, id: usize) {
        if let Some(transfer) = self.transfers.get_mut(id)
            && transfer.is_pending()
        {
            transfer.state = TransferState::Cancelled;
        }
        self.end_pause();
    }

    /// The ids of all files that have not ended yet.
    pub fn pending(&self) -> Vec<usize> {
        (0..self.transfers.len()).filter(|&id| self.transfers[id].is_pending()).collect()
    }

    /// The ids of all files that did not get through and may the next time.
    pub fn retryable(&self) -> Vec<usize> {
        (0..self.transfers.len()).filter(|&id| self.transfers[id].state.is_retryable()).collect()
    }

    /// Whether anything has not ended yet.
    pub fn is_busy(&self) -> bool {
        self.transfers.iter().any(Transfer::is_pending)
    }

    /// One file.
    pub fn get(&self, id: usize) -> Option<&Transfer> {
        self.transfers.get(id)
    }

    /// The whole in figures.
    pub fn progress(&self) -> Progress {
        Progress::of(&self.transfers, self.paused)
    }

    /// The ids to list, in order: whatever is moving or went wrong, the next that wait and the latest that ended well.
    pub fn listed(&self) -> Vec<usize> {
        let done = self.transfers.iter().filter(|transfer| transfer.is_done_well()).count();
        let (mut waiting, mut skip) = (LISTED_WAITING, done.saturating_sub(LISTED_DONE));
        let mut listed = Vec::new();
        for (id, transfer) in self.transfers.iter().enumerate() {
            let show = if transfer.is_done_well() {
                let old = skip > 0;
                skip = skip.saturating_sub(1);
                !old
            } else if transfer.state == TransferState::Waiting {
                let near = waiting > 0;
                waiting = waiting.saturating_sub(1);
                near
            } else {
                true
            };
            if show {
                listed.push(id);
            }
        }
        listed
    }

    /// Changes a file that is on its way; one that was cancelled in the meantime stays cancelled.
    fn change_active(&mut self, id: usize, next: impl FnOnce(&Transfer) -> TransferState) {
        if let Some(transfer) = self.transfers.get_mut(id)
            && transfer.is_active()
        {
            transfer.state = next(transfer);
        }
        self.end_pause();
    }

    /// With nothing left to wait, files that are chosen later are not held up by what was said before.
    fn end_pause(&mut self) {
        self.paused = self.paused && self.is_busy();
    }
}

#[cfg(test)]
mod tests;
