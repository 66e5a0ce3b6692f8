//! `media-search tune`

mod command;
mod compare;
mod lines;
mod recommend;
mod show;
mod trial;

use self::command::{Command, HELP};
use self::lines::Lines;
use self::trial::Trial;
use crate::backend::chain;
use crate::config::{Config, Origin, choose};
use crate::session::{Client, Session};

/// The file in the data folder that remembers what was typed.
const HISTORY: &str = "tune-history";

/// Tries settings on the library, as they are asked for line by line, until somebody has enough.
///
/// # Errors
/// Where no server can be reached or started. What is asked for wrongly, or cannot be answered, ends nothing.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let session = Session::open_to_search(config).await?;
    let lines = Lines::open(config.data.folder.join(HISTORY));
    tokio::select! {
        () = converse(config, &session.client, lines) => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    session.close().await
}

async fn converse(config: &Config, client: &Client, mut lines: Lines) {
    let mut trial = Trial::of(&config.search);
    say!("{} help lists what can be said.", trial.sentence());
    while let Some(line) = lines.next().await {
        let done = match Command::parse(&line) {
            Ok(None) => Ok(()),
            Ok(Some(Command::Quit)) => break,
            Ok(Some(command)) => obey(config, client, &mut trial, command).await,
            Err(sentence) => {
                say!("{sentence}");
                Ok(())
            }
        };
        if let Err(error) = done {
            say!("{}", chain(error.as_ref()));
        }
    }
}

async fn obey(config: &Config, client: &Client, trial: &mut Trial, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Recommend => recommend::run(config, client, trial).await?,
        Command::Test(query) => show::run(client, trial, &query).await?,
        Command::Compare(query) => compare::run(client, trial, &query).await?,
        Command::All(temperature) => {
            trial.by_temperature = temperature.is_some();
            trial.temperature = temperature.unwrap_or(trial.temperature);
            say!("{}", trial.sentence());
        }
        Command::Weights(weights) => {
            trial.weights = weights;
            say!("{}", trial.sentence());
        }
        Command::Save => save(config, trial)?,
        Command::Help => HELP.iter().for_each(|(usage, meaning)| say!("{usage:<22} {meaning}")),
        Command::Quit => {}
    }
    Ok(())
}

fn save(config: &Config, trial: &Trial) -> anyhow::Result<()> {
    let written = trial.written();
    let file = choose(&config.data, &written)?;
    say!("{} This is written into {}.", trial.sentence(), file.display());
    for (setting, _) in written {
        let overriding = config.effective.iter().find(|effective| effective.setting.name == setting.name);
        if let Some(origin @ (Origin::Environment(_) | Origin::Flag(_))) = overriding.map(|effective| &effective.origin)
        {
            say!("But {} is set by the {origin} and wins: unset that.", setting.name);
        }
    }
    say!("A server that runs now uses it after a restart.");
    Ok(())
}
