//! The command line.

mod caption;
mod debug_scores;
mod describe;
mod embed;
mod eval;
mod models;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use caption::CaptionArgs;
pub use debug_scores::DebugScoresArgs;
pub use describe::{DescribeArgs, ReprocessArgs};
pub use embed::{EmbedArgs, EmbedInput};
pub use eval::{Described, EvalArgs};
pub use models::{ListModelsArgs, ModelsArgs, ModelsCommand, PullModelArgs, UseModelArgs, VerifyModelArgs};

use crate::config::Flags;

/// Finds your pictures by words and by example, on your own machine.
#[derive(Debug, Parser)]
#[command(name = "media-search", version, arg_required_else_help = true, subcommand_required = true)]
#[command(
    after_help = "Settings also come from the environment and a settings file: `media-search doctor` shows them."
)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub common: CommonArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct CommonArgs {
    /// The folder that everything is kept in
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<OsString>,
    /// The settings file (TOML)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<OsString>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the server, and index in the background
    Serve(ServeArgs),
    /// Take pictures and folders of pictures into the library; can be interrupted and run again
    Import(ImportArgs),
    /// Find pictures by words
    Search(SearchArgs),
    /// Print the embeddings of texts and pictures, in the order in which they are given
    Embed(EmbedArgs),
    /// Print what a model says about pictures
    Caption(CaptionArgs),
    /// Have pictures described by a model, so that they are found by what it says
    Describe(DescribeArgs),
    /// Describe those pictures anew whose captions are of another model or an older question
    Reprocess(ReprocessArgs),
    /// Show, fetch, check and choose models
    Models(ModelsArgs),
    /// Encode every picture again
    Reindex(ReindexArgs),
    /// Measure how good searches are, on pictures of which it is known what they show
    Eval(EvalArgs),
    /// Show which words the model sees in pictures, how sure it is of them, and which temperature suits that
    DebugScores(DebugScoresArgs),
    /// Try temperatures and weights on the library, and keep those that suit
    Tune,
    /// Show every setting, where it came from, and whether everything needed is there
    Doctor(DoctorArgs),
}

/// `media-search serve`
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// The address and port to listen on; port 0 takes a free one [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDR:PORT")]
    pub bind: Option<OsString>,
}

/// `media-search import`
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// Pictures, and folders with pictures
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}

/// `media-search search`
#[derive(Args, Debug)]
pub struct SearchArgs {
    /// What the pictures show, in words
    pub query: String,
    /// How many pictures to print at most
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub top_k: u32,
    /// Compare the words also with what models say about the pictures
    #[arg(long)]
    pub deep: bool,
    /// Print the answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// `media-search reindex`
#[derive(Args, Debug)]
pub struct ReindexArgs {
    /// Return only when everything is encoded
    #[arg(long)]
    pub wait: bool,
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}

/// `media-search doctor`
#[derive(Args, Debug)]
pub struct DoctorArgs {
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// Print the table of all settings in Markdown instead
    #[arg(long, conflicts_with = "json")]
    pub table: bool,
}

impl Cli {
    /// The settings among the options, by their names.
    pub fn flags(&self) -> Flags {
        let (mut bind, mut model) = (None, None);
        match &self.command {
            Command::Serve(serve) => bind = serve.bind.as_ref(),
            Command::Embed(embed) => model = embed.model.as_ref(),
            _ => {}
        }
        let flags = [
            ("BIND", bind),
            ("DATA_DIR", self.common.data.as_ref()),
            ("CONFIG", self.common.config.as_ref()),
            ("SIGLIP_MODEL", model),
        ];
        flags.into_iter().filter_map(|(name, value)| Some((name, value?.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use clap::CommandFactory;

    use super::*;
    use crate::config::table::SETTINGS;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_option_of_the_table_exists_and_arrives() {
        let serve = ["media-search", "serve", "--bind", "a", "--data", "b", "--config", "c"];
        let embed = ["media-search", "embed", "--model", "d", "--text", "t"];
        let mut arrived = Cli::try_parse_from(serve).unwrap().flags();
        arrived.extend(Cli::try_parse_from(embed).unwrap().flags());

        let with_flag: Vec<_> = SETTINGS.iter().filter(|setting| setting.flag.is_some()).collect();

        assert_eq!(arrived.len(), with_flag.len());
        assert!(with_flag.iter().all(|setting| arrived.contains_key(setting.name)));
    }

    #[test]
    fn options_of_every_command_may_stand_before_or_behind_it() {
        let before = Cli::try_parse_from(["media-search", "--data", "d", "doctor"]).unwrap();
        let behind = Cli::try_parse_from(["media-search", "doctor", "--data", "d"]).unwrap();

        assert_eq!(before.flags(), behind.flags());
    }
}
