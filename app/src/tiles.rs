//! Pictures in a grid.

mod skeleton_grid;
mod state_badge;
mod tile_card;
mod tile_grid;

pub use skeleton_grid::SkeletonGrid;
pub use state_badge::StateBadge;
pub use tile_card::TileCard;
pub use tile_grid::TileGrid;
