//! What is known about one setting.

/// One setting: how it is called, what it may be and what it means.
#[derive(Debug)]
pub struct Setting {
    /// Its name, which is also the environment variable's.
    pub name: &'static str,
    /// The command-line option that sets it, where there is one.
    pub flag: Option<&'static str>,
    /// What it is when nothing sets it: a value, or where [`Setting::optional`], words about it.
    pub default: &'static str,
    /// What it may be, as the end of a sentence.
    pub allowed: &'static str,
    /// What it does, in a sentence.
    pub meaning: &'static str,
    /// What is special about it.
    pub traits: &'static [Trait],
}

/// What may be special about a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Nothing stands in for it when nothing sets it; its default is words, not a value.
    Optional,
    /// Its value may hold a password and is shown to nobody.
    Secret,
    /// It is checked, but does nothing in this release.
    Unused,
}

impl Setting {
    /// How the setting is called in the settings file.
    pub fn key(&self) -> String {
        self.name.to_ascii_lowercase()
    }

    /// Whether nothing stands in for it when nothing sets it.
    pub fn optional(&self) -> bool {
        self.traits.contains(&Trait::Optional)
    }

    /// Whether its value is shown to nobody.
    pub fn secret(&self) -> bool {
        self.traits.contains(&Trait::Secret)
    }

    /// Whether this release does nothing with it.
    pub fn unused(&self) -> bool {
        self.traits.contains(&Trait::Unused)
    }
}
