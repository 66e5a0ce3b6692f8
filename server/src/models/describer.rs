//! The model that describes pictures, which is in memory only while there is something to describe.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::smolvlm::{Checkpoint, Part, PromptProcessor};
use catalog::CaptionKind;
use image::RgbImage;
use inference::{CaptionError, CaptionOptions, CaptionQueue, CaptionRequest};

use super::questions::{clean, question};
use super::{fingerprint, smolvlm};
use crate::backend::chain;
use crate::config::{self, ModelConfig, ModelSource};

/// How many pictures are described together.
pub const DESCRIBED_TOGETHER: usize = 4;

/// How long the end waits for an answer that is being written.
const GRACE: Duration = Duration::from_secs(3);

/// Why a picture is not described.
#[derive(Debug, thiserror::Error)]
pub enum DescribeError {
    /// Nobody wants a model.
    #[error("no model that describes pictures is set (VLM_MODEL)")]
    NotSet,
    /// A model that is not there.
    #[error(transparent)]
    Absent(#[from] config::ModelError),
    /// Files that are no SmolVLM.
    #[error("the model {name} cannot be used (VLM_MODEL): {reason}")]
    Files {
        /// The model.
        name: String,
        /// Why.
        reason: String,
    },
    /// A failure of the model.
    #[error(transparent)]
    Model(#[from] CaptionError),
    /// An answer without anything in it, or a picture that cannot be put to the model.
    #[error("{0}")]
    Picture(String),
}

/// What a model says about a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What it says.
    pub text: String,
    /// Its name, which changes with its files.
    pub model: String,
    /// The version of the question.
    pub version: i32,
}

/// The model that describes pictures; clones share it.
#[derive(Clone)]
pub struct Describer(Arc<Inner>);

struct Inner {
    config: ModelConfig,
    /// What is known of the model without its weights, once it was found.
    known: Mutex<Option<Arc<Known>>>,
    /// Made with the first question.
    queue: Mutex<Option<CaptionQueue>>,
}

/// What is known of a model without its weights.
struct Known {
    path: PathBuf,
    key: String,
    prompts: PromptProcessor,
}

impl Describer {
    /// The one that the settings name; nothing is read yet.
    pub fn new(config: &ModelConfig) -> Self {
        Self(Arc::new(Inner { config: config.clone(), known: Mutex::default(), queue: Mutex::default() }))
    }

    /// Whether the settings name one.
    pub fn is_set(&self) -> bool {
        self.0.config.vlm.is_some()
    }

    /// The name of the model that is there now, which changes with its files.
    ///
    /// # Errors
    /// Where there is none, or its files are no SmolVLM.
    pub fn model(&self) -> Result<String, DescribeError> {
        Ok(self.known()?.key.clone())
    }

    /// Describes a picture. Dropping the future takes that back, unless it is being computed already.
    ///
    /// # Errors
    /// [`DescribeError`].
    pub async fn describe(&self, picture: RgbImage, kind: CaptionKind) -> Result<Description, DescribeError> {
        let (this, asked) = (self.clone(), question(kind));
        let prepare = move || -> Result<(Arc<Known>, CaptionRequest), DescribeError> {
            let known = this.known()?;
            let parts = [Part::Picture(&picture), Part::Text(asked.text)];
            let prompt = known.prompts.prompt(&parts, asked.most_tiles);
            let prompt = prompt.map_err(|error| DescribeError::Picture(error.to_string()))?;
            let request = CaptionRequest {
                ids: prompt.ids().to_vec(),
                pixels: prompt.pixels().to_vec(),
                tiles: prompt.tiles(),
                most_tokens: asked.most_tokens,
            };
            Ok((known, request))
        };
        let prepared = tokio::task::spawn_blocking(prepare).await;
        let (known, request) = prepared.map_err(|error| DescribeError::Picture(error.to_string()))??;
        let ids = self.queue().caption(request).await?;
        let text = known.prompts.texts().text(&ids).map_err(|error| DescribeError::Picture(error.to_string()))?;
        let text = clean(&text);
        if text.is_empty() {
            return Err(DescribeError::Picture("The model said nothing about this picture.".to_owned()));
        }
        Ok(Description { text, model: known.key.clone(), version: asked.version })
    }

    /// Lets what runs end if it soon does, and drops the model.
    pub async fn stop(&self) {
        let queue = self.0.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // A long answer is made again after the next start.
        if let Some(queue) = queue
            && tokio::time::timeout(GRACE, queue.stop()).await.is_err()
        {
            tracing::info!("a description was not finished");
        }
    }

    fn known(&self) -> Result<Arc<Known>, DescribeError> {
        let (name, path) = locate(&self.0.config)?;
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        // A model that was fetched anew lies in another folder.
        if let Some(known) = known.as_ref().filter(|known| known.path == path) {
            return Ok(Arc::clone(known));
        }
        let failed = |reason: String| DescribeError::Files { name: name.clone(), reason };
        let checkpoint = Checkpoint::open(&path).map_err(|error| failed(chain(&error)))?;
        let prompts = PromptProcessor::new(&checkpoint).map_err(|error| failed(chain(&error)))?;
        let fingerprint = fingerprint::of_folder(&path).map_err(|error| failed(error.to_string()))?;
        let found = Arc::new(Known { key: format!("{name}@{fingerprint}"), path, prompts });
        *known = Some(Arc::clone(&found));
        Ok(found)
    }

    fn queue(&self) -> CaptionQueue {
        let mut queue = self.0.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let start = || {
            let config = self.0.config.clone();
            let options = CaptionOptions {
                most_together: DESCRIBED_TOGETHER,
                idle: config.vlm_idle,
                ..CaptionOptions::default()
            };
            CaptionQueue::start(move || load(&config), options)
        };
        queue.get_or_insert_with(start).clone()
    }
}

/// The name and the folder of the model.
fn locate(config: &ModelConfig) -> Result<(String, PathBuf), DescribeError> {
    match config.vlm_source().ok_or(DescribeError::NotSet)?? {
        ModelSource::Folder { name, path } => Ok((name, path)),
        // No setting can mean it.
        ModelSource::Bundled => Err(DescribeError::NotSet),
    }
}

/// Loads the weights, on the thread that asks.
fn load(config: &ModelConfig) -> Result<Box<dyn inference::Captioner>, CaptionError> {
    let failed = |reason: String| CaptionError::NotLoaded(reason.into());
    let (_, path) = locate(config).map_err(|error| failed(error.to_string()))?;
    let checkpoint = Checkpoint::open(&path).map_err(|error| failed(chain(&error)))?;
    smolvlm::load(config, checkpoint)
}
