//! Searches read indexes, not the table.

use catalog::Catalog;
use diesel::{
    QueryableByName,
    pg::Pg,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_types::{Array, BigInt, Float, Integer, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};

use crate::support::{big_library, execute};

type Boxed = BoxedSqlQuery<'static, Pg, SqlQuery>;

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// How Postgres runs a statement.
fn explain(statement: &str) -> Boxed {
    diesel::sql_query(format!("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement}")).into_boxed()
}

async fn assert_indexed(catalog: &Catalog, statement: Boxed, index: &str) {
    let plan: Vec<Plan> = statement.load(&mut catalog.connection().await.unwrap()).await.unwrap();
    let plan: String = plan.into_iter().map(|row| row.line + "\n").collect();
    assert!(plan.contains(index), "{plan}");
    assert!(!plan.contains("Seq Scan on media"), "{plan}");
    assert!(!plan.contains("Seq Scan on vocabulary"), "{plan}");
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn every_search_reads_an_index() {
    let (catalog, library) = big_library().await;

    // A rare word, and two that stand in every name.
    for words in [["'lighthouse'", "'zebra'"], ["'img'", "'png'"]] {
        let [first, second] = words;
        let both = format!("{first} & {second}");
        let statement = explain(include_str!("../../src/find_words.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<Array<Text>, _>(vec![both.clone(), first.to_owned(), second.to_owned()])
            .bind::<Array<Nullable<Text>>, _>(vec![None, Some(both.clone()), Some(both)])
            .bind::<Array<BigInt>, _>(vec![200_i64, 100, 100])
            .bind::<Array<Nullable<Text>>, _>(vec![None::<String>, Some("'pn':*".to_owned())])
            .bind::<Array<Integer>, _>(vec![1, 2])
            .bind::<Array<Integer>, _>(vec![1, 3])
            .bind::<Array<Text>, _>(texts(&[first, second, "'pn':*"]))
            .bind::<Array<Float>, _>(vec![1.0_f32, 1.0, 0.5])
            .bind::<BigInt, _>(200_i64)
            .bind::<BigInt, _>(100_i64)
            .bind::<Array<Text>, _>(vec![format!("'pn':* & !({first} | {second})")]);
        assert_indexed(&catalog, statement, "media_words").await;
    }
    let statement = explain(include_str!("../../src/similar.sql"))
        .bind::<SqlUuid, _>(library)
        .bind::<Array<Nullable<Text>>, _>(vec![Some("lighthoose".to_owned()), None]);
    assert_indexed(&catalog, statement, "vocabulary_parts").await;

    for (file, text, index) in [
        (include_str!("../../src/with_phrase.sql"), "red car", "media_words"),
        (include_str!("../../src/with_phrase.sql"), "img", "media_words"),
        (include_str!("../../src/with_name.sql"), "g_123", "media_name_parts"),
        (include_str!("../../src/with_name.sql"), "img_", "media_name_parts"),
    ] {
        let statement = explain(file).bind::<SqlUuid, _>(library).bind::<Text, _>(text).bind::<BigInt, _>(1000_i64);
        assert_indexed(&catalog, statement, index).await;
    }
    let statement = explain(include_str!("../../src/tags.sql")).bind::<SqlUuid, _>(library).bind::<BigInt, _>(100_i64);
    assert_indexed(&catalog, statement, "media_tagged").await;
}

#[tokio::test]
async fn the_timeline_is_read_from_its_index_alone() {
    let (catalog, library) = big_library().await;
    // Without it every row would be looked at, to see whether it is there.
    execute(&catalog, "VACUUM media").await;
    let mut connection = catalog.connection().await.unwrap();
    // The library of a test is so small that reading it whole is as good.
    connection.batch_execute("SET enable_seqscan = off").await.unwrap();

    let months = explain(include_str!("../../src/timeline.sql")).bind::<SqlUuid, _>(library);
    let part = explain(include_str!("../../src/timeline_part.sql"))
        .bind::<SqlUuid, _>(library)
        .bind::<BigInt, _>(60_i64)
        .bind::<BigInt, _>(3000_i64);
    for statement in [months, part] {
        let plan: Vec<Plan> = statement.load(&mut connection).await.unwrap();
        let plan: String = plan.into_iter().map(|row| row.line + "\n").collect();
        assert!(plan.contains("Index Only Scan using media_timeline"), "{plan}");
    }
}

#[tokio::test]
async fn what_was_indexed_lately_is_read_from_its_index() {
    let (catalog, library) = big_library().await;
    // One a second back from now: a third of them in the last half an hour.
    execute(&catalog, "UPDATE media SET embedded_at = uploaded_at").await;
    execute(&catalog, "VACUUM ANALYZE media").await;
    let mut connection = catalog.connection().await.unwrap();
    // As above.
    connection.batch_execute("SET enable_seqscan = off").await.unwrap();

    let statement = explain(include_str!("../../src/throughput.sql")).bind::<SqlUuid, _>(library);
    let plan: Vec<Plan> = statement.load(&mut connection).await.unwrap();

    let plan: String = plan.into_iter().map(|row| row.line + "\n").collect();
    assert!(plan.contains("media_embedded"), "{plan}");
}

#[tokio::test]
async fn what_reads_indexes_finds_what_is_there() {
    let (catalog, library) = big_library().await;

    assert_eq!(catalog.find_words(library, "lighthouse", 1000).await.unwrap().matches.len(), 120);
    assert_eq!(catalog.with_phrase(library, "red car", 1000).await.unwrap().len(), 600);
    assert_eq!(catalog.with_phrase(library, "img", 1000).await.unwrap().len(), 1001);
    assert_eq!(catalog.with_name(library, "g_123", 1000).await.unwrap().len(), 11);
    assert_eq!(catalog.tags(library, 10).await.unwrap(), [("red car".to_owned(), 600), ("tenth".to_owned(), 600)]);
}
