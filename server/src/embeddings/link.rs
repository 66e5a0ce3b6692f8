//! The connection to a Redis that may come and go.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, RedisError};

/// How long a Redis is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For what it knows: a search waits for it.
    pub read: Duration,
    /// Until it has taken what is new; nobody waits for it.
    pub write: Duration,
    /// For a connection; nobody waits for it but the start.
    pub connect: Duration,
    /// How long it is left alone after it failed.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            read: Duration::from_millis(100),
            write: Duration::from_secs(1),
            connect: Duration::from_secs(1),
            pause: Duration::from_secs(5),
        }
    }
}

/// Why a Redis cannot be used now.
pub enum Problem {
    /// It takes longer than it may.
    Slow,
    /// It answers what was not asked.
    Nonsense,
    /// What it, or the way to it, says.
    Error(RedisError),
}

impl From<RedisError> for Problem {
    fn from(error: RedisError) -> Self {
        Self::Error(error)
    }
}

/// How much of what a server says is shown.
const SHOWN: usize = 200;

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slow => to.write_str("it does not answer in time"),
            Self::Nonsense => to.write_str("its answers fit no question"),
            Self::Error(error) => {
                error.to_string().chars().take(SHOWN).try_for_each(|c| write!(to, "{}", c.escape_debug()))
            }
        }
    }
}

/// A connection that many use at once, made again behind their backs when it is lost. Nobody waits for it.
pub struct Link {
    client: Client,
    limits: Limits,
    state: Mutex<State>,
    /// Whether it was said that it is away.
    is_away: AtomicBool,
}

enum State {
    Connected(MultiplexedConnection),
    Connecting,
    AwayUntil(Instant),
}

impl Link {
    /// To the Redis at a URL. Waits for the first connection as long as the limits allow.
    ///
    /// # Errors
    /// Where the URL is none.
    pub async fn open(url: &str, limits: Limits) -> Result<Arc<Self>, RedisError> {
        let state = Mutex::new(State::Connecting);
        let link = Arc::new(Self { client: Client::open(url)?, limits, state, is_away: AtomicBool::new(false) });
        link.connect().await;
        Ok(link)
    }

    /// How long it is waited for.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The connection, unless it is away. After the pause it is looked for again.
    pub fn connection(self: &Arc<Self>) -> Option<MultiplexedConnection> {
        let mut state = self.state();
        match &*state {
            State::Connected(connection) => Some(connection.clone()),
            State::AwayUntil(then) if *then <= Instant::now() => {
                self.begin_to_connect(&mut state);
                None
            }
            State::Connecting | State::AwayUntil(_) => None,
        }
    }

    /// Notes that it answered.
    pub fn answered(&self) {
        if self.is_away.swap(false, Ordering::Relaxed) {
            tracing::info!("Redis is back: embeddings are shared again");
        }
    }

    /// Notes that it failed, and leaves it alone for a while. A connection that was cut, as idle ones are, is first
    /// tried to be made again.
    pub fn lost(self: &Arc<Self>, problem: Problem) {
        let mut state = self.state();
        match (problem, &*state) {
            (Problem::Error(error), State::Connected(_)) if error.is_connection_dropped() => {
                self.begin_to_connect(&mut state);
            }
            (_, State::Connecting) => {}
            (problem, _) => self.leave_alone(&mut state, &problem),
        }
    }

    fn begin_to_connect(self: &Arc<Self>, state: &mut State) {
        *state = State::Connecting;
        let link = Arc::clone(self);
        tokio::spawn(async move { link.connect().await });
    }

    async fn connect(&self) {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.limits.connect))
            .set_response_timeout(Some(self.limits.write));
        let connecting = self.client.get_multiplexed_async_connection_with_config(&config);
        let connected = tokio::time::timeout(self.limits.connect, connecting).await;
        let mut state = self.state();
        match connected {
            Ok(Ok(connection)) => *state = State::Connected(connection),
            Ok(Err(error)) => self.leave_alone(&mut state, &error.into()),
            Err(_) => self.leave_alone(&mut state, &Problem::Slow),
        }
    }

    fn leave_alone(&self, state: &mut State, problem: &Problem) {
        *state = State::AwayUntil(Instant::now() + self.limits.pause);
        if !self.is_away.swap(true, Ordering::Relaxed) {
            let reason = problem.to_string();
            tracing::warn!(reason, "Redis is away: embeddings are kept in this process alone until it is back");
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
