//! `media-search import`

use std::path::PathBuf;
use std::time::Duration;

use futures::{StreamExt, stream};
use serde::Serialize;

use crate::cli::ImportArgs;
use crate::config::Config;
use crate::print::bar;
use crate::session::{Client, ClientError, Session};

/// Files that are sent at the same time.
const PARALLEL: usize = 4;
/// How often the indexer is asked how far it is.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// What became of an import.
#[derive(Debug, Default, Serialize)]
struct Summary {
    added: u64,
    duplicates: u64,
    rejected: Vec<Rejected>,
}

/// A file that was not taken.
#[derive(Debug, Serialize)]
struct Rejected {
    path: PathBuf,
    reason: String,
}

/// Takes the pictures of files and folders into the library and waits until they can be found.
///
/// It can be interrupted at any time and run again: what is there already is passed over.
///
/// # Errors
/// Where no server can be reached or started, or nothing could be imported.
pub async fn run(config: &Config, args: &ImportArgs) -> anyhow::Result<()> {
    let session = Session::open(config).await?;
    let finished = tokio::select! {
        summary = import(&session.client, &args.paths) => Some(summary),
        _ = tokio::signal::ctrl_c() => None,
    };
    session.close().await?;

    let Some(summary) = finished.transpose()? else {
        anyhow::bail!("interrupted: what was imported is kept, run the same command again to go on");
    };
    if args.json {
        say!("{}", serde_json::to_string(&summary)?);
    } else {
        for Rejected { path, reason } in &summary.rejected {
            eprintln!("{}: {reason}", path.display());
        }
        let Summary { added, duplicates, rejected } = &summary;
        say!("{added} added, {duplicates} already there, {} rejected", rejected.len());
    }
    Ok(())
}

async fn import(client: &Client, paths: &[PathBuf]) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let mut files = Vec::new();
    for found in media::walk(paths) {
        match found {
            Ok(path) => files.push(path),
            Err(error) => {
                summary.rejected.push(Rejected { reason: error.to_string(), path: error.path });
            }
        }
    }

    let bar = bar(files.len() as u64, "importing");
    let mut outcomes = stream::iter(files)
        .map(|path| async move {
            let outcome = client.upload(&path).await;
            (path, outcome)
        })
        .buffered(PARALLEL);
    while let Some((path, outcome)) = outcomes.next().await {
        match outcome {
            Ok(outcome) if outcome.duplicate => summary.duplicates += 1,
            Ok(_) => summary.added += 1,
            Err(ClientError::Unreachable(error)) => return Err(error.into()),
            Err(error) => summary.rejected.push(Rejected { path, reason: error.to_string() }),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    await_indexer(client).await?;
    Ok(summary)
}

/// Waits until nothing is left to index, with a bar.
///
/// # Errors
/// Where the server stops answering.
pub async fn await_indexer(client: &Client) -> anyhow::Result<()> {
    let bar = bar(0, "indexing");
    loop {
        let activity = client.activity().await?;
        bar.set_length(activity.total);
        bar.set_position(activity.ready + activity.failed);
        if activity.queued + activity.indexing + activity.refining == 0 {
            bar.finish_and_clear();
            return Ok(());
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}
