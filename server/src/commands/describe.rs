//! `media-search describe` and `media-search reprocess`

use std::time::Duration;

use app::types::{DescribeOutcome, DescribeRequest, Undescribed};
use serde_json::json;

use crate::cli::{DescribeArgs, ReprocessArgs};
use crate::config::Config;
use crate::print::bar;
use crate::session::{Client, ClientError, Session};

/// How many pictures are named in one request.
const AT_ONCE: usize = app::types::MOST_AT_ONCE;
/// How often the server is asked how far it is.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// Has pictures described, and waits until they are.
///
/// It can be interrupted at any time: what waits then is described by the server, or when the command is run again.
///
/// # Errors
/// Where no server can be reached or started, or no model that describes pictures is here.
pub async fn run(config: &Config, args: &DescribeArgs) -> anyhow::Result<()> {
    let which = match (args.all, args.missing) {
        (true, _) => Some(Undescribed::All),
        (_, true) => Some(Undescribed::Missing),
        _ => None,
    };
    let request =
        |image_ids: &[String]| DescribeRequest { image_ids: image_ids.to_vec(), enhanced: args.enhanced, which };
    // No ids mean all pictures.
    let requests = match args.ids.as_slice() {
        [] => vec![request(&[])],
        ids => ids.chunks(AT_ONCE).map(request).collect(),
    };
    describe(config, &requests, args.json).await
}

/// Describes those pictures anew whose captions are of another model, or of an older question.
///
/// # Errors
/// As [`run`].
pub async fn reprocess(config: &Config, args: &ReprocessArgs) -> anyhow::Result<()> {
    let outdated = |enhanced| DescribeRequest { image_ids: Vec::new(), enhanced, which: Some(Undescribed::Outdated) };
    describe(config, &[outdated(false), outdated(true)], args.json).await
}

async fn describe(config: &Config, requests: &[DescribeRequest], json: bool) -> anyhow::Result<()> {
    let session = Session::open(config).await?;
    let finished = tokio::select! {
        outcome = queue_and_wait(&session.client, requests) => Some(outcome),
        _ = tokio::signal::ctrl_c() => None,
    };
    session.close().await?;

    let Some(finished) = finished.transpose()? else {
        anyhow::bail!("interrupted: what waits is described by the server, or when the same command is run again");
    };
    let (DescribeOutcome { queued, skipped, missing }, failed) = finished;
    if json {
        say!("{}", json!({ "queued": queued, "skipped": skipped, "missing": missing, "failed": failed }));
    } else {
        for id in &missing {
            eprintln!("{id}: no such picture");
        }
        say!("{queued} queued, {skipped} left as they are, {failed} failed");
    }
    Ok(())
}

/// What became of the requests together, and how many captions were given up, be it before.
async fn queue_and_wait(client: &Client, requests: &[DescribeRequest]) -> Result<(DescribeOutcome, u64), ClientError> {
    let mut all = DescribeOutcome::default();
    for request in requests {
        let DescribeOutcome { queued, skipped, missing } = client.describe(request).await?;
        all.queued += queued;
        all.skipped += skipped;
        all.missing.extend(missing);
    }
    let bar = bar(0, "describing");
    let mut most = 0;
    loop {
        let state = client.describing().await?;
        let left = state.queued + state.running;
        most = left.max(most);
        bar.set_length(most);
        bar.set_position(most - left);
        if left == 0 {
            bar.finish_and_clear();
            return Ok((all, state.failed));
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}
