//! What the server runs with, and what it keeps.

use app::AppError;
use app::types::{Holdings, Setting, Settings, Viewer};

use super::Unexpected;
use super::demo::demo_state;
use crate::doctor::ShownSetting;
use crate::services::Services;

/// Every setting as the doctor shows it, and what the viewer's library and its trash hold.
pub async fn settings(services: &Services, viewer: &Viewer) -> Result<Settings, AppError> {
    let config = &services.config;
    let held = services.catalog.holdings(viewer.library().0).await.unexpected("adding up what the library holds")?;
    let library = Holdings {
        pictures: held.pictures,
        bytes: held.bytes,
        demo: demo_state(services, viewer).await?,
        trashed: held.trashed,
        trashed_bytes: held.trashed_bytes,
        trash_days: config.trash.days,
    };
    Ok(Settings {
        library,
        settings: config.effective.iter().map(ShownSetting::from).map(shown).collect(),
        remarks: config.remarks.clone(),
        file: config.data.settings_path().display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

fn shown(setting: ShownSetting) -> Setting {
    Setting {
        name: setting.name.to_owned(),
        value: setting.value,
        origin: setting.origin,
        used: setting.used,
        meaning: setting.meaning.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;
    use crate::config::{Config, Sources};

    #[test]
    fn secrets_are_as_hidden_as_the_doctor_hides_them() {
        let sources = Sources::for_testing()
            .with_variable("DATABASE_URL", "postgres://me:hunter2@db/pictures?password=hunter2")
            .with_variable("POSTGRES_PASSWORD", "hunter2")
            .with_variable("QDRANT_API_KEY", "hunter2")
            .with_variable("REDIS_URL", "redis://:hunter2@cache");
        let config = Config::build(&sources).unwrap();

        let settings: Vec<Setting> = config.effective.iter().map(ShownSetting::from).map(shown).collect();

        let written = serde_json::to_string(&settings).unwrap();
        assert!(written.contains("postgres://me:***@db/pictures?password=***"), "{written}");
        assert_eq!(
            (written.matches("set, not shown").count(), written.matches("hunter2").count()),
            (2, 0),
            "{written}"
        );
    }
}
