//! `media-search models use`

use crate::cli::UseModelArgs;
use crate::config::{Config, ModelChoice, Origin, Sources, choose_model};

/// Writes a model that is here into the settings file.
pub(super) fn run(config: &Config, sources: &Sources, args: &UseModelArgs) -> anyhow::Result<()> {
    let choice = ModelChoice::given(sources, &args.model);
    choice.locate()?;
    let file = choose_model(&config.data, &choice)?;
    say!("{} is written into {}", choice.name(), file.display());
    let overriding = config.effective.iter().find(|effective| effective.setting.name == "SIGLIP_MODEL");
    match overriding.map(|effective| &effective.origin) {
        Some(origin @ (Origin::Environment(_) | Origin::Flag(_))) => {
            say!("but SIGLIP_MODEL is set by the {origin} and wins: unset that");
        }
        _ => say!("a server that runs now uses it after a restart, and indexes every picture for it in the background"),
    }
    Ok(())
}
