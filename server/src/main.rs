//! `media-search`: reads the settings and calls one command.

use std::process::ExitCode;

use clap::Parser;
use server::cli::{Cli, Command};
use server::config::{Config, Sources};
use server::{backend, commands, doctor, telemetry};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {}", backend::chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    // Doctor comes first: it looks at settings that nothing else starts with.
    if let Command::Doctor(args) = &cli.command {
        return Ok(doctor::run(cli.flags(), args)?);
    }
    let sources = Sources::of_process(cli.flags())?;
    let config = Config::build(&sources)?;
    telemetry::start(&config.log)?;
    match &cli.command {
        Command::Serve(_) => commands::serve::run(&config).await?,
        Command::Import(args) => commands::import::run(&config, args).await?,
        Command::Search(args) => commands::search::run(&config, args).await?,
        Command::Embed(args) => commands::embed::run(&config, args).await?,
        Command::Caption(args) => commands::caption::run(&config, args).await?,
        Command::Describe(args) => commands::describe::run(&config, args).await?,
        Command::Reprocess(args) => commands::describe::reprocess(&config, args).await?,
        Command::Models(args) => commands::models::run(&config, &sources, &args.command).await?,
        Command::Reindex(args) => commands::reindex::run(&config, args).await?,
        Command::Eval(args) => commands::eval::run(&config, args).await?,
        Command::DebugScores(args) => commands::debug_scores::run(&config, args).await?,
        Command::Tune => commands::tune::run(&config).await?,
        Command::Doctor(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}
