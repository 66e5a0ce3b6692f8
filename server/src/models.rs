//! The model that makes embeddings: which one, on what device, and how to ask it.

mod bundled;
mod describer;
pub mod device;
mod fingerprint;
pub mod known;
mod questions;
mod regions;
mod siglip;
mod smolvlm;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::siglip::{ImageProcessor, TextProcessor};
use app::types::ModelSummary;
use image::RgbImage;
use inference::{EmbedError, Inference, InferenceError, Input, Lane, State};
use ranking::Calibration;

use crate::config::LocalViews;

pub use describer::{DESCRIBED_TOGETHER, DescribeError, Describer, Description};
pub use questions::{CAPTION_CHARS, Question, question, versions};
pub use siglip::{Loaded, ModelError, Shape, load};

/// A running model; clones share it.
#[derive(Clone)]
pub struct Model(Arc<Running>);

struct Running {
    key: String,
    folder: Option<PathBuf>,
    local_views: LocalViews,
    summary: ModelSummary,
    logit_scale: f32,
    logit_bias: f32,
    images: ImageProcessor,
    texts: TextProcessor,
    inference: Inference,
}

impl Model {
    /// A name that changes with the model's files, its precision and what local views are made of: vectors of different keys
    /// are never compared.
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// Where its files are; none of the bundled one.
    pub fn folder(&self) -> Option<&Path> {
        self.0.folder.as_deref()
    }

    /// What the local views of its pictures are made of.
    pub fn local_views(&self) -> LocalViews {
        self.0.local_views
    }

    /// What people see of it.
    pub fn summary(&self) -> ModelSummary {
        self.0.summary.clone()
    }

    /// The length of its embeddings.
    pub fn dim(&self) -> usize {
        self.0.summary.dim as usize
    }

    /// How sure the model is that a picture shows what a text says.
    pub fn calibration(&self) -> Calibration {
        Calibration::Model { scale: self.0.logit_scale, bias: self.0.logit_bias }
    }

    /// What the model makes of a cosine: `exp(logit_scale) · cos + logit_bias`.
    pub fn logit(&self, cosine: f32) -> f32 {
        self.0.logit_scale * cosine + self.0.logit_bias
    }

    /// Prepares a picture: `[3, height, width]` values in the model's own range.
    pub fn pixels(&self, picture: &RgbImage) -> Vec<f32> {
        self.0.images.pixels(picture)
    }

    /// Token ids of a text, padded to the model's length.
    ///
    /// # Errors
    /// [`InferenceError::Failed`] where the tokenizer gives up.
    pub fn tokens(&self, text: &str) -> Result<Vec<u32>, InferenceError> {
        self.0.texts.ids(text).map_err(|error| InferenceError::Failed(EmbedError::new(error.to_string())))
    }

    /// The embedding of a text.
    ///
    /// # Errors
    /// Where the queue is full or the model fails.
    pub async fn embed_text(&self, text: &str, lane: Lane) -> Result<Vec<f32>, InferenceError> {
        self.0.inference.embed(Input::Tokens(self.tokens(text)?), lane).await
    }

    /// The embeddings of several texts, in order.
    ///
    /// # Errors
    /// Where the queue is full or the model fails.
    pub async fn embed_texts(
        &self,
        texts: impl Iterator<Item = &str>,
        lane: Lane,
    ) -> Result<Vec<Vec<f32>>, InferenceError> {
        let inputs = texts.map(|text| Ok(Input::Tokens(self.tokens(text)?))).collect::<Result<_, InferenceError>>()?;
        self.0.inference.embed_all(inputs, lane).await
    }

    /// The embedding of a prepared picture.
    ///
    /// # Errors
    /// Where the queue is full or the model fails.
    pub async fn embed_pixels(&self, pixels: Vec<f32>, lane: Lane) -> Result<Vec<f32>, InferenceError> {
        self.0.inference.embed(Input::Pixels(pixels), lane).await
    }

    /// The embeddings of several prepared pictures, in order.
    ///
    /// # Errors
    /// Where the queue is full or the model fails.
    pub async fn embed_pixels_all(&self, pixels: Vec<Vec<f32>>, lane: Lane) -> Result<Vec<Vec<f32>>, InferenceError> {
        self.0.inference.embed_all(pixels.into_iter().map(Input::Pixels).collect(), lane).await
    }

    /// The embeddings of a prepared picture and of its local views, in the order of [`media::View::LOCAL`], from one pass.
    ///
    /// # Errors
    /// Where the queue is full or the model fails.
    pub async fn embed_views(&self, pixels: Vec<f32>, lane: Lane) -> Result<(Vec<f32>, Vec<Vec<f32>>), InferenceError> {
        let views = self.0.inference.embed(Input::Views(pixels), lane).await?;
        let mut views = views.chunks_exact(self.dim()).map(<[f32]>::to_vec);
        let global = views.next().unwrap_or_default();
        Ok((global, views.collect()))
    }

    /// Waits until the model is warm.
    ///
    /// # Errors
    /// [`ModelError::Load`] where it could not be loaded.
    pub async fn ready(&self) -> Result<(), ModelError> {
        let mut state = self.0.inference.state();
        let settled = state.wait_for(|state| !matches!(state, State::Starting)).await;
        match settled.as_deref() {
            Ok(State::Ready) => Ok(()),
            Ok(State::Failed(reason)) => Err(ModelError::Load(reason.to_string())),
            _ => Err(ModelError::Load("The device thread ended.".to_owned())),
        }
    }

    /// Lets what runs end, and stops.
    pub async fn stop(&self) {
        self.0.inference.stop().await;
    }
}
