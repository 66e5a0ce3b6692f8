//! A migrated catalog in a fresh database, and pictures to put into it.

use catalog::{Catalog, Colour, ConnectOptions, Connection, Inserted, NewMedia, describe_media, insert_media};
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
        place: String::new(),
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

/// Inserts the `number`th picture under a name of its own and returns its id.
pub async fn insert_named(catalog: &Catalog, library: Uuid, number: u32, name: &str) -> Uuid {
    insert(catalog, &NewMedia { name: name.to_owned(), ..picture(library, number) }).await
}

/// Writes tags and a description to a picture of a library.
pub async fn describe(catalog: &Catalog, library: Uuid, id: Uuid, tags: &[&str], description: &str) {
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let mut connection = catalog.connection().await.unwrap();
    assert!(describe_media(&mut connection, library, id, Some(&tags), Some(description)).await.unwrap());
}

/// A library of 6,000 pictures `img_1.png` and so on, one a second back from now; every tenth is tagged, and every fiftieth
/// described.
pub async fn big_library() -> (Catalog, Uuid) {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    execute(
        &catalog,
        &format!(
            "INSERT INTO media (id, library_id, blake3, name, media_type, bytes, width, height, uploaded_at, tags,
                                description)
             SELECT gen_random_uuid(), '{library}', sha256(n::text::bytea), 'img_' || n || '.png', 'image/png', 1, 1, 1,
                    now() - n * interval '1 second',
                    CASE WHEN n % 10 = 0 THEN ARRAY['tenth', 'red car'] ELSE '{{}}' END,
                    CASE WHEN n % 50 = 0 THEN 'A lighthouse by the sea' ELSE '' END
             FROM generate_series(1, 6000) AS n;
             INSERT INTO vocabulary (library_id, word)
             SELECT '{library}'::uuid, md5(n::text) FROM generate_series(1, 6000) AS n
             UNION SELECT '{library}'::uuid, unnest(ARRAY['img', 'png', 'tenth', 'red', 'car', 'lighthouse', 'the', 'sea']);
             ANALYZE media;
             ANALYZE vocabulary"
        ),
    )
    .await;
    (catalog, library)
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
