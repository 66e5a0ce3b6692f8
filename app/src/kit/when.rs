//! Showing a part of a page now and not then.

use leptos::children::TypedChildrenFn;
use leptos::prelude::*;

use super::Erase;

/// Its children while something is so, and else what is given for that.
///
/// `Show` does the same, but is compiled anew for each use; this one keeps the browser's download small.
#[component]
pub fn When<V: IntoView + 'static>(
    /// Whether it is so.
    #[prop(into)]
    is: Signal<bool>,
    /// What to show where it is not; by default nothing.
    #[prop(optional, into)]
    otherwise: ViewFn,
    /// What to show where it is.
    children: TypedChildrenFn<V>,
) -> impl IntoView {
    let children = children.into_inner();
    switch(is, Box::new(move || children().erase()), otherwise)
}

fn switch(is: Signal<bool>, children: Box<dyn Fn() -> AnyView + Send>, otherwise: ViewFn) -> AnyView {
    let is = Memo::new(move |_| is.get());
    (move || if is.get() { children() } else { otherwise.run() }).erase()
}
