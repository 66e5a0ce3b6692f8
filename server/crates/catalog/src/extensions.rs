//! The extensions of Postgres that the tables need.

use diesel::{
    QueryableByName,
    result::{DatabaseErrorKind, Error::DatabaseError},
    sql_types::{Bool, Nullable, Text},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};

use crate::error::CatalogError;

/// For names without accents, and for words that are nearly alike.
const NEEDED: [&str; 2] = ["unaccent", "pg_trgm"];

/// Where an extension is, and whether it could be made.
const ASK: &str = "
    SELECT
        (SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = $1) AS schema,
        EXISTS (SELECT FROM pg_available_extensions WHERE name = $1) AS available";

#[derive(QueryableByName)]
struct Presence {
    #[diesel(sql_type = Nullable<Text>)]
    schema: Option<String>,
    #[diesel(sql_type = Bool)]
    available: bool,
}

/// Makes the extensions that the database lacks, before a migration does: its error would not say what to do.
pub(crate) async fn ensure(connection: &mut AsyncPgConnection) -> Result<(), CatalogError> {
    for name in NEEDED {
        let presence: Presence = diesel::sql_query(ASK).bind::<Text, _>(name).get_result(connection).await?;
        if is_missing(name, presence)? {
            let make = format!("CREATE EXTENSION {name} WITH SCHEMA public");
            connection.batch_execute(&make).await.map_err(|source| match source {
                // Those with a kind are about the connection.
                DatabaseError(DatabaseErrorKind::Unknown, _) => CatalogError::ExtensionRefused { name, source },
                other => other.into(),
            })?;
        }
    }
    Ok(())
}

/// Whether the extension has to be made, and can be.
fn is_missing(name: &'static str, presence: Presence) -> Result<bool, CatalogError> {
    match presence {
        Presence { schema: Some(schema), .. } if schema == "public" => Ok(false),
        Presence { schema: Some(schema), .. } => Err(CatalogError::ExtensionElsewhere { name, schema }),
        Presence { schema: None, available: true } => Ok(true),
        Presence { schema: None, available: false } => Err(CatalogError::ExtensionMissing { name }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_without_the_files_is_told_what_to_install() {
        let message = is_missing("unaccent", Presence { schema: None, available: false }).map_err(|e| e.to_string());

        assert!(
            message.as_ref().is_err_and(|m| m.contains("unaccent") && m.contains("postgresql-contrib")),
            "{message:?}"
        );
    }
}
