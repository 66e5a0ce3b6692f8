//! What the fake hub has of a model, and what is wrong with it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use sha2::Sha256;

/// The commit that every revision means.
pub const COMMIT: &str = "c0ffee0123456789c0ffee0123456789c0ffee01";

/// A file as the hub has it.
#[derive(Debug, Clone)]
pub struct Remote {
    /// Its contents.
    pub content: Vec<u8>,
    /// Whether it is stored as a large file, on another host.
    pub large: bool,
    /// What goes wrong with it.
    pub fault: Fault,
}

/// What goes wrong; nothing by default.
#[derive(Debug, Clone, Default)]
pub struct Fault {
    /// The transfer ends at this byte of the file…
    pub ends_at: Option<usize>,
    /// …so many times.
    pub times: usize,
    /// It does not end with a broken connection but with silence.
    pub hangs: bool,
    /// Ranges are ignored.
    pub no_ranges: bool,
    /// Only the wrong one of two possible halves is sent for a range.
    pub wrong_range: bool,
    /// The last byte that is sent is another than it should be.
    pub spoiled: bool,
    /// The length of the answer is not told, and it has a byte more.
    pub too_long: bool,
    /// The hub answers with this status.
    pub status: Option<u16>,
    /// The other host is said to be at this port.
    pub port: Option<u16>,
    /// The other host does not answer before the hub was asked for so many lists.
    pub waits_for_lists: usize,
    /// The list says this size.
    pub listed_size: Option<u64>,
    /// The list says this hash.
    pub listed_hash: Option<String>,
}

impl Remote {
    pub fn small(content: impl Into<Vec<u8>>) -> Self {
        Self { content: content.into(), large: false, fault: Fault::default() }
    }

    pub fn large(content: impl Into<Vec<u8>>) -> Self {
        Self { large: true, ..Self::small(content) }
    }

    /// The hash, by which the hub and the cache call it.
    pub fn hash(&self) -> String {
        if let Some(hash) = &self.fault.listed_hash {
            return hash.clone();
        }
        if self.large { hex(&Sha256::digest(&self.content)) } else { self.git_hash() }
    }

    fn git_hash(&self) -> String {
        let mut hash = Sha1::new_with_prefix(format!("blob {}\0", self.content.len()));
        hash.update(&self.content);
        hex(&hash.finalize())
    }

    fn listed(&self, name: &str) -> Value {
        let size = self.fault.listed_size.unwrap_or(self.content.len() as u64);
        if self.large {
            let lfs = json!({"sha256": self.hash(), "size": size, "pointerSize": 134});
            json!({"rfilename": name, "size": size, "blobId": self.git_hash(), "lfs": lfs})
        } else {
            json!({"rfilename": name, "size": size, "blobId": self.hash()})
        }
    }
}

/// The hub's answer to the question what a model has.
pub fn list(files: &BTreeMap<String, Remote>, with_blobs: bool) -> Value {
    let siblings: Vec<Value> = files
        .iter()
        .map(|(name, file)| if with_blobs { file.listed(name) } else { json!({"rfilename": name}) })
        .collect();
    json!({"id": "google/siglip-tiny", "sha": COMMIT, "private": false, "siblings": siblings})
}

/// A checkpoint with 3 MiB of weights, and files that the program does not read.
pub fn siglip() -> BTreeMap<String, Remote> {
    let weights: Vec<u8> = (0..3 << 20).map(|index: u32| (index.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let files = [
        (".gitattributes", Remote::small("*.safetensors filter=lfs\n")),
        ("README.md", Remote::small("# SigLIP\n")),
        ("config.json", Remote::small(r#"{"model_type": "siglip"}"#)),
        ("model.safetensors", Remote::large(weights)),
        ("onnx/model.onnx", Remote::large("onnx")),
        ("preprocessor_config.json", Remote::small(r#"{"size": {"height": 32}}"#)),
        ("pytorch_model.bin", Remote::large("pickle")),
        ("special_tokens_map.json", Remote::small("{}")),
        ("tokenizer.json", Remote::large(r#"{"version": "1.0"}"#)),
        ("tokenizer_config.json", Remote::small(r#"{"model_max_length": 64}"#)),
    ];
    files.into_iter().map(|(name, file)| (name.to_owned(), file)).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
