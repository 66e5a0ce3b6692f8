//! The options of `media-search debug-scores`.

use std::path::PathBuf;

use clap::Args;

/// `media-search debug-scores`
#[derive(Args, Debug)]
pub struct DebugScoresArgs {
    /// Picture files
    #[arg(required = true, value_name = "IMAGE")]
    pub images: Vec<PathBuf>,
    /// A file with one word or phrase a line, instead of the words that searches know
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
    /// Print one JSON object a picture
    #[arg(long)]
    pub json: bool,
}
