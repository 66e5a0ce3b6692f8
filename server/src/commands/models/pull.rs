//! `media-search models pull`

use hub::{Hub, ModelId};
use indicatif::{ProgressBar, ProgressStyle};
use smolvlm::Checkpoint;

use crate::cli::PullModelArgs;
use crate::config::Config;

/// Fetches a model into the cache that all of Hugging Face's programs share.
pub(super) async fn run(config: &Config, args: &PullModelArgs) -> anyhow::Result<()> {
    let id: ModelId = args.model.parse()?;
    let hub = Hub::new(config.model.hub.options()?)?;
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    let bar = ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let shown = bar.clone();
    let pulled = tokio::select! {
        pulled = hub.pull(&id, move |progress| {
            shown.set_length(progress.total);
            shown.set_position(progress.done);
            shown.set_message(progress.file);
        }) => pulled,
        _ = tokio::signal::ctrl_c() => {
            bar.abandon();
            anyhow::bail!("interrupted: what came is kept, run the same command again to go on");
        }
    };
    bar.finish_and_clear();
    let folder = pulled?;
    say!("{id} is in {}", folder.display());
    if Checkpoint::open(&folder).is_ok() {
        say!("to have pictures described by it: VLM_MODEL={id}");
    } else {
        say!("to use it: media-search models use {id}");
    }
    Ok(())
}
