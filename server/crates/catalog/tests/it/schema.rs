//! `schema.rs` is what the database says.

use crate::support::{self, lines};

/// The end of a `table!` block as it must stand in the file, from the database's own description.
async fn described(connection: &mut diesel_async::AsyncPgConnection, table: &str) -> String {
    let sql = format!(
        "SELECT column_name || ' ' || udt_name || ' ' || is_nullable AS line FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
    );
    let columns = lines(connection, &sql).await.into_iter().map(|line| {
        let [name, kind, nullable] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let kind = match kind {
            "_text" => "Array<Text>",
            "bool" => "Bool",
            "bytea" => "Bytea",
            "int2" => "Int2",
            "int4" => "Int4",
            "int8" => "Int8",
            "jsonb" => "Jsonb",
            "text" => "Text",
            "timestamp" => "Timestamp",
            "timestamptz" => "Timestamptz",
            "tsvector" => "Tsvector",
            "uuid" => "Uuid",
            other => panic!("{name} has the type {other}, which this test does not know"),
        };
        let kind = if nullable == "YES" { format!("Nullable<{kind}>") } else { kind.to_owned() };
        format!("        {name} -> {kind},\n")
    });
    let columns: String = columns.collect();
    let key = lines(
        connection,
        &format!(
            "SELECT string_agg(attname, ', ' ORDER BY array_position(indkey::int2[], attnum)) AS line FROM pg_index \
             JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey) \
             WHERE indisprimary AND indrelid = '{table}'::regclass"
        ),
    )
    .await;
    format!("    {table} ({}) {{\n{columns}    }}\n}}\n", key[0])
}

#[tokio::test]
async fn every_column_has_the_name_type_and_nullability_of_the_database() {
    let schema = include_str!("../../src/schema.rs");
    let catalog = support::catalog().await;
    let mut connection = catalog.connection().await.unwrap();

    let tables = lines(
        &mut connection,
        "SELECT table_name AS line FROM information_schema.tables \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' ORDER BY 1",
    )
    .await;

    assert_eq!(tables, ["caption", "job", "library", "media", "past_search", "vocabulary"]);
    for table in tables {
        let described = described(&mut connection, &table).await;
        assert!(schema.contains(&described), "schema.rs should have:\n{described}");
    }
}
