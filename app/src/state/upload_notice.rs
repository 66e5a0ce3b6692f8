//! What an upload without JavaScript tells in the address that it returns to.

use crate::{ErrorCode, strings};

/// The outcome of a plain form upload: how many files were added, known already, and rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadNotice {
    added: u64,
    duplicates: u64,
    rejected: u64,
    code: Option<ErrorCode>,
}

impl UploadNotice {
    /// Reads it from the parameters of an address; nothing where they report no upload.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let number = |name| parameter(name).and_then(|value| value.parse().ok()).unwrap_or(0);
        let code = parameter("code");
        let code = ErrorCode::ALL.iter().copied().find(|known| Some(known.as_str()) == code.as_deref());
        let notice =
            Self { added: number("added"), duplicates: number("duplicates"), rejected: number("rejected"), code };
        (notice != Self::default()).then_some(notice)
    }

    /// Whether anything was refused.
    pub fn has_rejections(&self) -> bool {
        self.rejected > 0 || self.code.is_some()
    }

    /// The sentence to show.
    pub fn sentence(&self) -> String {
        let outcomes: [(u64, strings::Counted); 3] = [
            (self.added, strings::upload_ended_added),
            (self.duplicates, strings::upload_ended_known),
            (self.rejected, strings::upload_ended_rejected),
        ];
        let parts = outcomes.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count));
        let parts = parts.reduce(|parts, part| strings::upload_ended_and(&parts, &part));
        let parts = parts.unwrap_or_else(|| strings::upload_ended_nothing().to_owned());
        match self.code {
            Some(code) => strings::upload_ended_because(&parts, &code.local_title().to_ascii_lowercase()),
            None => strings::upload_ended(&parts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Option<UploadNotice> {
        UploadNotice::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_plain_visit_has_no_notice() {
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[("added", "0"), ("code", "nonsense")]), None);
    }

    #[test]
    fn each_outcome_is_told() {
        let notice = read(&[("added", "3"), ("duplicates", "1"), ("rejected", "2"), ("code", "empty_file")]);

        let sentence = notice.as_ref().map(UploadNotice::sentence);

        assert_eq!(
            sentence.as_deref(),
            Some("3 pictures added, 1 was there already, 2 files were rejected: the file is empty.")
        );
    }

    #[test]
    fn an_error_without_files_is_told() {
        let notice = read(&[("code", "no_file")]).expect("a notice");

        assert!(notice.has_rejections());
        assert_eq!(notice.sentence(), "Nothing was added: no file was sent.");
    }
}
