//! The only place that names CUDA.

use std::fmt;

#[cfg(feature = "cuda")]
use ::siglip::Operations;
use ::siglip::{Checkpoint, Precision, Processor};
use inference::{Inference, Options};
use tokio::sync::oneshot;

use super::siglip::{Loaded, Shape, SiglipEmbedder};
use crate::config::Device;

/// What a model runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The processor.
    Cpu,
    /// An NVIDIA GPU.
    #[cfg(feature = "cuda")]
    Cuda,
}

impl fmt::Display for Chosen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Cpu => "cpu",
            #[cfg(feature = "cuda")]
            Self::Cuda => "cuda",
        })
    }
}

/// The device that a setting means in this program; settings were checked when they were read.
pub fn choose(wanted: Device) -> Chosen {
    match wanted {
        #[cfg(feature = "cuda")]
        Device::Auto | Device::Cuda => Chosen::Cuda,
        _ => Chosen::Cpu,
    }
}

/// Starts the device's thread, which loads the weights, tells what it loaded and warms up.
pub fn start(
    device: Chosen,
    checkpoint: Checkpoint,
    shape: Shape,
    tell: oneshot::Sender<Loaded>,
    options: Options,
) -> Inference {
    match device {
        Chosen::Cpu => inference::start(
            move || SiglipEmbedder::load(&checkpoint, &Processor::new(Precision::F32), shape, tell),
            options,
        ),
        #[cfg(feature = "cuda")]
        Chosen::Cuda => inference::start(
            move || SiglipEmbedder::load(&checkpoint, &Operations::<burn_cuda::Cuda>::default(), shape, tell),
            options,
        ),
    }
}
