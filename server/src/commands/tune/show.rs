//! One search, in numbers.

use app::types::{Hit, Part, SearchPage};

use super::trial::Trial;
use crate::print::printable;
use crate::session::{Asking, Client, ClientError};

/// How many pictures are shown.
pub const SHOWN: u32 = 10;

/// Prints the best pictures, and what their scores are made of.
pub async fn run(client: &Client, trial: &Trial, query: &str) -> Result<(), ClientError> {
    let page = search(client, trial, query).await?;
    page.notes.iter().for_each(|note| say!("{}", printable(note)));
    if let Some(asked) = &page.instead_of {
        say!("Nothing found for {}. Searched for {} instead.", asked.escape_debug(), page.query.escape_debug());
    }
    say!("{:>9} {:>10}  picture", "score", "confidence");
    for hit in &page.results {
        let found = if hit.above_cutoff { ' ' } else { '-' };
        let score = hit.score.map_or_else(String::new, |score| format!("{score:.4}"));
        say!("{found}{score:>8} {:>10}  {}", confidence(hit), hit.tile.name.escape_debug());
        let parts = hit.explanation.iter().flat_map(|explanation| &explanation.parts);
        let parts: Vec<_> = parts.map(part).collect();
        if !parts.is_empty() {
            say!("{:22}{}", "", parts.join(", "));
        }
    }
    say!("{}", ending(&page));
    Ok(())
}

/// The answer to a query with what is being tried.
pub async fn search(client: &Client, trial: &Trial, query: &str) -> Result<SearchPage, ClientError> {
    client.ask(&Asking { query, top_k: SHOWN, expand: true, explain: true, tuning: trial.tuning() }).await
}

/// How sure a search is, if it says.
pub fn confidence(hit: &Hit) -> String {
    hit.confidence.map_or_else(|| "-".to_owned(), |sure| format!("{:.1} %", 100.0 * sure))
}

fn part(part: &Part) -> String {
    let Part { name, value, weight, contribution } = part;
    format!("{name} {value:.3} × {weight:.2} = {contribution:.4}")
}

fn ending(page: &SearchPage) -> String {
    let found = format!("{} found among {} pictures", page.found, page.total);
    match &page.cutoff {
        Some(cutoff) => format!("{found}; a dash marks what is not. {}", cutoff.sentence),
        None if page.results.iter().any(|hit| hit.score.is_some()) => {
            format!("{found}. There are too few pictures to tell where chance begins.")
        }
        None => format!("{found}."),
    }
}
