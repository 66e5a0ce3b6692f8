//! `media-search embed`

use std::path::Path;

use inference::{Lane, Options};
use serde::Serialize;
use siglip::Precision;

use crate::cli::{EmbedArgs, EmbedInput};
use crate::config::{Config, Limits, ModelConfig};
use crate::models::{self, Model};

/// One line of the answer.
#[derive(Debug, Serialize)]
struct Embedded<'a> {
    input: &'a str,
    dim: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<u32>>,
    embedding: Vec<f32>,
}

/// Prints the embedding of each text and picture, in the order of the arguments: this makes the port checkable.
///
/// # Errors
/// Where the model cannot be loaded, or an input cannot be read.
pub async fn run(config: &Config, args: &EmbedArgs) -> anyhow::Result<()> {
    // Numbers to be compared with others' are exact where nobody asks for something else.
    let precision = config.model.precision.or(Some(Precision::F32));
    let model = models::load(&ModelConfig { precision, ..config.model.clone() }, Options::default()).await?;
    model.ready().await?;
    for input in &args.inputs {
        let embedded = match input {
            EmbedInput::Text(text) => {
                let embedding = model.embed_text(text, Lane::Query).await?;
                Embedded { input: text, dim: embedding.len(), ids: Some(model.tokens(text)?), embedding }
            }
            EmbedInput::Image(path) => {
                let embedding = embed_picture(&model, &config.limits, path).await?;
                let input = path.to_str().unwrap_or_default();
                Embedded { input, dim: embedding.len(), ids: None, embedding }
            }
        };
        if args.json {
            say!("{}", serde_json::to_string(&embedded)?);
        } else {
            let values: Vec<_> = embedded.embedding.iter().map(|value| format!("{value:.6}")).collect();
            say!("{} [{}]", embedded.input.escape_debug(), values.join(", "));
        }
    }
    model.stop().await;
    Ok(())
}

/// The embedding of a picture file.
pub(super) async fn embed_picture(model: &Model, limits: &Limits, path: &Path) -> anyhow::Result<Vec<f32>> {
    let named = |error: String| anyhow::anyhow!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| named(error.to_string()))?;
    let picture = media::decode(&bytes, &limits.picture()).map_err(|error| named(error.to_string()))?;
    Ok(model.embed_pixels(model.pixels(&picture.rgb()), Lane::Query).await?)
}
