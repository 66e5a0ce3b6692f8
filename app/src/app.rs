//! The application: contexts, what surrounds every page, and the table of routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::context::{provide_activity_feed, provide_hydrated, provide_uploader};
use crate::kit::Erase;
use crate::layout::{MainArea, SkipLink, TopBar};
use crate::pages::{ActivityPage, GalleryPage, LabPage, MediaPage, ModelsPage, NotFoundPage, SearchPage, UploadPage};

/// The whole application, as the server renders it and the browser takes it over.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_hydrated();
    provide_activity_feed();
    provide_uploader();
    // Every route is rendered whole before it is sent: without JavaScript nobody could fill in what streams in later,
    // and the status of a page is known only when its data is.
    view! {
        <Title formatter=title_of_window/>
        <Router>
            <SkipLink/>
            <TopBar/>
            <MainArea>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view=SearchPage ssr=SsrMode::Async/>
                    <Route path=path!("/gallery") view=GalleryPage ssr=SsrMode::Async/>
                    <Route path=path!("/media/:id") view=MediaPage ssr=SsrMode::Async/>
                    <Route path=path!("/upload") view=UploadPage ssr=SsrMode::Async/>
                    <Route path=path!("/activity") view=ActivityPage ssr=SsrMode::Async/>
                    <Route path=path!("/lab") view=LabPage ssr=SsrMode::Async/>
                    <Route path=path!("/models") view=ModelsPage ssr=SsrMode::Async/>
                </Routes>
            </MainArea>
        </Router>
    }
    .erase()
}

fn title_of_window(page: String) -> String {
    if page.is_empty() { "Media Search".to_owned() } else { format!("{page} · Media Search") }
}
