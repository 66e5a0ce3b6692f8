//! Whether the model is there.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::check::Check;
use crate::config::{ModelChoice, ModelConfig, ModelSource};

const NAME: &str = "model";
const FIX: &str = "Set SIGLIP_MODEL to a folder that the program can read, or unset it to use the bundled model.";

/// Whether the files of the model can be read.
pub fn check(config: &ModelConfig) -> Check {
    match config.source() {
        Ok(ModelSource::Bundled) => Check::passed(
            NAME,
            format!(
                "{}, the bundled one: it knows a small drawn world and nothing about photographs. \
                 Set SIGLIP_MODEL for your own pictures",
                ModelChoice::BUNDLED
            ),
        ),
        Ok(ModelSource::Folder { name, path }) => match read_all(&path) {
            Ok(()) => Check::passed(NAME, format!("{name} in {}", path.display())),
            Err(error) => Check::failed(NAME, format!("the files of {} cannot be read: {error}", path.display()), FIX),
        },
        Err(error) => Check::failed(NAME, error.to_string(), FIX),
    }
}

/// Opens every file of the folder.
fn read_all(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            File::open(path)?;
        }
    }
    Ok(())
}
