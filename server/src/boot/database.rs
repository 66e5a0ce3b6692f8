//! Opens the catalog: on a server of the user's own, or on a private cluster.

use catalog::{Catalog, ConnectOptions};
use local_postgres::{Cluster, Options};
use secrecy::ExposeSecret;

use crate::config::DatabaseConfig;
use crate::data_folder::DataFolder;

/// The database on a private cluster.
const NAME: &str = "media_search";

/// Connects and migrates; starts the private cluster first where no other server is named.
pub async fn open(config: &DatabaseConfig, folder: &DataFolder) -> anyhow::Result<(Catalog, Option<Cluster>)> {
    let options = ConnectOptions { pool_size: config.pool, ..ConnectOptions::default() };
    if let Some(url) = &config.url {
        return Ok((catalog::connect(url.expose_secret(), options).await?, None));
    }
    let cluster = Cluster::start(Options { bin: config.bin.clone(), ..Options::new(folder.postgres()) }).await?;
    cluster.create_database(NAME).await?;
    let catalog = catalog::connect(&cluster.url(NAME), options).await?;
    Ok((catalog, Some(cluster)))
}
