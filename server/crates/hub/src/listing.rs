//! What the hub says that a model has.

use serde::Deserialize;

use crate::{
    checksum::{Checksum, is_hash},
    client::Client,
    error::HubError,
    model_id::ModelId,
};

/// More than any list has that is meant for us, in bytes.
const LONGEST: usize = 16 << 20;

/// The files of a model at one commit.
#[derive(Debug)]
pub(crate) struct Listing {
    commit: String,
    siblings: Vec<Sibling>,
    endpoint: String,
}

/// A file that can be fetched and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RemoteFile {
    /// Its name in the model's folder, without any folder of its own.
    pub(crate) name: String,
    /// In bytes.
    pub(crate) size: u64,
    /// The hash that it must have.
    pub(crate) checksum: Checksum,
}

#[derive(Deserialize)]
struct Wire {
    sha: String,
    siblings: Vec<Sibling>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sibling {
    rfilename: String,
    size: Option<u64>,
    blob_id: Option<String>,
    lfs: Option<Lfs>,
}

#[derive(Debug, Deserialize)]
struct Lfs {
    sha256: String,
    size: u64,
}

impl Listing {
    /// Asks the hub.
    pub(crate) async fn fetch(client: &Client, model: &ModelId) -> Result<Self, HubError> {
        let unreachable =
            |source| HubError::Unreachable { endpoint: client.endpoint().into(), source: Box::new(source) };
        let answer = client.listing(model).await.map_err(unreachable)?;
        if answer.status != 200 {
            return Err(client.refusal(model, answer.status));
        }
        let body = answer.whole(LONGEST).await.map_err(unreachable)?;
        let listing = Self::parse(client.endpoint(), body.as_deref().unwrap_or_default())?;
        if is_hash(model.revision(), 40) && listing.commit != model.revision() {
            return Err(listing.unexpected("another commit came than was asked for"));
        }
        Ok(listing)
    }

    fn parse(endpoint: &str, body: &[u8]) -> Result<Self, HubError> {
        let unexpected = |reason| HubError::Unexpected { endpoint: endpoint.into(), reason };
        let wire: Wire = serde_json::from_slice(body).map_err(|_| unexpected("no list of files came"))?;
        if !is_hash(&wire.sha, 40) {
            return Err(unexpected("the list has no commit"));
        }
        Ok(Self { commit: wire.sha, siblings: wire.siblings, endpoint: endpoint.into() })
    }

    /// The commit, as 40 hexadecimal digits.
    pub(crate) fn commit(&self) -> &str {
        &self.commit
    }

    /// The file of this name, if there is one.
    ///
    /// # Errors
    /// [`HubError::Unexpected`] if it could not be verified.
    pub(crate) fn file(&self, name: &str) -> Result<Option<RemoteFile>, HubError> {
        let Some(sibling) = self.siblings.iter().find(|sibling| sibling.rfilename == name) else { return Ok(None) };
        let (size, checksum) = match &sibling.lfs {
            Some(lfs) => (Some(lfs.size), Checksum::sha256(&lfs.sha256)),
            None => (sibling.size, sibling.blob_id.as_deref().and_then(Checksum::git_blob)),
        };
        let (Some(size), Some(checksum)) = (size, checksum) else {
            return Err(self.unexpected("the list lacks sizes or hashes"));
        };
        Ok(Some(RemoteFile { name: name.into(), size, checksum }))
    }

    /// The error for a list that is not as it should be.
    pub(crate) fn unexpected(&self, reason: &'static str) -> HubError {
        HubError::Unexpected { endpoint: self.endpoint.clone(), reason }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn parse(files: &str) -> Listing {
        let body = format!(r#"{{"sha": "{}", "siblings": [{files}], "private": false}}"#, "c".repeat(40));
        Listing::parse("http://hub", body.as_bytes()).unwrap()
    }

    #[test]
    fn small_files_have_a_git_hash_and_large_ones_a_sha256() {
        let (git, sha) = ("a".repeat(40), "b".repeat(64));
        let listing = parse(&format!(
            r#"{{"rfilename": "small", "size": 3, "blobId": "{git}"}},
               {{"rfilename": "large", "size": 9, "blobId": "{git}", "lfs": {{"sha256": "{sha}", "size": 9, "pointerSize": 134}}}}"#
        ));

        let (small, large) = (listing.file("small").unwrap().unwrap(), listing.file("large").unwrap().unwrap());

        assert_eq!(listing.commit(), "c".repeat(40));
        assert_eq!((small.size, small.checksum), (3, Checksum::GitBlob(git)));
        assert_eq!((large.size, large.checksum), (9, Checksum::Sha256(sha)));
        assert_eq!(listing.file("none").unwrap(), None);
    }

    #[test]
    fn files_without_a_true_hash_are_refused() {
        for file in [
            r#"{"rfilename": "x"}"#,
            r#"{"rfilename": "x", "size": 3}"#,
            r#"{"rfilename": "x", "size": 3, "blobId": "../../../../etc/passwd"}"#,
            r#"{"rfilename": "x", "size": 3, "lfs": {"sha256": "/home/ann/.ssh/authorized_keys", "size": 3}}"#,
        ] {
            assert!(matches!(parse(file).file("x"), Err(HubError::Unexpected { .. })), "{file}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for body in ["", "<html>", "{}", r#"{"sha": "../..", "siblings": []}"#, r#"{"sha": "main", "siblings": []}"#] {
            assert!(
                matches!(Listing::parse("http://hub", body.as_bytes()), Err(HubError::Unexpected { .. })),
                "{body}"
            );
        }
    }
}
