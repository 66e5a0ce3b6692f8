//! What a model runs on, and in which precision. With its module `cuda` the only place that names CUDA.

use std::fmt;

use ::siglip::engine::Engine;
use ::siglip::{Checkpoint, Precision, Processor};
use burn::tensor::backend::Backend;
use inference::{EmbedError, Embedder, Inference, Options};
use smolvlm::DecoderEngine;
use tokio::sync::oneshot;

use super::siglip::{Loaded, Shape, SiglipEmbedder};
use crate::config::Device;

#[cfg(feature = "cuda")]
mod cuda;

/// A device that cannot be used as asked.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// A precision that the device has not.
    #[error(
        "PRECISION is int8, which models on a GPU do not compute with; set it to auto, bf16 or f32, or DEVICE to cpu"
    )]
    Int8OnGpu,
    /// A GPU that cannot be used.
    #[cfg(feature = "cuda")]
    #[error("DEVICE asks for a GPU: {0}")]
    Gpu(#[from] cuda::Unusable),
}

/// What a model runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The processor.
    Cpu(Precision),
    /// An NVIDIA GPU, by its number.
    #[cfg(feature = "cuda")]
    Cuda(usize, Precision),
}

impl Chosen {
    /// The numbers that it computes with.
    pub fn precision(self) -> Precision {
        match self {
            Self::Cpu(precision) => precision,
            #[cfg(feature = "cuda")]
            Self::Cuda(_, precision) => precision,
        }
    }
}

impl fmt::Display for Chosen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cpu(_) => formatter.write_str("cpu"),
            #[cfg(feature = "cuda")]
            Self::Cuda(index, _) => write!(formatter, "cuda:{index}"),
        }
    }
}

/// The device and precision that the settings mean here. A small model is not worth a lower precision.
///
/// # Errors
/// [`DeviceError`] where what was asked for is not there; `auto` goes on with what is.
pub fn choose(device: Device, precision: Option<Precision>, small: bool) -> Result<Chosen, DeviceError> {
    #[cfg(feature = "cuda")]
    {
        let gpu = match (device, precision) {
            (Device::Cuda(_), Some(Precision::Int8)) => return Err(DeviceError::Int8OnGpu),
            (Device::Cuda(index), _) => Some(cuda::probe(index)?),
            (Device::Cpu, _) | (Device::Auto, Some(Precision::Int8)) => None,
            (Device::Auto, _) => cuda::probe(0)
                .inspect_err(|error| tracing::warn!(%error, "no GPU can be used, models run on the CPU"))
                .ok(),
        };
        if let Some(index) = gpu {
            let own = if small { Precision::F32 } else { Precision::Bf16 };
            return Ok(Chosen::Cuda(index, precision.unwrap_or(own)));
        }
    }
    // Without the feature nobody can ask for a GPU: that was refused with the settings.
    let _ = device;
    let own = if !small && Precision::Bf16.is_fast() { Precision::Bf16 } else { Precision::F32 };
    Ok(Chosen::Cpu(precision.unwrap_or(own)))
}

/// Something to do on a device, whichever backend computes there.
pub trait Work {
    /// What comes of it.
    type Output;

    /// Does it with the engine of the device.
    fn run<B: Backend>(self, engine: impl DecoderEngine<B> + Send + 'static) -> Self::Output;
}

/// Does something on a device.
pub fn run<W: Work>(device: Chosen, work: W) -> W::Output {
    match device {
        Chosen::Cpu(precision) => work.run(Processor::new(precision)),
        #[cfg(feature = "cuda")]
        Chosen::Cuda(index, precision) => cuda::run((index, precision), work),
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
    let together = matches!(device, Chosen::Cpu(_));
    run(device, Start { checkpoint, shape, tell, options, together })
}

struct Start {
    checkpoint: Checkpoint,
    shape: Shape,
    tell: oneshot::Sender<Loaded>,
    options: Options,
    together: bool,
}

impl Work for Start {
    type Output = Inference;

    fn run<B: Backend>(self, engine: impl Engine<B> + Send + 'static) -> Inference {
        let Self { checkpoint, shape, tell, options, together } = self;
        let load = move || SiglipEmbedder::load(&checkpoint, &engine, shape, tell);
        if together { inference::start(|| load().map(Together), options) } else { inference::start(load, options) }
    }
}

/// A model that computes with all threads of the processor.
struct Together<E>(E);

impl<E: Embedder + Send> Embedder for Together<E> {
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Processor::together(|| self.0.embed_images(pixels))
    }

    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Processor::together(|| self.0.embed_views(pixels))
    }

    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        Processor::together(|| self.0.embed_texts(tokens))
    }

    fn warm_up(&mut self) -> Result<(), EmbedError> {
        Processor::together(|| self.0.warm_up())
    }
}
