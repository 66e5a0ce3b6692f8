//! `media-search debug-scores`

mod profile;
mod vocabulary;

use std::path::Path;

use inference::Options;

use self::profile::{Profile, TEMPERATURES};
use self::vocabulary::Vocabulary;
use super::embed::embed_picture;
use crate::cli::DebugScoresArgs;
use crate::config::Config;
use crate::models;

/// Prints which words a model sees in each picture, how sure it is of them, and which temperature suits that.
///
/// # Errors
/// Where the model cannot be loaded, or a picture or the words cannot be read.
pub async fn run(config: &Config, args: &DebugScoresArgs) -> anyhow::Result<()> {
    let words = vocabulary::words(config, args.words.as_deref())?;
    let model = models::load(&config.model, Options::default()).await?;
    model.ready().await?;
    let vocabulary = Vocabulary::encode(&model, words).await?;
    for path in &args.images {
        let picture = embed_picture(&model, &config.limits, path).await?;
        let profile = Profile::of(vocabulary.compared_with(&picture), model.calibration(), config.search.fdr.into());
        if args.json {
            say!("{}", serde_json::to_string(&profile.as_json(path))?);
        } else {
            print(path, &profile);
        }
    }
    model.stop().await;
    Ok(())
}

fn print(path: &Path, profile: &Profile) {
    let temperatures: Vec<_> = TEMPERATURES.iter().map(|temperature| format!("{temperature:>7}")).collect();
    say!("{}", path.display());
    say!("  {:<28} {:>7} {:>7} {}", "word", "cosine", "model", temperatures.join(" "));
    for word in &profile.best {
        let sure = |confidence: &f32| format!("{:5.1} %", 100.0 * confidence);
        let temperatures: Vec<_> = word.temperatures.iter().map(sure).collect();
        let text = word.text.escape_debug().to_string();
        say!("  {text:<28} {:>7.4} {} {}", word.cosine, sure(&word.model), temperatures.join(" "));
    }
    let Profile { count, mean, sd, min, max, .. } = profile;
    say!("  {count} words: mean {mean:.4}, standard deviation {sd:.4}, least {min:.4}, most {max:.4}");
    say!("  {}", profile.advice());
}
