//! The page that shows the design system: every part in every state, the same for every library.

mod buttons;
mod charts;
mod colours;
mod empty_states;
mod facts;
mod fields;
mod frames;
mod icons;
mod labels;
mod menus;
mod meters;
mod notices;
mod specimens;
mod tiles;
mod type_faces;
mod uploads;
mod ways;

use leptos::prelude::*;
use leptos_meta::Title;

use self::buttons::Buttons;
use self::charts::Charts;
use self::colours::Colours;
use self::empty_states::EmptyStates;
use self::facts::Facts;
use self::fields::Fields;
use self::frames::Frames;
use self::icons::Icons;
use self::labels::Labels;
use self::menus::Menus;
use self::meters::Meters;
use self::notices::Notices;
use self::tiles::{Picking, Tiles};
use self::type_faces::TypeFaces;
use self::uploads::Uploads;
use self::ways::Ways;
use crate::kit::Erase;

/// Its address.
pub const KIT: &str = "/kit";

/// Everything that pages are built of. It runs no script, so that browsers have no code for it. Nothing on it moves, tells the time or asks the library, so that two pictures of
/// it can be compared.
#[component]
pub fn KitPage() -> impl IntoView {
    view! {
        <Title text="Design system"/>
        <h1 class="heading-1">"Design system"</h1>
        <p class="hint">"What pages are built of, each part in every state."</p>
        <Colours/>
        <TypeFaces/>
        <Frames/>
        <Buttons/>
        <Ways/>
        <Fields/>
        <Labels/>
        <Icons/>
        <Meters/>
        <Notices/>
        <Tiles/>
        <Picking/>
        <Uploads/>
        <EmptyStates/>
        <Menus/>
        <Facts/>
        <Charts/>
    }
    .erase()
}
