//! The model that describes pictures, which is in memory only while there is something to describe.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::smolvlm::{Checkpoint, LoadError, Part, PromptProcessor};
use catalog::CaptionKind;
use image::RgbImage;
use inference::{CaptionError, CaptionOptions, CaptionQueue, CaptionRequest};

use super::questions::{clean, question};
use super::{Model, bundled, fingerprint, smolvlm};
use crate::backend::chain;
use crate::config::{self, CaptionerChoice, ModelConfig, ModelSource};

/// How many pictures are described together.
pub const DESCRIBED_TOGETHER: usize = 4;

/// How long the end waits for an answer that is being written.
const GRACE: Duration = Duration::from_secs(3);

/// Why a picture is not described.
#[derive(Debug, thiserror::Error)]
pub enum DescribeError {
    /// Nobody wants a model, or none is here.
    #[error("no model that describes pictures is here (VLM_MODEL)")]
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
    /// Whether the pictures are those of the bundled model.
    of_bundled: AtomicBool,
    /// The model that was found last.
    known: Mutex<Option<Arc<Known>>>,
}

/// A model that is here; its weights come with the first question.
struct Known {
    source: ModelSource,
    key: String,
    prompts: PromptProcessor,
    queue: CaptionQueue,
}

impl Describer {
    /// The one that the settings mean; nothing is read yet.
    pub fn new(config: &ModelConfig) -> Self {
        let inner = Inner { config: config.clone(), of_bundled: AtomicBool::new(false), known: Mutex::default() };
        Self(Arc::new(inner))
    }

    /// Tells it which model encodes pictures: the bundled captioner describes those of the bundled model.
    pub fn follow(&self, model: &Model) {
        self.0.of_bundled.store(model.folder().is_none(), Ordering::Relaxed);
    }

    /// Whether the settings allow for one.
    pub fn is_wanted(&self) -> bool {
        self.0.config.vlm != CaptionerChoice::Off
    }

    /// The name of the model that is here now, which changes with its files.
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
        let ids = known.queue.caption(request).await?;
        let text = known.prompts.texts().text(&ids).map_err(|error| DescribeError::Picture(error.to_string()))?;
        let text = clean(&text);
        if text.is_empty() {
            return Err(DescribeError::Picture("The model said nothing about this picture.".to_owned()));
        }
        Ok(Description { text, model: known.key.clone(), version: asked.version })
    }

    /// Lets what runs end if it soon does, and drops the model.
    pub async fn stop(&self) {
        let known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A long answer is made again after the next start.
        if let Some(known) = known
            && tokio::time::timeout(GRACE, known.queue.stop()).await.is_err()
        {
            tracing::info!("a description was not finished");
        }
    }

    fn known(&self) -> Result<Arc<Known>, DescribeError> {
        let Inner { config, of_bundled, known } = &*self.0;
        let source = config.vlm.locate(of_bundled.load(Ordering::Relaxed)).ok_or(DescribeError::NotSet)??;
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        // A model that was fetched anew lies in another folder.
        if let Some(known) = known.as_ref().filter(|known| known.source == source) {
            return Ok(Arc::clone(known));
        }
        let name = name(&source).to_owned();
        let failed = |reason: String| DescribeError::Files { name: name.clone(), reason };
        let checkpoint = open(&source).map_err(|error| failed(chain(&error)))?;
        let prompts = PromptProcessor::new(&checkpoint).map_err(|error| failed(chain(&error)))?;
        let fingerprint = match &source {
            ModelSource::Bundled => fingerprint::of_files(bundled::CAPTIONER_FILES),
            ModelSource::Folder { path, .. } => {
                fingerprint::of_folder(path).map_err(|error| failed(error.to_string()))?
            }
        };
        let options =
            CaptionOptions { most_together: DESCRIBED_TOGETHER, idle: config.vlm_idle, ..CaptionOptions::default() };
        let (config, from) = (config.clone(), source.clone());
        let queue = CaptionQueue::start(move || load(&config, &from), options);
        let found = Arc::new(Known { key: format!("{name}@{fingerprint}"), source, prompts, queue });
        *known = Some(Arc::clone(&found));
        Ok(found)
    }
}

/// What a model is called.
fn name(source: &ModelSource) -> &str {
    match source {
        ModelSource::Bundled => CaptionerChoice::BUNDLED,
        ModelSource::Folder { name, .. } => name,
    }
}

/// Its files; the weights are not read yet.
fn open(source: &ModelSource) -> Result<Checkpoint, LoadError> {
    match source {
        ModelSource::Bundled => bundled::captioner(),
        ModelSource::Folder { path, .. } => Checkpoint::open(path),
    }
}

/// Loads the weights, on the thread that asks.
fn load(config: &ModelConfig, source: &ModelSource) -> Result<Box<dyn inference::Captioner>, CaptionError> {
    let checkpoint = open(source).map_err(|error| CaptionError::NotLoaded(chain(&error).into()))?;
    smolvlm::load(config, checkpoint, *source == ModelSource::Bundled)
}
