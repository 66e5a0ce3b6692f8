//! The tenants.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{catalog::Catalog, error::CatalogError, schema::library};

/// The id of the library that every installation has from its first migration.
pub const DEFAULT_LIBRARY: Uuid = Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001);

impl Catalog {
    /// The id of the library named `default`; made again if somebody removed it.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn default_library(&self) -> Result<Uuid, CatalogError> {
        let mut connection = self.connection().await?;
        let find = library::table.filter(library::name.eq("default")).select(library::id);
        if let Some(id) = find.first(&mut connection).await.optional()? {
            return Ok(id);
        }
        diesel::insert_into(library::table)
            .values((library::id.eq(DEFAULT_LIBRARY), library::name.eq("default")))
            .on_conflict_do_nothing()
            .execute(&mut connection)
            .await?;
        Ok(find.first(&mut connection).await?)
    }
}
