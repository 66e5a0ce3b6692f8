//! `media-search describe` and `media-search reprocess`

use clap::Args;

/// `media-search describe`
#[derive(Args, Debug)]
pub struct DescribeArgs {
    /// Pictures, by their ids; all of the library where none are named
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Those without a caption, and those whose caption is of another model or an older question
    #[arg(long)]
    pub all: bool,
    /// Those without a caption alone, as is done where no pictures are named
    #[arg(long, conflicts_with = "all")]
    pub missing: bool,
    /// Ask about objects, people, colours, place, mood and text, which takes longer
    #[arg(long)]
    pub enhanced: bool,
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}

/// `media-search reprocess`
#[derive(Args, Debug)]
pub struct ReprocessArgs {
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}
