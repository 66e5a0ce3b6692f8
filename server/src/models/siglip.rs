//! Puts the SigLIP port behind the inference queue.

use std::path::PathBuf;
use std::sync::Arc;

use ::siglip::engine::{Engine, floats};
use ::siglip::{Checkpoint, ImageProcessor, LoadError, Precision, Region, Siglip, TextProcessor};
use app::types::ModelSummary;
use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor, TensorData};
use inference::{EmbedError, Embedder, Options};
use tokio::sync::oneshot;

use super::{Model, Running, bundled, device, fingerprint, regions};
use crate::config::{self, LocalViews, ModelConfig, ModelSource};

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A model that is not there.
    #[error(transparent)]
    Absent(#[from] config::ModelError),
    /// A folder that cannot be read.
    #[error("the model folder {folder} cannot be read (SIGLIP_MODEL)")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Files that are no SigLIP model.
    #[error("the model {name} cannot be loaded (SIGLIP_MODEL)")]
    Files {
        /// The model.
        name: String,
        /// Why.
        #[source]
        source: LoadError,
    },
    /// A device that cannot be used as asked.
    #[error(transparent)]
    Device(#[from] device::DeviceError),
    /// A failure on the device.
    #[error("the model cannot be started: {0}")]
    Load(String),
}

/// What is known of a model once its weights are there.
pub struct Loaded {
    /// Length of its embeddings.
    pub dim: usize,
    /// The factor of a cosine in its logits.
    pub logit_scale: f32,
    /// What is added to its logits.
    pub logit_bias: f32,
}

/// Loads a model on its own thread and answers as soon as its weights are there; [`Model::ready`] says when it is warm.
///
/// # Errors
/// [`ModelError`].
pub async fn load(config: &ModelConfig, options: Options) -> Result<Model, ModelError> {
    let source = config.source()?;
    let (name, bundled) = match &source {
        ModelSource::Bundled => (bundled::NAME.to_owned(), true),
        ModelSource::Folder { name, .. } => (name.clone(), false),
    };
    let failed = |source| ModelError::Files { name: name.clone(), source };
    let (checkpoint, fingerprint) = match &source {
        ModelSource::Bundled => (bundled::checkpoint().map_err(failed)?, fingerprint::of_files(bundled::FILES)),
        ModelSource::Folder { path, .. } => {
            let unreadable = |source| ModelError::Folder { folder: path.clone(), source };
            (Checkpoint::open(path).map_err(failed)?, fingerprint::of_folder(path).map_err(unreadable)?)
        }
    };
    let images = ImageProcessor::new(&checkpoint).map_err(failed)?;
    let texts = TextProcessor::new(&checkpoint).map_err(failed)?;

    let (tell, told) = oneshot::channel();
    let shape = Shape { size: images.size(), words: texts.length() };
    let device = device::choose(config.device, config.precision, bundled)?;
    let inference = device::start(device, checkpoint, shape, tell, options);
    let Ok(loaded) = told.await else {
        let mut state = inference.state();
        let state = state.wait_for(|state| matches!(state, inference::State::Failed(_))).await;
        return Err(ModelError::Load(match state.as_deref() {
            Ok(inference::State::Failed(reason)) => reason.to_string(),
            _ => "the device thread ended".to_owned(),
        }));
    };
    // Vectors of another precision are almost the same, but an identical picture has to be found at 100 %.
    let precision = match device.precision() {
        Precision::F32 => String::new(),
        precision => format!("-{}", precision.name()),
    };
    // Another kind of local views is indexed beside the former one, which answers meanwhile: a search is of one kind.
    let pooled = if config.local_views == LocalViews::Pooled { "+pooled" } else { "" };
    Ok(Model(Arc::new(Running {
        key: format!("{name}@{fingerprint}{precision}{pooled}"),
        local_views: config.local_views,
        folder: match source {
            ModelSource::Bundled => None,
            ModelSource::Folder { path, .. } => Some(path),
        },
        summary: ModelSummary {
            name,
            dim: u32::try_from(loaded.dim).unwrap_or(u32::MAX),
            device: device.to_string(),
            precision: device.precision().name().to_owned(),
            bundled,
        },
        logit_scale: loaded.logit_scale,
        logit_bias: loaded.logit_bias,
        images,
        texts,
        inference,
    })))
}

/// The sizes of a model's inputs.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Height and width of a prepared picture.
    pub size: (usize, usize),
    /// Tokens of a prepared text.
    pub words: usize,
}

/// A model with its weights on a device.
pub struct SiglipEmbedder<B: Backend> {
    model: Siglip<B>,
    device: B::Device,
    shape: Shape,
    /// The local views among the patches.
    regions: Vec<Region>,
}

impl<B: Backend> SiglipEmbedder<B> {
    /// Gives the weights to the engine and tells what is known of the model.
    ///
    /// # Errors
    /// Where the weights are no SigLIP model.
    pub fn load(
        checkpoint: &Checkpoint,
        engine: &impl Engine<B>,
        shape: Shape,
        tell: oneshot::Sender<Loaded>,
    ) -> Result<Self, EmbedError> {
        let device = engine.device().clone();
        let model = Siglip::load(checkpoint, engine).map_err(|error| EmbedError::new(error.to_string()))?;
        let loaded = Loaded {
            dim: model.config().embedding_size(),
            logit_scale: model.logit_scale(),
            logit_bias: model.logit_bias(),
        };
        let regions = regions::of_local_views(model.config().vision.grid());
        // Nobody listens any more where the start was given up.
        let _ = tell.send(loaded);
        Ok(Self { model, device, shape, regions })
    }
}

impl<B: Backend> SiglipEmbedder<B> {
    /// `[batch, 3, height, width]`
    fn tensor(&self, pixels: Vec<Vec<f32>>) -> Result<Tensor<B, 4>, EmbedError> {
        let (height, width) = self.shape.size;
        let shape = [pixels.len(), 3, height, width];
        Ok(floats(checked(pixels, 3 * height * width)?, shape, &self.device))
    }
}

impl<B: Backend> Embedder for SiglipEmbedder<B> {
    fn embed_images(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        rows(self.model.encode_images(self.tensor(pixels)?))
    }

    fn embed_views(&mut self, pixels: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        let views = self.model.encode_views(self.tensor(pixels)?, &self.regions);
        rows(views.flatten(1, 2))
    }

    fn embed_texts(&mut self, tokens: Vec<Vec<u32>>) -> Result<Vec<Vec<f32>>, EmbedError> {
        let shape = [tokens.len(), self.shape.words];
        let tokens: Vec<i32> = checked(tokens, self.shape.words)?.into_iter().map(u32::cast_signed).collect();
        let ids = Tensor::<B, 2, Int>::from_data(TensorData::new(tokens, shape), &self.device);
        rows(self.model.encode_texts(ids))
    }

    fn warm_up(&mut self) -> Result<(), EmbedError> {
        let (height, width) = self.shape.size;
        self.embed_views(vec![vec![0.0; 3 * height * width]])?;
        self.embed_texts(vec![vec![0; self.shape.words]])?;
        Ok(())
    }
}

/// Inputs one behind the other, each of the length that the model takes.
fn checked<T: Copy>(inputs: Vec<Vec<T>>, length: usize) -> Result<Vec<T>, EmbedError> {
    match inputs.iter().find(|input| input.len() != length) {
        Some(input) => Err(EmbedError::new(format!("an input has {} values instead of {length}", input.len()))),
        None => Ok(inputs.concat()),
    }
}

/// `[batch, dim]` as one vector a row.
fn rows<B: Backend>(embeddings: Tensor<B, 2>) -> Result<Vec<Vec<f32>>, EmbedError> {
    let [_, dim] = embeddings.dims();
    let data = embeddings.try_into_data().map_err(|error| EmbedError::of_device(format!("{error:?}")))?;
    let values = data.convert::<f32>().into_vec::<f32>();
    let values = values.map_err(|error| EmbedError::new(format!("the embeddings cannot be read: {error:?}")))?;
    Ok(values.chunks_exact(dim).map(<[f32]>::to_vec).collect())
}
