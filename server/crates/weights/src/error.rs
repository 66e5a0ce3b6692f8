//! What can be wrong with a checkpoint.

use std::path::PathBuf;

/// Why a checkpoint cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The path is not a folder, or may not be entered.
    #[error("{} is not a folder that can be read", path.display())]
    NotAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// A file of the Hugging Face layout is not there.
    #[error("the checkpoint has no {name}")]
    MissingFile {
        /// Its name in the folder.
        name: String,
    },
    /// A file is there but cannot be read.
    #[error("cannot read {name} of the checkpoint")]
    UnreadableFile {
        /// Its name in the folder.
        name: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A JSON file is broken or lacks a field that has no default.
    #[error("{name} of the checkpoint is malformed")]
    MalformedJson {
        /// Its name in the folder.
        name: &'static str,
        /// Where and why.
        #[source]
        source: serde_json::Error,
    },
    /// A weight file is truncated or not safetensors at all.
    #[error("{name} of the checkpoint is not a whole safetensors file")]
    MalformedWeights {
        /// Its name in the folder.
        name: String,
        /// Where and why.
        #[source]
        source: safetensors::SafeTensorError,
    },
    /// `tokenizer.json` is broken.
    #[error("tokenizer.json of the checkpoint is malformed")]
    MalformedTokenizer {
        /// Where and why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// `config.json` describes another architecture.
    #[error("config.json says model_type {model_type:?}, but only {supported} are supported")]
    UnsupportedModel {
        /// The type as given; empty if there is none.
        model_type: String,
        /// What the crate of a model supports.
        supported: &'static str,
    },
    /// A setting has a value that no model can have, or that is not supported.
    #[error("{file}: {field} {problem}")]
    InvalidSetting {
        /// The file that holds it.
        file: &'static str,
        /// Its dotted path.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The tensors are not those that `config.json` asks for.
    #[error("{0}")]
    Tensors(TensorMismatch),
    /// A tensor is stored as something other than F32, F16 or BF16.
    #[error("tensor {name} is stored as {dtype}, but only F32, F16 and BF16 are supported")]
    UnsupportedDtype {
        /// Its full name.
        name: String,
        /// The type as safetensors names it.
        dtype: String,
    },
    /// A number that scales everything is infinite or not a number.
    #[error("tensor {name} is not a finite number")]
    NotFinite {
        /// Its full name.
        name: &'static str,
    },
}

impl LoadError {
    /// A setting `field` of a `file` that is or has a `problem`.
    pub fn invalid(file: &'static str, field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::InvalidSetting { file, field: field.into(), problem: problem.into() }
    }
}

/// How the tensors of a checkpoint differ from what its `config.json` asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TensorMismatch {
    /// Names that should be there and are not.
    pub missing: Vec<String>,
    /// Names that are there and should not be.
    pub surplus: Vec<String>,
    /// Names with the shape that is wanted and the one that is there.
    pub misshapen: Vec<(String, Vec<usize>, Vec<usize>)>,
}

impl TensorMismatch {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.surplus.is_empty() && self.misshapen.is_empty()
    }
}

impl std::fmt::Display for TensorMismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let misshapen: Vec<_> = self
            .misshapen
            .iter()
            .map(|(name, wanted, found)| format!("{name} (wanted {wanted:?}, found {found:?})"))
            .collect();
        f.write_str("the tensors of the checkpoint do not fit its config.json")?;
        for (label, names) in [("missing", &self.missing), ("surplus", &self.surplus), ("misshapen", &misshapen)] {
            if !names.is_empty() {
                // A wrong config can make hundreds differ; the first few tell what is wrong.
                let shown = names.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
                let more = names.len().saturating_sub(8);
                write!(f, "; {label}: {shown}")?;
                if more > 0 {
                    write!(f, " and {more} more")?;
                }
            }
        }
        Ok(())
    }
}
