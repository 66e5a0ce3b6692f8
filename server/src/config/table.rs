//! Every setting of the program: the one place that names them.
//!
//! The settings file uses the same names in lower case. `doctor` and the README show this table.

use super::setting::{Setting, Trait};

/// Declares the settings and the table of them; the doc comment of each is its meaning.
macro_rules! settings {
    ($($(#[doc = $meaning:literal])+ $name:ident {
        default: $default:literal, allowed: $allowed:literal $(, flag: $flag:literal)? $(, is: $($trait:ident)+)?
    })+) => {
        $($(#[doc = $meaning])+ pub static $name: Setting = Setting {
            name: stringify!($name),
            flag: settings!(@flag $($flag)?),
            default: $default,
            allowed: $allowed,
            meaning: concat!($($meaning),+).trim_ascii(),
            traits: &[$($(Trait::$trait),+)?],
        };)+
        /// All settings, in the order in which they are shown.
        pub static SETTINGS: &[&Setting] = &[$(&$name),+];
    };
    (@flag $flag:literal) => { Some($flag) };
    (@flag) => { None };
}

settings! {
    /// The address and port that the server listens on; port 0 takes a free one.
    BIND { default: "127.0.0.1:3000", allowed: "an address and a port, such as 127.0.0.1:3000 or [::1]:0", flag: "--bind" }
    /// More names that the server answers to. It always answers to localhost, 127.0.0.1, ::1 and the address of BIND.
    ALLOWED_HOSTS { default: "none", allowed: "host names or addresses without a port, separated by commas", is: Optional }
    /// The folder that everything is kept in.
    DATA_DIR { default: "$XDG_DATA_HOME/media-search, else ~/.local/share/media-search", allowed: "the path of a folder", flag: "--data", is: Optional }
    /// The settings file, in TOML: the names of this table in lower case.
    CONFIG { default: "DATA_DIR/media-search.toml where it exists", allowed: "the path of a file", flag: "--config", is: Optional }

    /// A Postgres server to use instead of the private one; it wins over POSTGRES_HOST and its kin.
    DATABASE_URL { default: "a private cluster in DATA_DIR/postgres", allowed: "postgres://USER:PASSWORD@HOST:PORT/DATABASE, with %-escapes for special characters in the password", is: Optional Secret }
    /// The host of a Postgres server, or the folder of its socket. Any of these five switches to a server of one's own.
    POSTGRES_HOST { default: "localhost", allowed: "a host name, an address or the absolute path of a folder" }
    /// The port of that server.
    POSTGRES_PORT { default: "5432", allowed: "a port from 1 to 65535" }
    /// The database on that server.
    POSTGRES_DB { default: "media_search", allowed: "the name of a database" }
    /// The user on that server.
    POSTGRES_USER { default: "postgres", allowed: "the name of a user" }
    /// The password of that user.
    POSTGRES_PASSWORD { default: "none", allowed: "any text", is: Optional Secret }
    /// The folder with initdb and postgres for the private cluster.
    POSTGRES_BIN { default: "found on PATH or where distributions put it", allowed: "the path of a folder", is: Optional }
    /// How many connections to Postgres are kept at most.
    DATABASE_POOL { default: "10", allowed: "a whole number from 2 to 500" }

    /// A Qdrant server (its gRPC port) to use instead of the vector store in the process.
    QDRANT_URL { default: "Qdrant Edge in DATA_DIR/vectors", allowed: "http://HOST:PORT or https://HOST:PORT without a path or password; a key goes into QDRANT_API_KEY", is: Optional Secret }
    /// The host of a Qdrant server. It or QDRANT_PORT switches to a server of one's own.
    QDRANT_HOST { default: "localhost", allowed: "a host name or an address" }
    /// The gRPC port of that server.
    QDRANT_PORT { default: "6334", allowed: "a port from 1 to 65535" }
    /// The key that the Qdrant server asks for.
    QDRANT_API_KEY { default: "none", allowed: "any text without line breaks", is: Optional Secret }
    /// What the names of collections begin with.
    QDRANT_COLLECTION_PREFIX { default: "media-search", allowed: "1 to 64 letters, digits, - or _" }
    /// Into how many shards a Qdrant server splits a new collection.
    QDRANT_SHARDS { default: "the server's own default", allowed: "a whole number from 1 to 256", is: Optional }
    /// How many copies of each shard a Qdrant server keeps of a new collection.
    QDRANT_REPLICAS { default: "the server's own default", allowed: "a whole number from 1 to 32", is: Optional }

    /// A Redis server that shares the embeddings of texts between processes and keeps them over a restart; it wins over REDIS_HOST and REDIS_PORT.
    REDIS_URL { default: "a cache in the process", allowed: "redis://HOST:PORT or rediss://HOST:PORT, with :PASSWORD@ or USER:PASSWORD@ before the host and /NUMBER of a database after it where need be", is: Optional Secret }
    /// The host of a Redis server. It or REDIS_PORT switches to a server.
    REDIS_HOST { default: "localhost", allowed: "a host name or an address" }
    /// The port of that server.
    REDIS_PORT { default: "6379", allowed: "a port from 1 to 65535" }

    /// The model that encodes pictures and words.
    SIGLIP_MODEL { default: "pixel-siglip-tiny", allowed: "pixel-siglip-tiny (bundled), a folder in Hugging Face layout, or a model of the Hugging Face cache such as google/siglip-base-patch16-224", flag: "--model" }
    /// The model that describes pictures: a SmolVLM or SmolVLM2; auto takes SmolVLM-500M-Instruct or -256M-Instruct where one was fetched and, beside the bundled SIGLIP_MODEL, the bundled one. Without one nothing is described.
    VLM_MODEL { default: "auto", allowed: "auto, none, pixel-smolvlm-tiny (bundled), a folder in Hugging Face layout, or a model of the Hugging Face cache such as HuggingFaceTB/SmolVLM-500M-Instruct" }
    /// For how many seconds the model that describes pictures stays in memory while there is nothing to describe.
    VLM_IDLE { default: "300", allowed: "a whole number from 0 to 86400" }
    /// What the models run on; auto takes the GPU where the program was built for one.
    DEVICE { default: "auto", allowed: "auto, cpu, cuda or cuda:N for the GPU with that number" }
    /// The numbers that models compute with; auto takes bf16 where the hardware is faster with it, and f32 for the bundled model and for `embed`. Pictures are indexed once for each.
    PRECISION { default: "auto", allowed: "auto, f32, bf16 or int8 (on the CPU only)" }
    /// Where the five local views of each picture come from: crops that are encoded one by one, which finds small things, or the encoding of the whole picture, for a sixth of the work. Pictures are indexed once for each.
    LOCAL_VIEWS { default: "crops", allowed: "crops, pooled or off" }

    /// How many pictures and texts may wait for the model; beyond it the server answers 503.
    QUEUE_CAPACITY { default: "256", allowed: "a whole number from 1 to 100000" }
    /// How many pictures are indexed at the same time.
    INDEX_WORKERS { default: "4", allowed: "a whole number from 1 to 64" }

    /// How steeply similarity becomes confidence in temperature mode; lower is more lenient.
    TEMPERATURE { default: "25", allowed: "a number from 15 to 35" }
    /// How similarity becomes confidence: by the model's own scale and bias, or by the temperature.
    CALIBRATION { default: "model", allowed: "model or temperature" }
    /// How many pictures, the nearest as a whole, are ranked by their local views as well.
    CANDIDATES { default: "256", allowed: "a whole number from 10 to 1000" }
    /// How many local views take part in ranking: all of them, or none.
    NUM_CROPS { default: "5", allowed: "5 or 0" }
    /// How much the whole picture counts in ranking.
    GLOBAL_WEIGHT { default: "0.7", allowed: "a number from 0 to 1000; not both weights 0" }
    /// How much the best local view counts in ranking.
    LOCAL_WEIGHT { default: "0.3", allowed: "a number from 0 to 1000; not both weights 0" }
    /// How looks and words make one score: by a weighted sum in which words only add, or by the ranks of each.
    FUSION { default: "weighted", allowed: "weighted or ranks" }
    /// How much it counts what a picture looks like, beside words in what is known of it.
    SIMILARITY_WEIGHT { default: "0.4", allowed: "a number from 0 to 1000" }
    /// How much it counts how well name, tags, description and place match; 0 here and for KEYWORDS_WEIGHT leaves words out.
    FACTS_WEIGHT { default: "0.4", allowed: "a number from 0 to 1000" }
    /// How much it counts how many words of the query stand in them exactly.
    KEYWORDS_WEIGHT { default: "0.2", allowed: "a number from 0 to 1000" }
    /// How far a deep search goes from the score of looks and words towards what is said about a picture, where that means more; 0 leaves it out.
    CAPTIONS_WEIGHT { default: "0.3", allowed: "a number from 0 to 1" }
    /// The share of wrong pictures among those called found that is accepted; the lower, the fewer are called so.
    FDR { default: "0.05", allowed: "a number from 0.0001 to 0.5" }
    /// How many ways to put a query are looked for, itself among them; 1 looks for no other words.
    VARIANTS { default: "6", allowed: "a whole number from 1 to 12" }
    /// A file of one's own with words for the same things, in the format of the one that is built in.
    EXPANSIONS { default: "built in", allowed: "a file in TOML", is: Optional }

    /// The largest picture file that is accepted.
    MAX_FILE_BYTES { default: "100MiB", allowed: "a size from 1KiB to 4GiB, such as 100MiB, 100MB or 104857600" }
    /// The most pixels that a picture may have.
    MAX_PIXELS { default: "150000000", allowed: "a whole number from 1 to 1000000000" }
    /// The most files that one upload may hold.
    MAX_FILES { default: "500", allowed: "a whole number from 1 to 10000" }
    /// The longest query, in characters.
    MAX_QUERY_CHARS { default: "500", allowed: "a whole number from 1 to 10000" }
    /// The most pictures on one page of an answer.
    MAX_PAGE_SIZE { default: "200", allowed: "a whole number from 1 to 200" }

    /// How many days pictures stay in the trash before they are deleted for good; with 0 they go within the hour.
    TRASH_DAYS { default: "30", allowed: "a whole number from 0 to 3650" }

    /// Whether what is searched for with the search page is kept, the latest 50 searches; what is saved is kept in any case.
    HISTORY { default: "on", allowed: "on or off" }

    /// What is logged: a level, or targets with levels.
    LOG { default: "info", allowed: "error, warn, info, debug, trace, off or a filter such as info,server=debug" }
    /// How it is logged.
    LOG_FORMAT { default: "text", allowed: "text or json" }
}

/// The setting that `key` of the settings file sets.
pub fn setting_of_key(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().copied().find(|setting| setting.key() == key)
}

/// The table of all settings for the README, in Markdown.
pub fn markdown() -> String {
    let mut text =
        String::from("| setting | option | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n");
    for setting in SETTINGS {
        let flag = setting.flag.map(|flag| format!("`{flag}`")).unwrap_or_default();
        let default = if setting.optional() { setting.default.to_owned() } else { format!("`{}`", setting.default) };
        let later = if setting.unused() { " *Not used yet.*" } else { "" };
        text += &format!(
            "| `{}` | {flag} | {default} | {} | {}{later} |\n",
            setting.name, setting.allowed, setting.meaning
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_setting_says_what_it_is() {
        for setting in SETTINGS {
            assert!(setting.meaning.ends_with('.'), "{} has no sentence", setting.name);
            assert!(!setting.allowed.is_empty() && !setting.default.is_empty(), "{} is incomplete", setting.name);
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        let names: HashSet<_> = SETTINGS.iter().map(|setting| setting.name).collect();

        assert_eq!(names.len(), SETTINGS.len());
    }

    #[test]
    fn the_markdown_table_has_a_line_for_each_setting() {
        let text = markdown();

        assert_eq!(text.lines().count(), SETTINGS.len() + 2);
        assert!(SETTINGS.iter().all(|setting| text.contains(&format!("| `{}` |", setting.name))));
    }
}
