//! `media-search reindex`

use serde_json::json;

use super::import::await_indexer;
use crate::cli::ReindexArgs;
use crate::config::Config;
use crate::session::Session;

/// Encodes every picture again.
///
/// # Errors
/// Where no server can be reached or started.
pub async fn run(config: &Config, args: &ReindexArgs) -> anyhow::Result<()> {
    let session = Session::open(config).await?;
    let queued = session.client.reindex().await;
    // A server of this command's own ends with it, so the work has to be done before.
    if queued.is_ok() && (args.wait || session.is_own()) {
        await_indexer(&session.client).await?;
    }
    session.close().await?;

    let queued = queued?;
    if args.json {
        say!("{}", json!({ "queued": queued }));
    } else {
        say!("{queued} pictures are queued to be indexed again");
    }
    Ok(())
}
