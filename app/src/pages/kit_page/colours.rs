//! What the colours mean, and the ramp that they are taken from.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;

/// The name of a colour, and how drawings ask for it.
type Colour = (&'static str, &'static str);

macro_rules! colours {
    ($($name:literal)+) => {
        [$(($name, concat!("var(--", $name, ")"))),+]
    };
}

/// The colours that parts are dressed in; another theme gives them other values.
const MEANINGS: [Colour; 16] = colours![
    "ground" "surface" "sunk" "text" "muted" "edge" "light" "shade" "accent" "on-accent" "accent-light" "accent-shade"
    "good" "warn" "bad" "mark"
];

/// The colours themselves.
const RAMP: [Colour; 16] = colours![
    "ink-950" "ink-900" "ink-800" "ink-700" "ink-600" "dusk-500" "dusk-300" "sand-200" "sand-100" "sand-50" "moss-700"
    "moss-300" "amber-700" "amber-300" "rose-700" "rose-300"
];

/// Both as swatches with their names.
#[component]
pub fn Colours() -> impl IntoView {
    view! {
        <Specimens title="Colours" id="colours">
            <h3 class="label">"What they mean"</h3>
            {swatches(&MEANINGS)}
            <h3 class="label">"The ramp"</h3>
            {swatches(&RAMP)}
        </Specimens>
    }
    .erase()
}

fn swatches(colours: &'static [Colour]) -> AnyView {
    let swatches = colours.iter().map(|(name, fill)| {
        view! {
            <li class="flex min-w-0 items-center gap-3">
                <svg class="swatch" width="48" height="48" aria-hidden="true">
                    <rect width="48" height="48" fill=*fill></rect>
                </svg>
                <span class="min-w-0 wrap-anywhere">{*name}</span>
            </li>
        }
    });
    view! {
        <ul class="grid grid-cols-2 gap-5 sm:grid-cols-3 lg:grid-cols-4" role="list">{swatches.collect_view()}</ul>
    }
    .erase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the colours that a stylesheet sets: its properties with a value of that kind.
    fn set_by(style: &'static str) -> Vec<&'static str> {
        let properties = style.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        properties.filter(|(_, value)| value.starts_with(['#', 'l'])).map(|(name, _)| name).collect()
    }

    #[test]
    fn each_colour_is_shown() {
        let themes = set_by(include_str!("../../../../style/themes.css"));
        let tokens = set_by(include_str!("../../../../style/tokens.css"));

        assert_eq!(MEANINGS.map(|(name, _)| name).as_slice(), themes);
        assert_eq!(RAMP.map(|(name, _)| name).as_slice(), tokens);
    }
}
