//! Whether the model that describes pictures is there, where one is wanted.

use smolvlm::Checkpoint;

use super::check::Check;
use crate::backend::chain;
use crate::config::{CaptionerChoice, ModelChoice, ModelConfig, ModelSource};

const NAME: &str = "describing model";
const FIX: &str = "Set VLM_MODEL to a SmolVLM that is here, such as HuggingFaceTB/SmolVLM-500M-Instruct after \
                   `media-search models pull HuggingFaceTB/SmolVLM-500M-Instruct`, or unset it: everything else works without.";

/// Whether it can be read.
pub fn check(config: &ModelConfig) -> Check {
    let of_bundled = config.choice == ModelChoice::Bundled;
    match config.vlm.locate(of_bundled) {
        None => Check::passed(
            NAME,
            "none: pictures are not described. To have them described: \
             `media-search models pull HuggingFaceTB/SmolVLM-500M-Instruct`",
        ),
        Some(Ok(ModelSource::Bundled)) => Check::passed(
            NAME,
            format!(
                "{}, the bundled one: it knows a small drawn world and nothing about photographs. For your own pictures: \
                 `media-search models pull HuggingFaceTB/SmolVLM-500M-Instruct`",
                CaptionerChoice::BUNDLED
            ),
        ),
        Some(Ok(ModelSource::Folder { name, path })) => match Checkpoint::open(&path) {
            Ok(_) => Check::passed(NAME, format!("{name} in {}", path.display())),
            Err(error) => Check::failed(NAME, format!("{name} cannot be used: {}", chain(&error)), FIX),
        },
        Some(Err(error)) => Check::failed(NAME, error.to_string(), FIX),
    }
}
