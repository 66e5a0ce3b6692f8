//! The models that are part of the program.

use ::siglip::LoadError;

/// The name of the one that encodes pictures and words.
pub const NAME: &str = "pixel-siglip-tiny";

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../models/", $folder, "/", $name)).as_slice()),)+]
    };
}

/// Files by name, as a Hugging Face folder has them.
type Files = &'static [(&'static str, &'static [u8])];

/// Its files.
pub const FILES: Files = files![
    "pixel-siglip-tiny":
    "config.json",
    "model.safetensors",
    "preprocessor_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
];

/// The files of the one that describes pictures.
pub const CAPTIONER_FILES: Files = files![
    "pixel-smolvlm-tiny":
    "chat_template.jinja",
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "preprocessor_config.json",
    "processor_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
];

/// Opens the one that encodes.
///
/// # Errors
/// None in a program that was built from an undamaged checkout.
pub fn checkpoint() -> Result<::siglip::Checkpoint, LoadError> {
    ::siglip::Checkpoint::from_files(FILES.iter().copied())
}

/// Opens the one that describes.
///
/// # Errors
/// None in a program that was built from an undamaged checkout.
pub fn captioner() -> Result<::smolvlm::Checkpoint, ::smolvlm::LoadError> {
    ::smolvlm::Checkpoint::from_files(CAPTIONER_FILES.iter().copied())
}
