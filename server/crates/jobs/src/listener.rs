//! Wakes a worker when there is work.

use std::{pin::pin, time::Duration};

use diesel_async::{AsyncPgConnection, SimpleAsyncConnection, pooled_connection::deadpool::Object};
use futures::{FutureExt, StreamExt};
use tokio::time::{sleep, timeout};

use crate::{error::JobsError, queue::Pool};

/// Wakes a worker when jobs are enqueued, over a connection of its own that is not the pool's; and now and then without
/// a reason, for jobs that become due and for notifications that got lost.
///
/// What is enqueued after [`Listener::new`] returns is never missed, so claim once after it and then after every wait.
pub struct Listener {
    pool: Pool,
    poll: Duration,
    connection: Option<AsyncPgConnection>,
}

impl Listener {
    /// Starts to listen. If that fails, only the polling every `poll` wakes, until a later wait can connect.
    pub async fn new(pool: Pool, poll: Duration) -> Self {
        let mut listener = Self { pool, poll, connection: None };
        listener.subscribe().await;
        listener
    }

    /// Returns when jobs were enqueued since the last call, or after the polling time. Cancelling it loses nothing.
    pub async fn wait(&mut self) {
        if self.connection.is_none() {
            // What was enqueued while nobody listened is found only by looking.
            if !self.subscribe().await {
                sleep(self.poll).await;
            }
            return;
        }
        if timeout(self.poll, self.notified()).await == Ok(false) {
            tracing::warn!("The connection that listens for jobs was lost.");
            self.connection = None;
        }
    }

    async fn subscribe(&mut self) -> bool {
        match listen(&self.pool).await {
            Ok(connection) => {
                self.connection = Some(connection);
                true
            }
            Err(error) => {
                tracing::warn!(error = %error, "Cannot listen for jobs; looking every {:?} instead.", self.poll);
                false
            }
        }
    }

    /// Waits for one notification and takes all that lie there; false if the connection has ended.
    async fn notified(&mut self) -> bool {
        let Some(connection) = &mut self.connection else { return false };
        let mut notifications = pin!(connection.notifications_stream());
        let mut next = notifications.next().await;
        loop {
            match next {
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return false,
            }
            match notifications.next().now_or_never() {
                Some(another) => next = another,
                None => return true,
            }
        }
    }
}

async fn listen(pool: &Pool) -> Result<AsyncPgConnection, JobsError> {
    let mut connection = Object::take(pool.get().await?);
    connection.batch_execute("LISTEN jobs").await?;
    Ok(connection)
}
