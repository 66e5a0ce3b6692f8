//! Up, down and up again.

use catalog::{CatalogError, ConnectOptions, MIGRATIONS};
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection};
use diesel_migrations::MigrationHarness;

use crate::support::{self, execute, lines};

/// Every column, index, constraint, function and trigger of our own.
const EVERYTHING: &str = "
    SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY line";

#[tokio::test(flavor = "multi_thread")]
async fn up_down_and_up_again_is_up() {
    let url = local_postgres::testing::fresh_database().await;
    let mut harness = AsyncMigrationHarness::new(AsyncPgConnection::establish(&url).await.unwrap());

    harness.run_pending_migrations(MIGRATIONS).unwrap();
    let mut connection = harness.into_inner();
    let first = lines(&mut connection, EVERYTHING).await;

    let mut harness = AsyncMigrationHarness::new(connection);
    harness.revert_all_migrations(MIGRATIONS).unwrap();
    let mut connection = harness.into_inner();
    let emptied = lines(&mut connection, EVERYTHING).await;

    let mut harness = AsyncMigrationHarness::new(connection);
    harness.run_pending_migrations(MIGRATIONS).unwrap();
    let second = lines(&mut harness.into_inner(), EVERYTHING).await;

    assert!(first.len() > 40, "{first:#?}");
    assert_eq!(first, second);
    assert!(emptied.iter().all(|line| line.contains("__diesel_schema_migrations")), "{emptied:#?}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let url = local_postgres::testing::fresh_database().await;
    let catalog = support::connect(&url).await;
    execute(&catalog, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000000')").await;

    let error = catalog::connect(&url, ConnectOptions::default()).await.unwrap_err();

    assert!(matches!(error, CatalogError::Newer { version } if version == "29991231000000"));
}
