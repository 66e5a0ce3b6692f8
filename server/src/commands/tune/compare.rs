//! One search with several settings, side by side.

use app::types::{Hit, SearchPage};
use ranking::Calibration;

use super::show::{confidence, search};
use super::trial::{Trial, Weighting};
use crate::markdown;
use crate::session::{Client, ClientError};

/// Temperatures beside each other.
const TEMPERATURES: [f32; 5] = [15.0, 20.0, 25.0, 30.0, 35.0];
/// Weights beside those that are tried.
const WEIGHTS: [(f32, f32); 5] = [(1.0, 0.0), (0.85, 0.15), (0.7, 0.3), (0.5, 0.5), (0.0, 1.0)];
/// More of a name is not shown.
const NAME_CHARS: usize = 20;

/// Prints how sure a search is at several temperatures, and what it finds with several weights.
pub async fn run(client: &Client, trial: &Trial, query: &str) -> Result<(), ClientError> {
    let by_model = Trial { by_temperature: false, ..*trial };
    let page = search(client, &by_model, query).await?;
    let heading = ["picture", "similarity", Trial::MODEL].map(str::to_owned).into_iter();
    let heading: Vec<_> = heading.chain(TEMPERATURES.iter().map(f32::to_string)).collect();
    let lines: Vec<_> = page.results.iter().map(temperatures).collect();
    say!("How sure it is: by the model, and at temperatures.\n{}", markdown::table(&heading, &lines));

    let mut pages = Vec::new();
    for weights in weightings(trial) {
        let page = search(client, &Trial { weights, ..*trial }, query).await?;
        pages.push((format!("{} and {}", weights.global, weights.local), page));
    }
    say!(
        "What it finds by weights of whole pictures and local views. A dash marks what is not found.\n{}",
        orders(&pages)
    );
    Ok(())
}

fn temperatures(hit: &Hit) -> Vec<String> {
    let similarity = hit.similarity.unwrap_or_default();
    let sure = |temperature| format!("{:.1} %", 100.0 * Calibration::Temperature(temperature).confidence(similarity));
    let known = [name(hit), format!("{similarity:.3}"), confidence(hit)];
    known.into_iter().chain(TEMPERATURES.map(sure)).collect()
}

/// Those that are tried, and some around them.
fn weightings(trial: &Trial) -> Vec<Weighting> {
    let others = WEIGHTS.into_iter().map(|(global, local)| Weighting { global, local });
    [trial.weights].into_iter().chain(others.filter(|other| *other != trial.weights)).collect()
}

fn orders(pages: &[(String, SearchPage)]) -> String {
    let heading: Vec<String> = ["".to_owned()].into_iter().chain(pages.iter().map(|(name, _)| name.clone())).collect();
    let places = pages.iter().map(|(_, page)| page.results.len()).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(places + 1);
    for place in 0..places {
        let cells = pages.iter().map(|(_, page)| page.results.get(place).map(scored).unwrap_or_default());
        lines.push([(place + 1).to_string()].into_iter().chain(cells).collect());
    }
    lines.push(["found".to_owned()].into_iter().chain(pages.iter().map(|(_, page)| page.found.to_string())).collect());
    markdown::table(&heading, &lines)
}

fn scored(hit: &Hit) -> String {
    let mark = if hit.above_cutoff { "" } else { "- " };
    format!("{mark}{} {:.3}", name(hit), hit.score.unwrap_or_default())
}

fn name(hit: &Hit) -> String {
    let name = hit.tile.name.escape_debug().to_string();
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}
