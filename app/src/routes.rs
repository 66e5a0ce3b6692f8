//! The pages, whose code a browser loads when they are first shown.

use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

use crate::context::announce_hydrated;
use crate::kit::Erase;
use crate::pages::{
    ActivityPage, GalleryPage, LabPage, MediaPage, ModelsPage, SearchPage, SettingsPage, TrashPage, UploadPage,
};

/// Routes whose code comes together. Each group shares code with each other one, which then is a file, too: with many
/// groups there would be very many small files. The second name is what `lazy` calls the function that only loads.
macro_rules! together {
    ($load:ident, $preload:ident: $group:ident { $($route:ident => $page:ident,)+ }) => {
        #[derive(Clone, Copy)]
        enum $group {
            $($route,)+
        }

        #[lazy]
        fn $load(page: $group) -> AnyView {
            announce_hydrated();
            match page {
                $($group::$route => view! { <$page/> }.erase(),)+
            }
        }

        $(
            #[doc = concat!("Leads to [`", stringify!($page), "`].")]
            pub struct $route;

            impl LazyRoute for $route {
                fn data() -> Self {
                    #[cfg(feature = "ssr")]
                    crate::parts::announce(stringify!($load));
                    Self
                }

                async fn view(_: Self) -> AnyView {
                    $load($group::$route).await
                }

                /// What the browser took over has to be there at once, or it is taken for a page that is still loading.
                async fn preload() {
                    #[cfg(target_arch = "wasm32")]
                    $preload().await;
                }
            }
        )+
    };
}

together!(load_search, __preload_load_search: Start {
    Search => SearchPage,
});

together!(load_library, __preload_load_library: Library {
    Gallery => GalleryPage,
    Trash => TrashPage,
});

together!(load_picture, __preload_load_picture: Single {
    Media => MediaPage,
});

together!(load_intake, __preload_load_intake: Intake {
    Upload => UploadPage,
    Activity => ActivityPage,
});

together!(load_workshop, __preload_load_workshop: Workshop {
    Lab => LabPage,
    Models => ModelsPage,
    Settings => SettingsPage,
});
