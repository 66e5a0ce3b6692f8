//! Checkpoints that are known to work.

/// What is known of a checkpoint before anything of it has been fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownModel {
    /// Its name on the hub, which [`ModelId`](crate::ModelId) can parse.
    pub id: &'static str,
    /// About how many bytes are fetched, all files together: the parameters as 32-bit numbers and the tokenizer.
    pub bytes: u64,
    /// How many numbers one of its vectors has.
    pub dimension: usize,
    /// The side of the square that it looks at, in pixels.
    pub image_size: usize,
    /// Its licence, by SPDX identifier in lower case.
    pub licence: &'static str,
}

/// SigLIP's checkpoints that hold all files that the program reads, from small to large within each generation.
///
/// Google's `siglip-so400m-patch14-224` is not among them, since it has only the slow tokenizer's `spiece.model`.
pub const KNOWN: &[KnownModel] = &[
    google("google/siglip-base-patch16-224", 815_000_000, 768, 224),
    google("google/siglip-base-patch16-256", 815_000_000, 768, 256),
    google("google/siglip-base-patch16-384", 816_000_000, 768, 384),
    google("google/siglip-large-patch16-256", 2_611_000_000, 1024, 256),
    google("google/siglip-large-patch16-384", 2_612_000_000, 1024, 384),
    google("google/siglip-so400m-patch14-384", 3_514_000_000, 1152, 384),
    google("google/siglip2-base-patch16-224", 1_535_000_000, 768, 224),
    google("google/siglip2-so400m-patch14-384", 4_579_000_000, 1152, 384),
];

const fn google(id: &'static str, bytes: u64, dimension: usize, image_size: usize) -> KnownModel {
    KnownModel { id, bytes, dimension, image_size, licence: "apache-2.0" }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;
    use crate::ModelId;

    #[test]
    fn each_is_named_once_and_as_the_hub_names() {
        for (index, model) in KNOWN.iter().enumerate() {
            let id: ModelId = model.id.parse().unwrap();

            assert_eq!(id.to_string(), model.id);
            assert!(KNOWN[..index].iter().all(|other| other.id != model.id), "{id} is named twice");
            assert!(model.id.ends_with(&format!("-{}", model.image_size)), "{id} tells another size");
        }
    }
}
