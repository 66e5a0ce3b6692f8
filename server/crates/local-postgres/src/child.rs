//! What a child does between fork and exec: the only unsafe code of this crate.

use std::{
    io,
    os::{
        fd::{BorrowedFd, RawFd},
        unix::process::CommandExt,
    },
    process::Command,
};

use rustix::{
    io::{FdFlags, fcntl_setfd},
    process::{Signal, getpid, getppid, set_parent_process_death_signal},
};

/// Lets the child of `command` end with us, and keep the descriptor `inherit` open.
///
/// The kernel sends `signal` when the *thread* that spawned the child ends, so that thread has to live as long as the
/// child should. `inherit` has to stay open in this process until the child was spawned.
pub(crate) fn prepare(command: &mut Command, signal: Signal, inherit: Option<RawFd>) {
    let parent = getpid();
    let between_fork_and_exec = move || {
        // After std has changed the user, which would have cleared it. Executing a program that is neither setuid nor
        // has capabilities of its own keeps it.
        set_parent_process_death_signal(Some(signal))?;
        // Whoever lost its parent before that call would never be told.
        if getppid() != Some(parent) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        if let Some(fd) = inherit {
            // SAFETY: the caller keeps the descriptor open until the spawn is over, and fork has copied it.
            let fd = unsafe { BorrowedFd::borrow_raw(fd) };
            fcntl_setfd(fd, FdFlags::empty())?;
        }
        Ok(())
    };
    // SAFETY: the closure makes three system calls and touches neither memory nor locks shared with other threads.
    unsafe { command.pre_exec(between_fork_and_exec) };
}
