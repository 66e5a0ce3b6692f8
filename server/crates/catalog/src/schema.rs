//! The tables as Diesel sees them; a test compares this file with the migrated database.

diesel::table! {
    library (id) {
        id -> Uuid,
        name -> Text,
        created_at -> Timestamptz,
        trash_of -> Nullable<Uuid>,
    }
}

/// The type of `media.words`, which only SQL files touch.
#[derive(diesel::sql_types::SqlType)]
#[diesel(postgres_type(name = "tsvector", schema = "pg_catalog"))]
pub struct Tsvector;

diesel::table! {
    use diesel::sql_types::*;
    use super::Tsvector;

    media (id) {
        id -> Uuid,
        library_id -> Uuid,
        blake3 -> Bytea,
        name -> Text,
        media_type -> Text,
        bytes -> Int8,
        width -> Int4,
        height -> Int4,
        taken_at -> Nullable<Timestamp>,
        uploaded_at -> Timestamptz,
        colours -> Jsonb,
        embedded_model -> Nullable<Text>,
        embedded_at -> Nullable<Timestamptz>,
        local_model -> Nullable<Text>,
        tags -> Array<Text>,
        description -> Text,
        place -> Text,
        deleted_at -> Nullable<Timestamptz>,
        shown_at -> Timestamp,
        captions -> Text,
        words -> Tsvector,
        plain -> Text,
        described -> Bool,
    }
}

diesel::table! {
    job (id) {
        id -> Int8,
        kind -> Text,
        library_id -> Uuid,
        media_id -> Nullable<Uuid>,
        payload -> Jsonb,
        priority -> Int2,
        state -> Text,
        attempts -> Int4,
        claim -> Int8,
        again -> Bool,
        run_at -> Timestamptz,
        locked_until -> Nullable<Timestamptz>,
        locked_by -> Nullable<Text>,
        reason -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    past_search (id) {
        id -> Uuid,
        library_id -> Uuid,
        address -> Text,
        words -> Text,
        searched_at -> Timestamptz,
        saved_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    caption (media_id, kind) {
        media_id -> Uuid,
        kind -> Text,
        text -> Text,
        said -> Text,
        model -> Text,
        version -> Int4,
        made_at -> Timestamptz,
        edited_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    vocabulary (library_id, word) {
        library_id -> Uuid,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(library, media, job, caption);
