//! What is logged while a test runs.

use std::io;
use std::sync::{Arc, Mutex};

use tracing::subscriber::DefaultGuard;

/// Listens to everything that this thread logs, and what it spawns on a runtime of its own.
pub struct Log {
    written: Arc<Mutex<Vec<u8>>>,
    _listening: DefaultGuard,
}

impl Log {
    pub fn listen() -> Self {
        let written: Arc<Mutex<Vec<u8>>> = Arc::default();
        let writer = {
            let written = Arc::clone(&written);
            move || Writer(Arc::clone(&written))
        };
        let subscriber =
            tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(writer);
        Self { written, _listening: tracing::subscriber::set_default(subscriber.finish()) }
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.written.lock().unwrap().clone()).unwrap()
    }

    /// How often something was said.
    pub fn count(&self, words: &str) -> usize {
        self.text().matches(words).count()
    }
}

struct Writer(Arc<Mutex<Vec<u8>>>);

impl io::Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
