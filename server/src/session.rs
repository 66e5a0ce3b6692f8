//! How commands reach the library: through the server that has the data folder open, or one of their own.

mod announcement;
mod client;

use tokio_util::sync::CancellationToken;

pub use announcement::Announcement;
pub use client::{Asking, Client, ClientError};

use crate::backend::renew_chance;
use crate::commands::serve::Server;
use crate::config::Config;
use crate::data_folder::{DataFolder, DataFolderError};

/// A way to the library.
pub struct Session {
    /// What asks the server.
    pub client: Client,
    own: Option<Server>,
}

impl Session {
    /// Finds the server of the data folder, or starts one for this command where none runs.
    ///
    /// # Errors
    /// Where neither works.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        match DataFolder::open(&config.data) {
            Ok(folder) => {
                let server = Server::start(&config.on_a_free_port(), folder, CancellationToken::new()).await?;
                Ok(Self { client: Client::new(&server.url)?, own: Some(server) })
            }
            Err(error @ DataFolderError::InUse { .. }) => match Announcement::read(&config.data.folder) {
                Some(announced) => Ok(Self { client: Client::new(&announced.url)?, own: None }),
                // The other process is still starting, or it is another command.
                None => Err(error.into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// The same, to search: a server of its own first learns what is found by chance, so that what was found ends where
    /// it does on a server that has run for longer.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_to_search(config: &Config) -> anyhow::Result<Self> {
        let session = Self::open(config).await?;
        if let Some(Server { running, .. }) = &session.own {
            // A failure is in the log already, and the search says what it can without.
            let _ = renew_chance(&running.services, running.viewer.library()).await;
        }
        Ok(session)
    }

    /// Whether the server ends with this command.
    pub fn is_own(&self) -> bool {
        self.own.is_some()
    }

    /// Stops the server that was started for this command.
    ///
    /// # Errors
    /// Where it does not end cleanly.
    pub async fn close(self) -> anyhow::Result<()> {
        match self.own {
            Some(server) => server.stop().await,
            None => Ok(()),
        }
    }
}
