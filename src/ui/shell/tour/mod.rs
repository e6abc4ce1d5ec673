//! Five steps through what matters, beside the page that one goes on using.
//!
//! The callout is not modal: everything works while it is open. Each step has a place; going there
//! moves the focus to the step's heading, once, so that a screen reader says what it is about.
//! Where one goes by oneself, the focus stays as it is.

mod callout;
mod step;

use leptos::prelude::*;

use crate::ui::browser::focus;
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::{Toast, Toasts, use_toasts};
use crate::ui::preference;
use crate::ui::route::Route;
use crate::ui::router::{Router, use_router};
use crate::ui::state::{Desk, use_desk};

pub(super) use callout::TourCallout;
use step::Step;

/// How far the tour is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Not shown.
    #[default]
    Away,
    /// It asks whether it may begin.
    Offered,
    /// At a step.
    At(Step),
}

/// The tour of the app. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Tour {
    stage: RwSignal<Stage>,
    /// True once it was finished, left or declined; remembered.
    done: RwSignal<bool>,
    /// Where the step lies that the focus has yet to come to.
    awaited: RwSignal<Option<Route>>,
    desk: Desk,
    router: Router,
    toasts: Toasts,
    words: UseWords,
}

/// Makes the tour for the app.
pub fn provide_tour() {
    provide_context(Tour {
        stage: RwSignal::new(Stage::Away),
        done: preference::remembered("tour-done", || false),
        awaited: RwSignal::new(None),
        desk: use_desk(),
        router: use_router(),
        toasts: use_toasts(),
        words: use_words(),
    });
}

/// The tour of the app.
pub fn use_tour() -> Tour {
    expect_context()
}

impl Tour {
    /// Asks whether it may begin; not of those who have seen it, or said no.
    pub fn offer(self) -> bool {
        let offers = !self.done.get_untracked() && self.stage.get_untracked() == Stage::Away;
        if offers {
            self.stage.set(Stage::Offered);
        }
        offers
    }

    /// Begins, at the first step.
    pub fn start(self) {
        if self.desk.peek(|workspace| workspace.ipams().is_empty()) {
            self.router.navigate(Route::Welcome);
            self.toasts.show(Toast::new(self.words.now().tour.needs_something));
            return;
        }
        self.go(Step::FIRST);
    }

    /// Shows a step, at its place.
    fn go(self, step: Step) {
        let insight = self.desk.insight_now();
        let place = self.desk.peek(|workspace| step.place(workspace, &insight));
        self.awaited.set(Some(place.route.clone()));
        self.stage.set(Stage::At(step));
        self.router.navigate(place);
    }

    /// Ends it. The focus goes to the page if it was in the callout.
    fn leave(self) {
        let inside = document()
            .active_element()
            .is_some_and(|element| element.closest(".tour").is_ok_and(|found| found.is_some()));
        self.done.set(true);
        self.awaited.set(None);
        self.stage.set(Stage::Away);
        if inside {
            request_animation_frame(focus::page_heading);
        }
    }
}
