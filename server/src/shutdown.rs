//! Waits for the signals that end the program.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// A token that is cancelled by the first SIGTERM or SIGINT. The second one ends the process at once.
///
/// # Errors
/// Where the system does not let signals be caught.
pub fn on_signal() -> io::Result<CancellationToken> {
    let stopping = CancellationToken::new();
    let exit = |code| std::process::exit(code);
    tokio::spawn(obey(Signals::catch()?, stopping.clone(), exit));
    Ok(stopping)
}

async fn obey(mut signals: Signals, stopping: CancellationToken, exit: impl FnOnce(i32)) {
    signals.next().await;
    tracing::info!("stopping; a second signal ends the program at once");
    stopping.cancel();
    let number = signals.next().await;
    tracing::warn!("ended by a second signal");
    // What shells expect of a program that a signal ended.
    exit(128 + number);
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn catch() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// The number of the next signal.
    async fn next(&mut self) -> i32 {
        tokio::select! {
            _ = self.terminate.recv() => SignalKind::terminate().as_raw_value(),
            _ = self.interrupt.recv() => SignalKind::interrupt().as_raw_value(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use rustix::process::{Signal, getpid, kill_process};
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn the_first_signal_asks_and_the_second_ends() {
        let stopping = CancellationToken::new();
        let (ended, end) = oneshot::channel();
        tokio::spawn(obey(Signals::catch().unwrap(), stopping.clone(), |code| ended.send(code).unwrap()));

        kill_process(getpid(), Signal::TERM).unwrap();
        stopping.cancelled().await;
        kill_process(getpid(), Signal::INT).unwrap();

        assert_eq!(end.await.unwrap(), 130);
    }
}
