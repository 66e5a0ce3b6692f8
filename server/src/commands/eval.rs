//! `media-search eval`

use catalog::ConnectOptions;
use secrecy::ExposeSecret;
use tokio_util::sync::CancellationToken;

use crate::boot::boot;
use crate::cli::EvalArgs;
use crate::config::{Config, DatabaseConfig};
use crate::data_folder::DataFolder;
use crate::evaluation::{Material, Report, Stage, Trial, empty, evaluate};
use crate::shutdown;

/// Measures how good searches are and prints a table.
///
/// # Errors
/// Where the folder is not what it should be, a part does not start, or a search fails.
pub async fn run(config: &Config, args: &EvalArgs) -> anyhow::Result<()> {
    let report = measure(config, args, &Stage::PLAIN, &shutdown::on_signal()?).await?;
    if args.json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        say!("{}", report.markdown().trim_end());
    }
    Ok(())
}

/// Measures how good searches are in a library that exists for this alone, with these settings.
///
/// # Errors
/// As [`run`].
pub async fn measure(
    config: &Config,
    args: &EvalArgs,
    stages: &[Stage],
    stopping: &CancellationToken,
) -> anyhow::Result<Report> {
    let material = Material::read(&args.folder)?;
    check_empty(&config.database).await?;
    let home = tempfile::tempdir()?;
    let mut config = config.clone();
    config.data.folder = home.path().join("data");
    // A vector server would keep what is put there.
    config.qdrant.url = None;

    let folder = DataFolder::open(&config.data)?;
    let running = boot(&config, folder).await?;
    let captions = args.captions();
    let trial = Trial { tagged: args.tagged, stages, captions: &captions };
    let measured = tokio::select! {
        measured = evaluate(&running, &material, &trial) => Some(measured),
        error = running.failed() => return Err(error),
        () = stopping.cancelled() => None,
    };
    let emptied = match config.database.url {
        Some(_) => empty(&running).await,
        None => Ok(()),
    };
    running.stop().await?;
    emptied?;
    let Some(measured) = measured else { anyhow::bail!("interrupted: nothing of it is left") };
    Ok(measured?)
}

/// A database of the user's own is only borrowed.
async fn check_empty(database: &DatabaseConfig) -> anyhow::Result<()> {
    let Some(url) = &database.url else { return Ok(()) };
    let catalog =
        catalog::connect(url.expose_secret(), ConnectOptions { pool_size: 2, ..ConnectOptions::default() }).await?;
    anyhow::ensure!(
        catalog.is_empty().await?,
        "the database of DATABASE_URL is not empty, and an evaluation needs one of its own: name another, or leave \
         DATABASE_URL out for a private one"
    );
    Ok(())
}
