//! The PostgreSQL programs of this machine.

use std::{
    cmp::Reverse,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::PostgresError;

/// Where packages put the programs: a parent, how its entries of interest begin, and what follows.
const PLACES: [(&str, &str, &str); 7] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/usr/local", "pgsql", "bin"),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// A folder that holds `postgres` and `initdb` of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binaries {
    dir: PathBuf,
    major: u32,
}

impl Binaries {
    /// Finds the programs: in `bin` if given, else on PATH, else in the usual places, the newest first.
    ///
    /// An existing cluster in `data` can be run only by the major version that made it, `needed`.
    pub(crate) fn find(bin: Option<&Path>, data: &Path, needed: Option<u32>) -> Result<Self, PostgresError> {
        let found = match bin {
            Some(bin) => vec![Self::probe(bin).ok_or_else(|| PostgresError::NoPrograms { bin: bin.to_owned() })?],
            None => {
                let path = env::var_os("PATH").unwrap_or_default();
                let mut found: Vec<_> = env::split_paths(&path).filter_map(|dir| Self::probe(&dir)).collect();
                let mut packaged: Vec<_> = places().iter().filter_map(|dir| Self::probe(dir)).collect();
                packaged.sort_by_key(|binaries| Reverse(binaries.major));
                found.append(&mut packaged);
                found
            }
        };
        choose(found, data, needed)
    }

    /// The folder of the programs.
    pub(crate) fn dir(self) -> PathBuf {
        self.dir
    }

    /// The path of one program.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// Asks the programs in `dir`, if there are any, for their version.
    fn probe(dir: &Path) -> Option<Self> {
        // A relative entry of PATH would change its meaning with the directory of the child.
        let dir = fs::canonicalize(dir).ok()?;
        if !dir.join("initdb").is_file() {
            return None;
        }
        let output = Command::new(dir.join("postgres")).arg("--version").output().ok()?;
        let major = parse_version(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { dir, major })
    }
}

/// Takes the first of `found` that can run the cluster.
fn choose(found: Vec<Binaries>, data: &Path, needed: Option<u32>) -> Result<Binaries, PostgresError> {
    let mut majors: Vec<_> = found.iter().map(|binaries| binaries.major).collect();
    majors.sort_unstable();
    majors.dedup();
    let chosen = found.into_iter().find(|binaries| needed.is_none_or(|needed| needed == binaries.major));
    chosen.ok_or_else(|| match needed {
        Some(needed) if !majors.is_empty() => {
            PostgresError::WrongVersion { data: data.to_owned(), needed, found: majors }
        }
        _ => PostgresError::NotInstalled,
    })
}

/// The folders in the usual places that exist on this machine.
fn places() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for (parent, begin, end) in PLACES {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(begin.as_bytes()) {
                folders.push(entry.path().join(end));
            }
        }
    }
    folders
}

/// Reads the major version from `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn parse_version(text: &str) -> Option<u32> {
    let (_, version) = text.split_once("(PostgreSQL) ")?;
    let digits = version.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(major: u32) -> Binaries {
        Binaries { dir: PathBuf::from(format!("/opt/{major}")), major }
    }

    #[test]
    fn versions_of_every_kind_are_read() {
        assert_eq!(parse_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(parse_version("postgres (PostgreSQL) 19devel"), Some(19));
        assert_eq!(parse_version("postgres (PostgreSQL) "), None);
        assert_eq!(parse_version("sh: not found"), None);
    }

    #[test]
    fn cluster_decides_the_version() {
        let found = || vec![some(17), some(15)];

        assert_eq!(choose(found(), Path::new("d"), None).ok(), Some(some(17)));
        assert_eq!(choose(found(), Path::new("d"), Some(15)).ok(), Some(some(15)));
    }

    #[test]
    fn missing_version_names_the_package_to_install() {
        let message = choose(vec![some(17), some(15)], Path::new("/d"), Some(14)).map_err(|e| e.to_string());

        assert!(message.as_ref().is_err_and(|m| m.contains("postgresql-14") && m.contains("15, 17")), "{message:?}");
    }

    #[test]
    fn bare_machine_is_told_what_to_install() {
        let message = choose(vec![], Path::new("/d"), None).map_err(|e| e.to_string());

        assert!(message.as_ref().is_err_and(|m| m.contains("apt install postgresql")), "{message:?}");
    }

    #[test]
    fn folder_without_programs_is_named() {
        let message = Binaries::find(Some(Path::new("/nowhere")), Path::new("/d"), None).map_err(|e| e.to_string());

        assert!(message.as_ref().is_err_and(|m| m.contains("/nowhere")), "{message:?}");
    }
}
