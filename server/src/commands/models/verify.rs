//! `media-search models verify`

use std::path::Path;

use anyhow::Context;
use inference::{Lane, Options};
use siglip::Precision;

use crate::cli::VerifyModelArgs;
use crate::config::{Config, ModelChoice, ModelConfig, Sources};
use crate::models::{self, Model};

/// Numbers that were published for a model.
struct Golden {
    id: &'static str,
    /// Where the picture is.
    picture: &'static str,
    texts: [&'static str; 2],
    logits: [f32; 2],
    /// How far single precision may be from them.
    tolerance: f32,
}

/// From transformers' own tests: COCO val2017, picture 39769.
const GOLDEN: [Golden; 1] = [Golden {
    id: "google/siglip-base-patch16-224",
    picture: "http://images.cocodataset.org/val2017/000000039769.jpg",
    texts: ["a photo of 2 cats", "a photo of 2 dogs"],
    logits: [-0.7567, -10.3354],
    tolerance: 1e-3,
}];

/// Texts to compare precisions by.
const TEXTS: [&str; 3] = ["a photo of 2 cats", "a street in the rain at night", "people around a table"];
/// The largest picture that is fetched.
const MOST_BYTES: usize = 10 << 20;

/// Loads a model in every precision and compares single precision with published numbers, where there are any, and the others
/// with it.
pub(super) async fn run(config: &Config, sources: &Sources, args: &VerifyModelArgs) -> anyhow::Result<()> {
    let choice =
        args.model.as_ref().map_or_else(|| config.model.choice.clone(), |name| ModelChoice::given(sources, name));
    let golden = GOLDEN.iter().find(|golden| golden.id == choice.name());
    let with = |precision| ModelConfig { choice: choice.clone(), precision: Some(precision), ..config.model.clone() };
    let exact = load(&with(Precision::F32)).await?;
    say!("{}: every weight is there and fits; vectors of {} numbers", choice.name(), exact.dim());

    if let Some(golden) = golden {
        compare(&exact, config, args.image.as_deref(), golden).await?;
    } else {
        say!("there are no published numbers for it to compare with");
    }
    for precision in [Precision::Bf16, Precision::Int8] {
        let other = match load(&with(precision)).await {
            Ok(other) => other,
            // A GPU has no bytes.
            Err(error) => {
                say!("{}: {error}", precision.name());
                continue;
            }
        };
        let mut least = 1.0_f32;
        for text in TEXTS {
            let (one, two) = (exact.embed_text(text, Lane::Query).await?, other.embed_text(text, Lane::Query).await?);
            least = least.min(cosine(&one, &two));
        }
        say!("{}: cosine with f32 at least {least:.5} ({} texts)", precision.name(), TEXTS.len());
        other.stop().await;
    }
    exact.stop().await;
    Ok(())
}

async fn load(config: &ModelConfig) -> anyhow::Result<Model> {
    let model = models::load(config, Options::default()).await?;
    model.ready().await?;
    Ok(model)
}

/// The cosine of two vectors of length one.
fn cosine(one: &[f32], two: &[f32]) -> f32 {
    one.iter().zip(two).map(|(a, b)| a * b).sum()
}

/// Prints expected beside measured; more than the tolerance apart is an error.
async fn compare(model: &Model, config: &Config, image: Option<&Path>, golden: &Golden) -> anyhow::Result<()> {
    let bytes = match image {
        Some(path) => std::fs::read(path).with_context(|| path.display().to_string())?,
        None => fetch(golden.picture).await.with_context(|| {
            format!("{} cannot be fetched; save that picture and name it with --image", golden.picture)
        })?,
    };
    let picture = media::decode(&bytes, &config.limits.picture())?;
    let picture = model.embed_pixels(model.pixels(&picture.rgb()), Lane::Query).await?;
    let mut apart = 0.0_f32;
    say!("{:<24} {:>10} {:>10}", "logit of", "published", "measured");
    for (text, published) in golden.texts.iter().zip(golden.logits) {
        let text_embedding = model.embed_text(text, Lane::Query).await?;
        let measured = model.logit(cosine(&picture, &text_embedding));
        say!("{text:<24} {published:>10.4} {measured:>10.4}");
        apart = apart.max((measured - published).abs());
    }
    anyhow::ensure!(
        apart <= golden.tolerance,
        "the numbers are {apart:.4} apart, more than {}: the picture, the weights or this program are not what they should be",
        golden.tolerance
    );
    Ok(())
}

async fn fetch(address: &str) -> anyhow::Result<Vec<u8>> {
    let mut response = reqwest::get(address).await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await? {
        anyhow::ensure!(bytes.len() + piece.len() <= MOST_BYTES, "it is larger than any picture that was meant");
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
