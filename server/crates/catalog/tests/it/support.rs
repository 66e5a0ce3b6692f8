//! A migrated catalog in a fresh database, and pictures to put into it.

use catalog::{Catalog, Colour, ConnectOptions, Connection, Inserted, NewMedia, insert_media};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::{QueryableByName, sql_types::Text};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use uuid::Uuid;

/// The model that is current in all tests.
pub const MODEL: &str = "pixel";

/// A catalog whose tables are empty but for the default library.
pub async fn catalog() -> Catalog {
    connect(&local_postgres::testing::fresh_database().await).await
}

/// A catalog in the database at `url`.
pub async fn connect(url: &str) -> Catalog {
    catalog::connect(url, ConnectOptions::default()).await.unwrap()
}

/// The `number`th picture; higher numbers are newer.
pub fn picture(library_id: Uuid, number: u32) -> NewMedia {
    let mut blake3 = [0; 32];
    blake3[..4].copy_from_slice(&number.to_le_bytes());
    NewMedia {
        id: Uuid::now_v7(),
        library_id,
        blake3,
        name: format!("{number}.png"),
        media_type: "image/png".to_owned(),
        bytes: 1000,
        width: 640,
        height: 480,
        taken_at: None,
        uploaded_at: "2026-11-21T08:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(number.into()),
        colours: vec![Colour { hex: "#ff8800".to_owned(), share: 0.75 }],
    }
}

/// Inserts a picture and returns its id.
pub async fn insert(catalog: &Catalog, new: &NewMedia) -> Uuid {
    let mut connection = catalog.connection().await.unwrap();
    assert_eq!(insert_media(&mut connection, new).await.unwrap(), Inserted::New);
    new.id
}

/// A second library.
pub async fn other_library(catalog: &Catalog) -> Uuid {
    let id = Uuid::now_v7();
    execute(catalog, &format!("INSERT INTO library (id, name) VALUES ('{id}', 'other')")).await;
    id
}

/// Puts the job of a kind about a picture into a state, as the queue would.
pub async fn set_job(catalog: &Catalog, kind: &str, media: &NewMedia, state: &str, reason: &str) {
    execute(
        catalog,
        &format!(
            "INSERT INTO job (kind, library_id, media_id, state, reason) \
             VALUES ('{kind}', '{}', '{}', '{state}', '{reason}') \
             ON CONFLICT (media_id, kind) DO UPDATE SET state = excluded.state, reason = excluded.reason",
            media.library_id, media.id
        ),
    )
    .await;
}

/// Runs statements.
pub async fn execute(catalog: &Catalog, sql: &str) {
    let mut connection: Connection = catalog.connection().await.unwrap();
    connection.batch_execute(sql).await.unwrap();
}

/// One text of each row.
pub async fn lines(connection: &mut diesel_async::AsyncPgConnection, sql: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let lines: Vec<Line> = diesel::sql_query(sql).load(connection).await.unwrap();
    lines.into_iter().map(|row| row.line).collect()
}
