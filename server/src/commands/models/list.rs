//! `media-search models list`

use indicatif::DecimalBytes;
use serde_json::json;

use crate::cli::ListModelsArgs;
use crate::config::{Config, ModelChoice};
use crate::models::known;

/// Prints the models that are known to work, whether they are here, and which one is used.
pub(super) fn run(config: &Config, args: &ListModelsArgs) -> anyhow::Result<()> {
    let models = known::list(&config.model);
    if args.json {
        say!("{}", json!(models));
        return Ok(());
    }
    say!("  {:<36} {:>10} {:>6} {:>6}  {:<11} here", "model", "size", "vector", "pixels", "licence");
    for model in &models {
        say!(
            "{} {:<36} {:>10} {:>6} {:>6}  {:<11} {}",
            if model.used { '*' } else { ' ' },
            model.name,
            DecimalBytes(model.bytes).to_string(),
            model.dimension,
            model.image_size,
            model.licence,
            if model.here { "yes" } else { "no" },
        );
    }
    say!("* is used; any other model of the Hugging Face hub, or a folder, can be used as well");
    if models.iter().all(|model| !model.used) {
        say!("now used: {}", config.model.choice.name());
    }
    if config.model.choice == ModelChoice::Bundled {
        say!("the bundled model knows a drawn world and nothing about photographs");
    }
    Ok(())
}
