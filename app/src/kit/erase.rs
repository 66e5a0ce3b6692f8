//! Forgetting the type of a view, at less cost than `IntoAny` alone.

use std::future::Future;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::ssr::StreamBuilder;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

/// Any view as one type.
pub trait Erase: IntoView + 'static {
    /// The same view without its type.
    fn erase(self) -> AnyView {
        Eager(self.into_view()).into_any()
    }
}

impl<V: IntoView + 'static> Erase for V {}

/// A view that is hydrated at once.
///
/// `AnyView` keeps code for hydrating each view asynchronously too, which only lazily loaded routes call; this type
/// leaves it at the trait's own answer, and so an eighth of the WebAssembly out.
struct Eager<V>(V);

impl<V: Render> Render for Eager<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: AddAnyAttr> AddAnyAttr for Eager<V> {
    type Output<New: Attribute> = Eager<V::Output<New>>;

    fn add_any_attr<New: Attribute>(self, attribute: New) -> Self::Output<New>
    where
        Self::Output<New>: RenderHtml,
    {
        Eager(self.0.add_any_attr(attribute))
    }
}

impl<V: RenderHtml> RenderHtml for Eager<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = Eager<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    fn resolve(self) -> impl Future<Output = Self::AsyncOutput> + Send {
        self.0.resolve()
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        html: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.0.to_html_async_with_buf::<OUT_OF_ORDER>(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Eager(self.0.into_owned())
    }
}
