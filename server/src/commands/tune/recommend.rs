//! What suits a library.

use anyhow::ensure;
use app::types::{SearchPage, Tuning};

use super::trial::{Trial, Weighting};
use crate::advice::Advice;
use crate::boot::expansions;
use crate::config::Config;
use crate::print::bar;
use crate::session::{Asking, Client, ClientError};

/// About how many words are searched for.
const WORDS: usize = 200;
/// As many pictures are looked at for each.
const PICTURES: u32 = 200;
/// How much local views may count.
const LOCAL: [f32; 6] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5];

/// Searches for words from all over the vocabulary, and says what suits what was found.
pub async fn run(config: &Config, client: &Client, trial: &Trial) -> anyhow::Result<()> {
    let expansions = expansions(config)?;
    let vocabulary = expansions.vocabulary();
    let words: Vec<&str> = vocabulary.iter().copied().step_by((vocabulary.len() / WORDS).max(1)).collect();
    let bar = bar((words.len() * (LOCAL.len() + 1)) as u64, "searching");
    let mut standing_out = Vec::new();
    let mut by_chance = Vec::new();
    for word in &words {
        let page = search(client, trial.weights, word, PICTURES).await?;
        by_chance.extend(page.cutoff.map(|cutoff| cutoff.noise_mean));
        let found = page.results.into_iter().filter(|hit| hit.above_cutoff);
        standing_out.extend(found.filter_map(|hit| hit.similarity));
        bar.inc(1);
    }
    ensure!(!by_chance.is_empty(), "The library has too few pictures to tell what stands out of chance.");
    let by_chance = by_chance.iter().sum::<f32>() / by_chance.len() as f32;

    let mut most = (0, trial.weights);
    for local in LOCAL {
        let weights = Weighting { global: 1.0 - local, local };
        let mut found = 0;
        for word in &words {
            found += search(client, weights, word, 1).await?.found;
            bar.inc(1);
        }
        if found > most.0 {
            most = (found, weights);
        }
    }
    bar.finish_and_clear();
    let Some(advice) = Advice::of(&standing_out, by_chance) else {
        say!("Nothing of this library stands out for any of {} words, so nothing speaks for any setting.", words.len());
        return Ok(());
    };
    say!("{} pictures stand out for {} words; {}.", advice.standing_out, words.len(), advice.sentence());
    let (found, Weighting { global, local }) = most;
    say!(
        "weights {global} {local}: with these {found} pictures stand out, the most of {} that were tried.",
        LOCAL.len()
    );
    Ok(())
}

/// A search by looks alone.
async fn search(client: &Client, weights: Weighting, query: &str, top_k: u32) -> Result<SearchPage, ClientError> {
    let tuning = Tuning {
        global_weight: Some(weights.global),
        local_weight: Some(weights.local),
        facts_weight: Some(0.0),
        keywords_weight: Some(0.0),
        ..Tuning::default()
    };
    client.ask(&Asking { query, top_k, expand: false, explain: false, tuning }).await
}
