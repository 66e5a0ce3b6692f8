//! The whole queue in figures.

use super::{Transfer, TransferState};
use crate::strings;

/// How many files and bytes are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Whether nothing that waits is started.
    pub paused: bool,
    /// Files that were not cancelled.
    pub files: u64,
    /// Files that wait for their turn.
    pub waiting: u64,
    /// Files that are being sent.
    pub sending: u64,
    /// Files that ended, however they did.
    pub ended: u64,
    /// Files that are new in the library.
    pub added: u64,
    /// Files that were there already.
    pub duplicates: u64,
    /// Files that were refused for good.
    pub refused: u64,
    /// Files that did not get through, and may the next time.
    pub retryable: u64,
    /// Bytes of all files together.
    pub bytes: u64,
    /// Bytes of them that are through.
    pub sent: u64,
}

impl Progress {
    pub(super) fn of(transfers: &[Transfer], paused: bool) -> Self {
        let mut progress = Self { paused, ..Self::default() };
        for transfer in transfers.iter().filter(|transfer| transfer.state != TransferState::Cancelled) {
            progress.files += 1;
            progress.bytes += transfer.bytes;
            progress.ended += u64::from(!transfer.is_pending());
            progress.sent += match &transfer.state {
                TransferState::Sending { sent } => *sent,
                _ if transfer.is_pending() => 0,
                _ => transfer.bytes,
            };
            match &transfer.state {
                TransferState::Waiting | TransferState::Deferred => progress.waiting += 1,
                TransferState::Sending { .. } => progress.sending += 1,
                TransferState::Accepted(outcome) if outcome.duplicate => progress.duplicates += 1,
                TransferState::Accepted(_) => progress.added += 1,
                state if state.is_retryable() => progress.retryable += 1,
                TransferState::Refused(_) => progress.refused += 1,
                _ => {}
            }
        }
        progress
    }

    /// How much of the bytes is through, from 0 to 100.
    pub fn percent(&self) -> u64 {
        self.sent.saturating_mul(100).checked_div(self.bytes).unwrap_or(100).min(100)
    }

    /// The sentence to show now.
    pub fn headline(&self) -> String {
        if self.ended == self.files {
            return self.sentence();
        }
        if !self.paused {
            return strings::upload_sent(self.ended, self.files);
        }
        let waiting = (self.waiting > 0).then(|| strings::upload_waiting(self.waiting));
        let sending = (self.sending > 0).then(|| strings::upload_sending(self.sending));
        let parts = match (waiting, sending) {
            (Some(waiting), Some(sending)) => strings::upload_ended_and(&waiting, &sending),
            (waiting, sending) => waiting.or(sending).unwrap_or_default(),
        };
        strings::upload_paused(&parts)
    }

    /// The sentence to show once everything has ended.
    pub fn sentence(&self) -> String {
        let others: [(u64, strings::Counted); 3] = [
            (self.duplicates, strings::upload_ended_known),
            (self.refused, strings::upload_ended_rejected),
            (self.retryable, strings::upload_ended_lost),
        ];
        let parts = others.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count));
        let parts =
            parts.fold(strings::upload_ended_added(self.added), |parts, part| strings::upload_ended_and(&parts, &part));
        strings::upload_ended(&parts)
    }
}
