//! Which model describes pictures.

use super::super::origin::Origin;
use super::super::sources::Sources;
use super::super::table::VLM_MODEL;
use super::choice::{ModelChoice, ModelSource};
use super::error::ModelError;

/// Models that are taken where nobody names one, the first that is here.
const USUAL: [&str; 2] = ["HuggingFaceTB/SmolVLM-500M-Instruct", "HuggingFaceTB/SmolVLM-256M-Instruct"];

/// Which model describes pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaptionerChoice {
    /// One that is here: a usual one of the hub's or, for the pictures of the bundled model, the bundled captioner.
    Auto(Vec<ModelChoice>),
    /// None.
    Off,
    /// The bundled one, which knows a small drawn world.
    Bundled,
    /// One that somebody named.
    Named(ModelChoice),
}

impl CaptionerChoice {
    /// What the bundled captioner is called.
    pub const BUNDLED: &str = "pixel-smolvlm-tiny";

    pub(super) fn read(sources: &Sources, origin: &Origin, name: String) -> Self {
        let named = |name: &str| ModelChoice::named(sources, origin, name.to_owned());
        match name.as_str() {
            "auto" => Self::Auto(USUAL.into_iter().map(named).collect()),
            "none" => Self::Off,
            Self::BUNDLED => Self::Bundled,
            name => Self::Named(named(name)),
        }
    }

    /// Looks for the model, where the pictures are those of the bundled SigLIP or others; none where nobody wants one, or none
    /// is here that nobody asked for.
    ///
    /// # Errors
    /// A [`ModelError`] that says where it was looked for and what to do.
    pub fn locate(&self, of_bundled: bool) -> Option<Result<ModelSource, ModelError>> {
        match self {
            Self::Auto(usual) => {
                let found = usual.iter().find_map(|choice| choice.locate_for(VLM_MODEL.name).ok());
                found.or(of_bundled.then_some(ModelSource::Bundled)).map(Ok)
            }
            Self::Off => None,
            Self::Bundled => Some(Ok(ModelSource::Bundled)),
            Self::Named(choice) => Some(choice.locate_for(VLM_MODEL.name)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn choice(name: &str) -> CaptionerChoice {
        CaptionerChoice::read(&Sources::for_testing(), &Origin::Default, name.to_owned())
    }

    #[test]
    fn the_bundled_one_describes_the_pictures_of_the_bundled_model() {
        let auto = choice("auto");
        assert_eq!(auto.locate(true).unwrap().unwrap(), ModelSource::Bundled);
        assert!(auto.locate(false).is_none());
        assert_eq!(choice("pixel-smolvlm-tiny").locate(false).unwrap().unwrap(), ModelSource::Bundled);
        assert!(choice("none").locate(true).is_none());
    }

    #[test]
    fn one_that_was_fetched_is_taken_without_being_asked_for() {
        let home = tempfile::tempdir().unwrap();
        let repository = home.path().join(".cache/huggingface/hub/models--HuggingFaceTB--SmolVLM-256M-Instruct");
        let snapshot = repository.join("snapshots/0123456789abcdef0123456789abcdef01234567");
        std::fs::create_dir_all(&snapshot).unwrap();
        for file in ["config.json", "preprocessor_config.json", "tokenizer.json", "model.safetensors"] {
            std::fs::write(snapshot.join(file), "{}").unwrap();
        }
        std::fs::create_dir(repository.join("refs")).unwrap();
        std::fs::write(repository.join("refs/main"), "0123456789abcdef0123456789abcdef01234567").unwrap();
        let sources = Sources::for_testing().with_variable("HOME", home.path().to_str().unwrap());

        let auto = CaptionerChoice::read(&sources, &Origin::Default, "auto".to_owned());

        let name = "HuggingFaceTB/SmolVLM-256M-Instruct".to_owned();
        assert_eq!(auto.locate(true).unwrap().unwrap(), ModelSource::Folder { name, path: snapshot });
    }

    #[test]
    fn one_that_is_named_and_not_here_is_missed() {
        for name in ["some/absent-model", "pixel-siglip-tiny"] {
            let problem = choice(name).locate(true).unwrap().unwrap_err().to_string();
            assert!(problem.starts_with("VLM_MODEL "), "{problem}");
        }
    }
}
