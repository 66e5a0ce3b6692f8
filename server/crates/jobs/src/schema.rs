//! The table `job` as Diesel sees it; a test compares this file with the migrated database.

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
