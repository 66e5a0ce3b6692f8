//! `media-search search`

use crate::cli::SearchArgs;
use crate::config::Config;
use crate::print::printable;
use crate::session::Session;

/// Searches by words and prints what was found, best first.
///
/// # Errors
/// Where no server can be reached or started, or the query is refused.
pub async fn run(config: &Config, args: &SearchArgs) -> anyhow::Result<()> {
    let session = Session::open_to_search(config).await?;
    let answer = session.client.search(&args.query, args.top_k, args.deep).await;
    session.close().await?;

    let page = answer?;
    if args.json {
        say!("{}", serde_json::to_string(&page)?);
        return Ok(());
    }
    if let Some(asked) = &page.instead_of {
        say!("Nothing found for {}. Searched for {} instead.", asked.escape_debug(), page.query.escape_debug());
    }
    if let Some(meant) = &page.did_you_mean {
        say!("Did you mean {}?", meant.escape_debug());
    }
    for note in page.notes.iter().chain(page.emptied_by.as_ref().map(|emptied| &emptied.sentence)) {
        say!("{}", printable(note));
    }
    let mut sure = true;
    for hit in &page.results {
        if sure && !hit.above_cutoff {
            sure = false;
            say!("{}", if page.found == 0 { "Nothing found. Closest, but no match:" } else { "Also, less sure:" });
        }
        let confidence = hit.confidence.map_or_else(String::new, |sure| format!("{:5.1} %", 100.0 * sure));
        let score = hit.score.map_or_else(|| "     -".to_owned(), |score| format!("{score:6.3}"));
        say!("{score}  {confidence}  {}  {}", hit.tile.image_id, hit.tile.name.escape_debug());
        if let Some(sentence) = &hit.sentence {
            say!("        “{}”", printable(sentence));
        }
    }
    say!("{} found among {} pictures in {:.0} ms", page.found, page.total, page.took_ms);
    Ok(())
}
