#![doc = include_str!("../README.md")]

mod checkpoint;
mod checksum;
mod client;
mod environment;
mod error;
mod fetch;
mod hub;
mod interruption;
mod known;
mod layout;
mod listing;
mod lock;
mod model_id;
mod options;
mod part;
mod plan;
mod progress;
mod space;

pub use checkpoint::missing_file;
pub use environment::cache_folder;
pub use error::{HubError, Missing};
pub use hub::{Hub, find};
pub use known::{KNOWN, KnownModel};
pub use model_id::{InvalidId, ModelId};
pub use options::{DEFAULT_ENDPOINT, HubOptions, Retry};
pub use progress::Progress;
