//! `media-search search`

use crate::cli::SearchArgs;
use crate::config::Config;
use crate::session::Session;

/// Searches by words and prints what was found, best first.
///
/// # Errors
/// Where no server can be reached or started, or the query is refused.
pub async fn run(config: &Config, args: &SearchArgs) -> anyhow::Result<()> {
    let session = Session::open(config).await?;
    let answer = session.client.search(&args.query, args.top_k).await;
    session.close().await?;

    let page = answer?;
    if args.json {
        say!("{}", serde_json::to_string(&page)?);
        return Ok(());
    }
    for hit in &page.results {
        let confidence = hit.confidence.map_or_else(String::new, |sure| format!("{:5.1} %", 100.0 * sure));
        say!("{:6.3}  {confidence}  {}  {}", hit.score, hit.tile.image_id, hit.tile.name.escape_debug());
    }
    say!("{} of {} pictures in {:.0} ms", page.results.len(), page.total, page.took_ms);
    Ok(())
}
