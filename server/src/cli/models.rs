//! The options of `media-search models`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `media-search models`
#[derive(Args, Debug)]
pub struct ModelsArgs {
    /// What to do with models.
    #[command(subcommand)]
    pub command: ModelsCommand,
}

/// What to do with models.
#[derive(Debug, Subcommand)]
pub enum ModelsCommand {
    /// Show the models that are known to work, and which of them are here
    List(ListModelsArgs),
    /// Fetch a model from the Hugging Face hub into the cache that its programs share
    Pull(PullModelArgs),
    /// Compare a model's numbers with published ones, and its precisions with each other
    Verify(VerifyModelArgs),
    /// Write a model that is here into the settings file
    Use(UseModelArgs),
}

/// `media-search models list`
#[derive(Args, Debug)]
pub struct ListModelsArgs {
    /// Print the list as JSON
    #[arg(long)]
    pub json: bool,
}

/// `media-search models pull`
#[derive(Args, Debug)]
pub struct PullModelArgs {
    /// The model, such as google/siglip-base-patch16-224, with @REVISION for another revision than main
    pub model: String,
}

/// `media-search models verify`
#[derive(Args, Debug)]
pub struct VerifyModelArgs {
    /// The model: one that is here, a folder, or by default the one in use
    pub model: Option<String>,
    /// The picture that numbers were published for; without it, it is fetched
    #[arg(long, value_name = "FILE")]
    pub image: Option<PathBuf>,
}

/// `media-search models use`
#[derive(Args, Debug)]
pub struct UseModelArgs {
    /// The model: one that is here, a folder, or pixel-siglip-tiny for the bundled one
    pub model: String,
}
