//! Rebuilds when a migration is added: `embed_migrations!` sees only the files that were there before.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
