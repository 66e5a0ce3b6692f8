//! Pictures in a grid.

mod pick_tile;
mod skeleton_grid;
mod state_badge;
mod tile_card;
mod tile_grid;
mod tile_image;

pub use pick_tile::PickTile;
pub use skeleton_grid::SkeletonGrid;
pub use state_badge::StateBadge;
pub use tile_card::TileCard;
pub use tile_grid::TileGrid;
pub use tile_image::TileImage;

/// So many pictures are in view from the start on any screen: a row of a wide one.
pub const FIRST_ROW: usize = 6;
