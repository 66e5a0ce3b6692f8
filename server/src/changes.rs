//! The news that something in the library changed.

use tokio::sync::watch;

/// A bell that is rung at each change; whoever listens looks for themselves what it was.
#[derive(Clone, Debug)]
pub struct Changes(watch::Sender<()>);

impl Changes {
    /// A bell that nobody rang yet.
    pub fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    /// Rings.
    pub fn announce(&self) {
        self.0.send_replace(());
    }

    /// A listener that hears every later ring; several in a row count as one.
    pub fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}
