//! The model that is part of the program.

use ::siglip::{Checkpoint, LoadError};

/// Its name.
pub const NAME: &str = "pixel-siglip-tiny";

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_bytes!(concat!("../../models/pixel-siglip-tiny/", $name)).as_slice()),)+]
    };
}

/// Its files, as a Hugging Face folder has them.
pub const FILES: [(&str, &[u8]); 5] =
    files!["config.json", "model.safetensors", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json",];

/// Opens it.
///
/// # Errors
/// None in a program that was built from an undamaged checkout.
pub fn checkpoint() -> Result<Checkpoint, LoadError> {
    Checkpoint::from_files(FILES)
}
