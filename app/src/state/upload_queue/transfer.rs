//! One file on its way.

use crate::AppError;
use crate::types::UploadOutcome;

/// One file of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// Its name; only ever text.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How far it is.
    pub state: TransferState,
    /// How often it was sent.
    pub(super) attempts: u32,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferState {
    /// It waits for its turn.
    Waiting,
    /// It is being sent.
    Sending {
        /// Bytes that have left.
        sent: u64,
    },
    /// The server is busy; it waits for another turn by itself.
    Deferred,
    /// The server has it.
    Accepted(UploadOutcome),
    /// The server does not want it.
    Refused(AppError),
    /// The connection broke; it can be tried again.
    Lost,
    /// It was given up.
    Cancelled,
}

impl TransferState {
    /// Whether the file did not get through for a reason that may pass, so that it can be tried again.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Lost => true,
            Self::Refused(error) => error.code.may_pass(),
            _ => false,
        }
    }
}

impl Transfer {
    pub(super) fn new(name: String, bytes: u64) -> Self {
        Self { name, bytes, state: TransferState::Waiting, attempts: 0 }
    }

    /// Whether it is being sent.
    pub fn is_active(&self) -> bool {
        matches!(self.state, TransferState::Sending { .. })
    }

    /// Whether it has not ended yet.
    pub fn is_pending(&self) -> bool {
        matches!(self.state, TransferState::Waiting | TransferState::Sending { .. } | TransferState::Deferred)
    }

    pub(super) fn is_done_well(&self) -> bool {
        matches!(self.state, TransferState::Accepted(_) | TransferState::Cancelled)
    }

    /// How much of it is through, from 0 to 100.
    pub fn percent(&self) -> u64 {
        match self.state {
            TransferState::Sending { sent } => sent.saturating_mul(100).checked_div(self.bytes).unwrap_or(0).min(100),
            TransferState::Accepted(_) => 100,
            _ => 0,
        }
    }
}
