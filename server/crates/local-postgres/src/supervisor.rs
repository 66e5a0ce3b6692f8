//! The thread that starts postgres, waits for it, and starts it again when it dies.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::watch;

use crate::{Health, Options, PostgresError, control::Control, orphans, server::Server, site::Site, socket::Socket};

/// How often postgres may die in a row.
const ATTEMPTS: u32 = 5;
/// The pause before the first new start; it doubles each time.
const PAUSE: Duration = Duration::from_millis(100);
/// Who lived this long did not die in a row.
const STEADY: Duration = Duration::from_secs(60);

/// Runs the cluster until it is stopped or given up; `started` learns how the first start went.
pub(crate) fn run(
    options: &Options,
    control: &Control,
    health: &watch::Sender<Health>,
    started: impl FnOnce(Result<Socket, PostgresError>),
) {
    let prepared = Site::prepare(options, control).and_then(|site| {
        let socket = Socket::place(&site.data)?;
        let server = Server::start(&site, control)?;
        Ok((site, socket, server))
    });
    match prepared {
        Err(error) => started(Err(error)),
        Ok((site, socket, server)) => {
            started(Ok(socket));
            health.send_replace(supervise(&site, server, control, health));
        }
    }
}

/// Keeps postgres running; returns how it ended for good.
fn supervise(site: &Site, server: Server, control: &Control, health: &watch::Sender<Health>) -> Health {
    let mut next = Ok(server);
    let mut deaths = 0;
    loop {
        let begin = Instant::now();
        let death = match next {
            Ok(server) => server.wait(control),
            Err(error) => error,
        };
        if control.pause(Duration::ZERO) {
            return Health::Stopped;
        }
        deaths = if begin.elapsed() > STEADY { 1 } else { deaths + 1 };
        if deaths > ATTEMPTS {
            tracing::error!(error = %death, "postgres died {ATTEMPTS} times in a row and is given up");
            return Health::Failed(Arc::new(PostgresError::GaveUp { times: deaths, source: Box::new(death) }));
        }
        if deaths == 1 {
            tracing::warn!(error = %death, "postgres died and is started again");
        }
        health.send_replace(Health::Restarting);
        if control.pause(PAUSE * 2_u32.pow(deaths - 1)) {
            return Health::Stopped;
        }
        next = orphans::end(&site.data).and_then(|()| Server::start(site, control));
        if next.is_ok() {
            health.send_replace(Health::Running);
        }
    }
}
