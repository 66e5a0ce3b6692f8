//! `schema.rs` is what the crate that owns the table says.

#[test]
fn the_table_is_declared_as_where_it_is_created() {
    let ours = include_str!("../../src/schema.rs");
    let theirs = include_str!("../../../catalog/src/schema.rs");

    let (_, table) = ours.split_once("diesel::table!").unwrap();

    assert!(theirs.contains(table), "catalog/src/schema.rs should have: {table}");
}
