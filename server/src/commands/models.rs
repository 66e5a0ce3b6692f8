//! `media-search models`

mod list;
mod pull;
mod select;
mod verify;

use crate::cli::ModelsCommand;
use crate::config::{Config, Sources};

/// Shows, fetches, checks and chooses models.
///
/// # Errors
/// Whatever keeps the command from doing so, in a sentence.
pub async fn run(config: &Config, sources: &Sources, command: &ModelsCommand) -> anyhow::Result<()> {
    match command {
        ModelsCommand::List(args) => list::run(config, args),
        ModelsCommand::Pull(args) => pull::run(config, args).await,
        ModelsCommand::Verify(args) => verify::run(config, sources, args).await,
        ModelsCommand::Use(args) => select::run(config, sources, args),
    }
}
