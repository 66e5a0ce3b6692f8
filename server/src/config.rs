//! The settings: from flags, environment and one TOML file, in that order of precedence.
//!
//! [`table`] names every setting. Each concern has a struct of its own; [`Config::build`] composes them from
//! [`Sources`] and touches nothing else.

mod bind;
mod choose;
mod data;
mod database;
mod error;
mod file;
mod fusion;
mod history;
mod host_names;
mod limits;
mod local_views;
mod log;
mod model;
mod nearest;
mod origin;
mod parse;
mod paths;
mod qdrant;
mod reader;
mod redis;
mod search;
mod secret_url;
mod setting;
mod sources;
pub mod table;
mod trash;

use std::net::Ipv4Addr;
use std::path::Path;

pub use bind::BindConfig;
pub use choose::{ChooseError, choose, choose_model};
pub use data::DataConfig;
pub use database::DatabaseConfig;
pub use error::ConfigError;
pub use file::SettingsFile;
pub(crate) use fusion::fusion_method;
pub use fusion::{FusionConfig, FusionMethod};
pub use history::HistoryConfig;
pub use host_names::HostNames;
pub use limits::Limits;
pub use local_views::LocalViews;
pub use log::{LogConfig, LogFormat};
pub use model::{CaptionerChoice, Device, HubVariables, ModelChoice, ModelConfig, ModelError, ModelSource};
pub use origin::Origin;
pub use qdrant::QdrantConfig;
pub use reader::Effective;
pub use redis::RedisConfig;
pub(crate) use search::by_temperature;
pub use search::{RATES, SHARES, SearchConfig, TEMPERATURES, WEIGHTS};
pub use setting::Setting;
pub use sources::{Flags, Sources};
pub use trash::TrashConfig;

use reader::Reader;

/// All settings of a process.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    pub bind: BindConfig,
    /// Where everything is kept.
    pub data: DataConfig,
    /// Which Postgres keeps the facts.
    pub database: DatabaseConfig,
    /// Which Qdrant keeps the vectors.
    pub qdrant: QdrantConfig,
    /// Which Redis shares the embeddings of texts.
    pub redis: RedisConfig,
    /// Which models are used.
    pub model: ModelConfig,
    /// How searches are answered.
    pub search: SearchConfig,
    /// How much may come in.
    pub limits: Limits,
    /// How long what was deleted can be brought back.
    pub trash: TrashConfig,
    /// Whether searches are kept.
    pub history: HistoryConfig,
    /// What is logged.
    pub log: LogConfig,
    /// Every setting as it came out, in the order of [`table::SETTINGS`].
    pub effective: Vec<Effective>,
    /// Sentences that whoever runs the program should know.
    pub remarks: Vec<String>,
}

impl Config {
    /// Composes the settings from their sources.
    ///
    /// # Errors
    /// The first value that is not allowed.
    pub fn build(sources: &Sources) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(sources);
        for (name, meant) in sources.misspelt_variables() {
            reader.remark(format!("The environment variable {name} is no setting. Did you mean {meant}?"));
        }
        Ok(Self {
            bind: BindConfig::read(&mut reader)?,
            data: DataConfig::read(&mut reader)?,
            database: DatabaseConfig::read(&mut reader)?,
            qdrant: QdrantConfig::read(&mut reader)?,
            redis: RedisConfig::read(&mut reader)?,
            model: ModelConfig::read(&mut reader)?,
            search: SearchConfig::read(&mut reader)?,
            limits: Limits::read(&mut reader)?,
            trash: TrashConfig::read(&mut reader)?,
            history: HistoryConfig::read(&mut reader)?,
            log: LogConfig::read(&mut reader)?,
            effective: reader.effective,
            remarks: reader.remarks,
        })
    }

    /// The same, on a free port of this machine alone.
    #[must_use]
    pub fn on_a_free_port(&self) -> Self {
        let mut config = self.clone();
        config.bind.address = (Ipv4Addr::LOCALHOST, 0).into();
        config
    }

    /// The defaults with everything in `folder` and a free port.
    pub fn for_testing(folder: &Path) -> Self {
        let mut sources = Sources::for_testing().with_variable("BIND", "127.0.0.1:0");
        sources.environment.insert("DATA_DIR".to_owned(), folder.into());
        Self::build(&sources).expect("the defaults are allowed")
    }
}

#[cfg(test)]
mod tests;
