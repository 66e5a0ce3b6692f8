//! Brings one file after the other.

use std::{mem, path::PathBuf};

use tokio::time::sleep;

use crate::{
    client::{Answer, Client},
    error::HubError,
    interruption::Interruption,
    layout::Layout,
    listing::RemoteFile,
    model_id::ModelId,
    options::Retry,
    part::{self, Part},
    progress::Meter,
};

/// Bytes that are gathered before they are written.
const GATHERED: usize = 1 << 20;

/// What is the same for all files of a pull.
pub(crate) struct Fetch<'a> {
    pub(crate) client: &'a Client,
    pub(crate) retry: Retry,
    pub(crate) model: &'a ModelId,
    pub(crate) layout: &'a Layout,
    pub(crate) commit: &'a str,
}

/// Why an attempt ended.
enum Setback {
    Passing(Interruption),
    Final(HubError),
}

impl From<Interruption> for Setback {
    fn from(interruption: Interruption) -> Self {
        Self::Passing(interruption)
    }
}

impl From<HubError> for Setback {
    fn from(error: HubError) -> Self {
        Self::Final(error)
    }
}

impl Fetch<'_> {
    /// Where a file is read.
    pub(crate) fn path_of(&self, file: &RemoteFile) -> PathBuf {
        self.layout.place(self.commit, file).pointer
    }

    /// Makes sure that the file is there and is what it should be, and goes on where an earlier attempt has ended.
    pub(crate) async fn file(&self, file: &RemoteFile, meter: &mut Meter) -> Result<(), HubError> {
        if let Some(mut part) = part::open(self.layout.place(self.commit, file), file.size).await? {
            self.fill(file, &mut part, meter).await?;
            if !part.publish().await? {
                return Err(HubError::Checksum { model: self.model.clone(), file: file.name.clone() });
            }
        }
        meter.finish(&file.name, file.size);
        Ok(())
    }

    async fn fill(&self, file: &RemoteFile, part: &mut Part, meter: &mut Meter) -> Result<(), HubError> {
        let mut fruitless = 0;
        while part.length() < file.size {
            let before = part.length();
            meter.at(&file.name, before);
            let source = match self.attempt(file, part, meter).await {
                Ok(()) => continue,
                Err(Setback::Final(error)) => return Err(error),
                Err(Setback::Passing(interruption)) => interruption,
            };
            fruitless = if part.length() > before { 0 } else { fruitless + 1 };
            let Some(pause) = self.retry.pause_after(fruitless) else {
                let (model, file) = (self.model.clone(), file.name.clone());
                return Err(HubError::Transfer { model, file, source: Box::new(source) });
            };
            tracing::debug!(file = file.name, bytes = part.length(), reason = %source, "the transfer is taken up again");
            sleep(pause).await;
        }
        Ok(())
    }

    /// Asks for the rest of the file once, and keeps all that comes of it.
    async fn attempt(&self, file: &RemoteFile, part: &mut Part, meter: &mut Meter) -> Result<(), Setback> {
        let mut answer = self.client.file(self.model, self.commit, &file.name, part.length()).await?;
        let mut known = match self.known_bytes(&answer, file, part.length()) {
            Err(Setback::Passing(Interruption::Status(416))) => {
                part.restart().await?;
                return Err(Interruption::Status(416).into());
            }
            known => known?,
        };
        let mut gathered = Vec::new();
        let end = loop {
            let piece = match answer.next().await {
                Some(Ok(piece)) => piece,
                Some(Err(interruption)) => break Err(interruption),
                None => break Ok(()),
            };
            let skipped = known.min(piece.len() as u64);
            known -= skipped;
            gathered.extend_from_slice(&piece[skipped as usize..]);
            let there = part.length() + gathered.len() as u64;
            if there > file.size {
                part.restart().await?;
                return Err(Interruption::Other.into());
            }
            meter.at(&file.name, there);
            if gathered.len() >= GATHERED {
                part.append(mem::take(&mut gathered)).await?;
            }
        };
        part.append(gathered).await?;
        end?;
        if part.length() < file.size { Err(Interruption::Short.into()) } else { Ok(()) }
    }

    /// How many bytes at the beginning of the answer are there already: none, unless the server ignores ranges.
    fn known_bytes(&self, answer: &Answer, file: &RemoteFile, from: u64) -> Result<u64, Setback> {
        match answer.status {
            200 if answer.length.is_none_or(|length| length == file.size) => Ok(from),
            206 if answer.range.as_deref().is_some_and(|range| is_rest(range, from, file.size)) => Ok(0),
            200 | 206 => Err(Interruption::Other.into()),
            401 | 403 | 404 if answer.is_from_hub => Err(self.client.refusal(self.model, answer.status).into()),
            status => Err(Interruption::Status(status).into()),
        }
    }
}

/// Whether a `Content-Range` says that all from this byte on comes, of a file of this size.
fn is_rest(range: &str, from: u64, size: u64) -> bool {
    let last = size.saturating_sub(1);
    range == format!("bytes {from}-{last}/{size}") || range == format!("bytes {from}-{last}/*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rest_of_the_right_file_is_the_rest() {
        assert!(is_rest("bytes 3-9/10", 3, 10));
        assert!(is_rest("bytes 3-9/*", 3, 10));
        for range in ["bytes 0-9/10", "bytes 3-8/10", "bytes 3-9/11", "bytes */10", "", "3-9/10"] {
            assert!(!is_rest(range, 3, 10), "{range}");
        }
    }
}
