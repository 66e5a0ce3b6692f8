//! What the supervising thread and the owner of a cluster share: the running child and the wish to stop.

use std::{
    process::{Child, Command, ExitStatus},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rustix::{
    io::Errno,
    process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid},
};

use crate::PostgresError;

/// The signals that end postgres, each with the time it gets: fast shutdown, immediate shutdown, and the last resort.
pub(crate) const ENDINGS: [(Signal, Duration); 3] = [
    (Signal::INT, Duration::from_secs(6)),
    (Signal::QUIT, Duration::from_secs(2)),
    (Signal::KILL, Duration::from_millis(1500)),
];

#[derive(Debug, Default)]
struct State {
    /// The child that runs; it is reaped under the lock, so this never is the id of somebody else's process.
    child: Option<Pid>,
    stopping: bool,
    ended: bool,
}

/// The shared state of one cluster.
#[derive(Debug, Default)]
pub(crate) struct Control {
    state: Mutex<State>,
    changed: Condvar,
}

impl Control {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts the child, unless the cluster is stopping.
    pub(crate) fn spawn(&self, command: &mut Command, account: &str) -> Result<Child, PostgresError> {
        let mut state = self.lock();
        if state.stopping {
            return Err(PostgresError::Stopped);
        }
        let child = command.spawn().map_err(|source| PostgresError::Run {
            program: command.get_program().into(),
            account: account.to_owned(),
            source,
        })?;
        state.child = Pid::from_raw(child.id().cast_signed());
        Ok(child)
    }

    /// Waits until the child has ended.
    pub(crate) fn wait(&self, child: &mut Child) -> ExitStatus {
        while !Self::has_ended(child, WaitIdOptions::empty()) {}
        self.reap(child)
    }

    /// How the child has ended, if it has.
    pub(crate) fn try_wait(&self, child: &mut Child) -> Option<ExitStatus> {
        Self::has_ended(child, WaitIdOptions::NOHANG).then(|| self.reap(child))
    }

    /// Looks at a child without reaping it; an interrupted look has seen nothing.
    fn has_ended(child: &Child, options: WaitIdOptions) -> bool {
        let Some(pid) = Pid::from_raw(child.id().cast_signed()) else { return true };
        match waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | options) {
            Ok(status) => status.is_some(),
            Err(Errno::INTR) => false,
            // Nobody else waits for our children, and if one is gone nevertheless there is nothing to wait for.
            Err(_) => true,
        }
    }

    fn reap(&self, child: &mut Child) -> ExitStatus {
        let mut state = self.lock();
        state.child = None;
        child.wait().unwrap_or_default()
    }

    /// Sends a signal to the child, if there is one.
    pub(crate) fn signal(&self, signal: Signal) {
        Self::send(&self.lock(), signal);
    }

    fn send(state: &State, signal: Signal) {
        if let Some(pid) = state.child {
            // It may have ended meanwhile, which is what the signals are for.
            let _ = kill_process(pid, signal);
        }
    }

    /// Pauses for `time`, or until the cluster is to stop; tells whether it is.
    pub(crate) fn pause(&self, time: Duration) -> bool {
        let waited = self.changed.wait_timeout_while(self.lock(), time, |state| !state.stopping);
        waited.unwrap_or_else(PoisonError::into_inner).0.stopping
    }

    /// Notes that the supervising thread is done.
    pub(crate) fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }

    /// Stops the cluster and waits until it has ended, less than ten seconds.
    pub(crate) fn stop(&self) -> Result<(), PostgresError> {
        let mut state = self.lock();
        state.stopping = true;
        self.changed.notify_all();
        for (signal, patience) in ENDINGS {
            Self::send(&state, signal);
            let waited = self.changed.wait_timeout_while(state, patience, |state| !state.ended);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.ended {
                return Ok(());
            }
        }
        Err(PostgresError::StillRunning { pid: state.child.map_or(0, Pid::as_raw_pid) })
    }
}
