//! The application: contexts, what surrounds every page, and the table of routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

use crate::context::{provide_activity_feed, provide_hydrated, provide_theme, provide_uploader};
use crate::layout::{Footer, MainArea, SkipLink, TopBar, UpdateNotice};
use crate::pages::{KitPage, NotFoundPage};
use crate::routes::{Activity, Gallery, Lab, Media, Models, Search, Settings, Trash, Upload};
use crate::strings;

/// The whole application, as the server renders it and the browser takes it over.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_hydrated();
    provide_activity_feed();
    provide_uploader();
    provide_theme();
    // Every route is rendered whole before it is sent: without JavaScript nobody could fill in what streams in later,
    // and the status of a page is known only when its data is.
    view! {
        <Title formatter=title_of_window text=title_so_far()/>
        <Router>
            <SkipLink/>
            <TopBar/>
            <MainArea>
                <UpdateNotice/>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view={Lazy::<Search>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/gallery") view={Lazy::<Gallery>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/media/:id") view={Lazy::<Media>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/trash") view={Lazy::<Trash>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/upload") view={Lazy::<Upload>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/activity") view={Lazy::<Activity>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/lab") view={Lazy::<Lab>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/models") view={Lazy::<Models>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/settings") view={Lazy::<Settings>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/kit") view=KitPage ssr=SsrMode::Async/>
                </Routes>
            </MainArea>
            <Footer/>
        </Router>
    }
}

fn title_of_window(page: String) -> String {
    let name = strings::name();
    match page.as_str() {
        "" => name.to_owned(),
        whole if whole.ends_with(name) => page,
        page => strings::window_title(page),
    }
}

/// The title that the document came with: until the code of its page is there nobody says a better one.
fn title_so_far() -> String {
    #[cfg(feature = "ssr")]
    let title = String::new();
    #[cfg(not(feature = "ssr"))]
    let title = document().title();
    title
}
