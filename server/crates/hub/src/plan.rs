//! Which of a model's files are fetched.

use std::fs;

use crate::{
    checkpoint::{INDEX, OPTIONAL, REQUIRED, WEIGHTS, shards},
    error::{HubError, Missing},
    fetch::Fetch,
    listing::{Listing, RemoteFile},
    model_id::ModelId,
    progress::Meter,
};

/// More than any index has, in bytes: it is read as a whole.
const LONGEST_INDEX: u64 = 16 << 20;

/// The files that the program reads, small ones first.
///
/// # Errors
/// [`HubError::Unsupported`] if the model lacks one without which it cannot be read; nothing large has been fetched then.
pub(crate) async fn plan(listing: &Listing, model: &ModelId, fetch: &Fetch<'_>) -> Result<Vec<RemoteFile>, HubError> {
    let unsupported = |missing| HubError::Unsupported { model: model.clone(), missing };
    let mut files = Vec::new();
    for (name, missing) in REQUIRED {
        files.push(listing.file(name)?.ok_or_else(|| unsupported(missing))?);
    }
    for name in OPTIONAL {
        files.extend(listing.file(name)?);
    }
    if let Some(weights) = listing.file(WEIGHTS)? {
        files.push(weights);
        return Ok(files);
    }
    let index = listing.file(INDEX)?.ok_or_else(|| unsupported(Missing::Weights))?;
    if index.size > LONGEST_INDEX {
        return Err(listing.unexpected("the index of the weights is too long"));
    }
    fetch.file(&index, &mut Meter::silent()).await?;
    let path = fetch.path_of(&index);
    let names = shards(&fs::read(&path).map_err(HubError::io(&path))?);
    files.push(index);
    for name in names.ok_or_else(|| listing.unexpected("the index of the weights is none"))? {
        files.push(listing.file(&name)?.ok_or_else(|| unsupported(Missing::Weights))?);
    }
    Ok(files)
}
