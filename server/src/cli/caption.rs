//! `media-search caption`

use std::path::PathBuf;

use clap::Args;

/// `media-search caption`
#[derive(Args, Debug)]
pub struct CaptionArgs {
    /// The model: a folder of SmolVLM or SmolVLM2 in Hugging Face layout
    #[arg(long, value_name = "DIR")]
    pub model: PathBuf,
    /// The picture; may be repeated
    #[arg(long = "image", required = true, value_name = "FILE")]
    pub images: Vec<PathBuf>,
    /// What is asked about the picture
    #[arg(long, value_name = "TEXT", default_value = "Can you describe this image?", allow_hyphen_values = true)]
    pub prompt: String,
    /// How long an answer may become, in tokens
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=8192))]
    pub max_new_tokens: u32,
    /// How many tiles a picture is looked at in at most; 1 takes it as a whole, which is fastest [default: as many as the
    /// model was made for]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=256))]
    pub tiles: Option<u32>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}
