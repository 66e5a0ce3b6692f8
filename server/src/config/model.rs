//! Which models are used, and on what.

use std::time::Duration;

use siglip::Precision;

use super::error::ConfigError;
use super::local_views::LocalViews;
use super::parse;
use super::reader::Reader;
use super::table::{DEVICE, INDEX_WORKERS, LOCAL_VIEWS, PRECISION, QUEUE_CAPACITY, SIGLIP_MODEL, VLM_IDLE, VLM_MODEL};

mod captioner;
mod choice;
mod error;
mod hub;

pub use captioner::CaptionerChoice;
pub use choice::{ModelChoice, ModelSource};
pub use error::ModelError;
pub use hub::HubVariables;

/// Which models are used, and on what.
#[derive(Clone, Debug)]
pub struct ModelConfig {
    /// The model that encodes pictures and words.
    pub choice: ModelChoice,
    /// What decides about the hub that models come from.
    pub hub: HubVariables,
    /// The model that describes pictures.
    pub vlm: CaptionerChoice,
    /// How long it stays in memory while there is nothing to describe.
    pub vlm_idle: Duration,
    /// What models run on.
    pub device: Device,
    /// The numbers that models compute with; none is chosen where it is left to the hardware and the model.
    pub precision: Option<Precision>,
    /// What local views are made of.
    pub local_views: LocalViews,
    /// How many pictures and texts may wait for the model.
    pub queue_capacity: usize,
    /// How many pictures are indexed at the same time.
    pub index_workers: usize,
}

/// What models run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// The GPU where the program was built for one, else the CPU.
    Auto,
    /// The CPU.
    Cpu,
    /// A GPU by its number; only in programs that were built for one.
    Cuda(usize),
}

impl Device {
    /// Whether this program can use a GPU.
    pub const HAS_GPU: bool = cfg!(feature = "cuda");
}

impl ModelConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let name = reader.value(&SIGLIP_MODEL, parse::name)?;
        let origin = reader.origin(&SIGLIP_MODEL);
        let choice = ModelChoice::new(reader.sources, &origin, name);
        let hub = HubVariables::read(reader.sources);
        let name = reader.value(&VLM_MODEL, parse::name)?;
        let vlm = CaptionerChoice::read(reader.sources, &reader.origin(&VLM_MODEL), name);
        let vlm_idle = Duration::from_secs(reader.value(&VLM_IDLE, parse::whole(0..=86_400))?);
        let device = reader.value(&DEVICE, device)?;
        if matches!(device, Device::Cuda(_)) && !Device::HAS_GPU {
            return Err(ConfigError::BuiltWithoutGpu { origin: reader.origin(&DEVICE) });
        }
        let precision = reader.value(&PRECISION, precision)?;
        let local_views = reader.value(&LOCAL_VIEWS, LocalViews::named)?;
        let queue_capacity = reader.value(&QUEUE_CAPACITY, parse::whole(1..=100_000))?;
        let index_workers = reader.value(&INDEX_WORKERS, parse::whole(1..=64))?;
        Ok(Self { choice, hub, vlm, vlm_idle, device, precision, local_views, queue_capacity, index_workers })
    }

    /// Looks for the model that encodes pictures and words.
    ///
    /// # Errors
    /// A [`ModelError`] that says where it was looked for and what to do.
    pub fn source(&self) -> Result<ModelSource, ModelError> {
        self.choice.locate()
    }
}

fn device(text: &str) -> Option<Device> {
    match text.to_ascii_lowercase().as_str() {
        "auto" => Some(Device::Auto),
        "cpu" => Some(Device::Cpu),
        "cuda" => Some(Device::Cuda(0)),
        text => Some(Device::Cuda(text.strip_prefix("cuda:")?.parse().ok().filter(|&index| index < 64)?)),
    }
}

fn precision(text: &str) -> Option<Option<Precision>> {
    match text.to_ascii_lowercase().as_str() {
        "auto" => Some(None),
        text => Precision::named(text).map(Some),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::{Config, Sources};
    use super::*;

    #[test]
    fn a_gpu_is_refused_where_the_program_has_no_support_for_one() {
        let built = Config::build(&Sources::for_testing().with_variable("DEVICE", "cuda"));

        assert_eq!(built.is_ok(), Device::HAS_GPU);
        if let Err(error) = built {
            assert!(error.to_string().starts_with("DEVICE (environment DEVICE) is \"cuda\""), "{error}");
        }
    }

    #[test]
    fn a_gpu_may_have_a_number() {
        assert_eq!(device("CUDA:3"), Some(Device::Cuda(3)));
        for odd in ["cuda:", "cuda:64", "cuda:-1", "cuda3", "gpu"] {
            assert_eq!(device(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_bundled_model_is_the_default() {
        let config = Config::build(&Sources::for_testing()).unwrap();

        assert_eq!(config.model.source().unwrap(), ModelSource::Bundled);
        assert_eq!(config.model.device, Device::Auto);
    }
}
