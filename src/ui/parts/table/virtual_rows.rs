//! Which rows are in view: the others do not exist.

use std::mem;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use super::held_columns::HeldColumns;

/// Up to this many rows are all mounted; scrolling them needs no arithmetic.
const MOUNT_ALL: usize = 200;
/// Up to this many rows are on paper; of more, those that are mounted.
pub(super) const PRINT_ALL: usize = 2_000;
/// Of more rows, at most so many are mounted, however high the window is.
const MOST: usize = 60;
/// Rows mounted beyond either edge of the view, so that a quick scroll shows no gap.
const MARGIN: usize = 3;
/// So many rows can be made and laid out in one frame (16 ms) of a slow machine. After a jump, as
/// by the scroll bar, what is in view comes first, and the others in the frames that follow.
const MOST_AT_ONCE: usize = 3;
/// For so long nothing scrolls until the columns are looked at.
const RESTS: Duration = Duration::from_millis(120);

/// The part of a list that is mounted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    /// The first row mounted.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Height of the rows before, in pixels.
    pub before: usize,
    /// Height of the rows after.
    pub after: usize,
}

impl Window {
    /// True where some of `count` rows are not mounted.
    pub fn is_part(self, count: usize) -> bool {
        self.end.saturating_sub(self.start) < count
    }
}

/// What is known about the scrolling box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct View {
    top: usize,
    height: usize,
    row: usize,
    head: usize,
    /// The rows to mount now, where the whole window would be too much for one frame.
    part: Option<Rows>,
}

/// Rows one after another: the first, and one past the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Rows {
    start: usize,
    end: usize,
}

impl Rows {
    fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    fn also_in(self, other: Rows) -> Rows {
        Rows { start: self.start.max(other.start), end: self.end.min(other.end) }
    }

    /// What to mount next where these are mounted and `target` is to be, of which `in_view` is
    /// wanted most; at most `most` new rows below, or one above. A keyed list that gets several
    /// rows above at once takes all others out and puts them in again, and the focus is lost.
    fn towards(self, target: Rows, in_view: Rows, most: usize) -> Rows {
        if self.len() == 0 {
            return target;
        }
        let kept = self.also_in(target);
        let first = Rows { start: in_view.start, end: in_view.start };
        let kept = if kept.len() == 0 { first } else { kept };
        for goal in [in_view, target] {
            let below = goal.end.saturating_sub(kept.end).min(most);
            if below > 0 {
                return Rows { end: kept.end.saturating_add(below), ..kept };
            }
            let above = kept.start.saturating_sub(goal.start).min(1);
            if above > 0 {
                return Rows { start: kept.start.saturating_sub(above), ..kept };
            }
        }
        kept
    }
}

impl View {
    /// The rows in view of `count`, and with them those beyond either edge.
    fn rows(self, count: usize) -> (Rows, Rows) {
        let row = self.row.max(1);
        let first = (self.top / row).min(count);
        let shown = (self.height / row + 2).min(MOST);
        let margin = MARGIN.min((MOST - shown) / 2);
        let last = first.saturating_add(shown).min(count);
        let target = Rows {
            start: first.saturating_sub(margin),
            end: last.saturating_add(margin).min(count),
        };
        (Rows { start: first, end: last }, target)
    }
}

/// Follows the scrolling of a box. Small and `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Scroller {
    pub node: NodeRef<html::Div>,
    view: RwSignal<View>,
    waiting: StoredValue<bool>,
    /// Whether the heights have to be taken again. While it only scrolls, they stay, and asking
    /// for them would make the browser lay everything out once more.
    stale: StoredValue<bool>,
    columns: HeldColumns,
    /// Ends when nothing was scrolled for a while.
    resting: StoredValue<Option<TimeoutHandle>>,
    partial: StoredValue<bool>,
    /// The rows that are mounted, and of how many.
    mounted: StoredValue<(Rows, usize)>,
    printing: RwSignal<bool>,
    /// How many rows were made in this frame.
    made: StoredValue<usize>,
}

impl Scroller {
    /// For rows of this height, until they are measured.
    pub fn new(row: usize) -> Scroller {
        let scroller = Scroller {
            node: NodeRef::new(),
            view: RwSignal::new(View { top: 0, height: 900, row, head: 0, part: None }),
            waiting: StoredValue::new(false),
            stale: StoredValue::new(true),
            columns: HeldColumns::new(),
            resting: StoredValue::new(None),
            partial: StoredValue::new(false),
            mounted: StoredValue::new((Rows::default(), 0)),
            printing: RwSignal::new(false),
            made: StoredValue::new(0),
        };
        let print = |event: &'static str, on| {
            window_event_listener_untyped(event, move |_| {
                scroller.printing.try_set(on);
            })
        };
        let prints = [print("beforeprint", true), print("afterprint", false)];
        let listener = window_event_listener(leptos::ev::resize, move |_| {
            if let Some(Some(node)) = scroller.node.try_get_untracked() {
                scroller.columns.forget(&node);
            }
            scroller.measure_soon();
        });
        on_cleanup(move || {
            listener.remove();
            prints.into_iter().for_each(WindowListenerHandle::remove);
        });
        scroller
    }

    /// True where not all of `count` rows are mounted.
    fn is_part(self, count: usize) -> bool {
        count > if self.printing.get() { PRINT_ALL } else { MOUNT_ALL }
    }

    /// Looks where the box is, once after the next frame, however often it is called before. Rows
    /// are made between two frames: making them and drawing them are tasks of their own, and
    /// neither holds the other up.
    pub fn look_soon(self) {
        if self.waiting.try_get_value() != Some(false) {
            return;
        }
        self.waiting.set_value(true);
        request_animation_frame(move || {
            set_timeout(
                move || {
                    self.waiting.try_set_value(false);
                    self.look();
                },
                Duration::ZERO,
            );
        });
    }

    /// The same, because it was scrolled. Once that rests, the columns are looked at.
    pub fn scrolled(self) {
        self.look_soon();
        let timer = set_timeout_with_handle(move || self.settle(), RESTS).ok();
        if let Some(Some(before)) = self.resting.try_update_value(|now| mem::replace(now, timer)) {
            before.clear();
        }
    }

    fn settle(self) {
        let Some(Some(node)) = self.node.try_get_untracked() else { return };
        if self.partial.try_get_value() == Some(true) && self.columns.yield_to_content(&node) {
            self.look_soon();
        }
    }

    /// The same as [`Scroller::look_soon`], and takes the heights again.
    pub fn measure_soon(self) {
        self.stale.try_set_value(true);
        self.look_soon();
    }

    fn look(self) {
        let (Some(Some(node)), Some(old)) =
            (self.node.try_get_untracked(), self.view.try_get_untracked())
        else {
            return;
        };
        let is_stale = self.stale.try_get_value() != Some(false);
        if is_stale {
            self.columns.loosen(&node);
        } else if self.partial.try_get_value() == Some(true) {
            self.columns.hold(&node);
        }
        let top = usize::try_from(node.scroll_top()).unwrap_or(0);
        let view = if !is_stale {
            View { top, ..old }
        } else {
            self.stale.set_value(false);
            // On narrow screens rows are cards, of another height.
            let row = height_of(&node, "tbody tr[aria-rowindex]");
            let row = row.filter(|height| *height > 8).unwrap_or(old.row);
            let height = usize::try_from(node.client_height()).unwrap_or(0);
            let head = height_of(&node, "thead").unwrap_or(old.head);
            View { top, height, row, head, part: None }
        };
        self.made.set_value(0);
        self.go_on(view, old);
    }

    /// Comes nearer to the rows that are to be mounted: in this frame, or else in the next.
    fn go_on(self, mut view: View, old: View) {
        let (mounted, count) = self.mounted.get_value();
        let (in_view, target) = view.rows(count);
        let made = self.made.get_value();
        let next = mounted.towards(target, in_view, MOST_AT_ONCE.saturating_sub(made));
        let fresh = next.len().saturating_sub(next.also_in(mounted).len());
        let made = made.saturating_add(fresh);
        self.made.set_value(made);
        view.part = (next != target).then_some(next);
        if view != old {
            self.view.set(view);
        }
        if view.part.is_none() {
            return;
        }
        if made >= MOST_AT_ONCE || fresh == 0 {
            self.look_soon();
            return;
        }
        // After the rows of this step are there. Nothing of the page is measured again.
        queue_microtask(move || {
            if let Some(view) = self.view.try_get_untracked() {
                self.go_on(view, view);
            }
        });
    }

    /// Scrolls back to the top: after the order or the filter changed.
    pub fn to_top(self) {
        if let Some(Some(node)) = self.node.try_get_untracked() {
            node.set_scroll_top(0);
        }
    }

    /// How high all of `count` rows are with their head, where not all are mounted. The box keeps
    /// this height while rows come and go: were it ever lower, even between two of the steps in
    /// which they are exchanged, the browser would scroll back to what is left.
    pub fn whole(self, count: usize) -> Option<usize> {
        let View { row, head, .. } = self.view.get();
        self.is_part(count).then(|| count.saturating_mul(row).saturating_add(head))
    }

    /// The rows to mount of `count`.
    pub fn window(self, count: usize) -> Window {
        let is_part = self.is_part(count);
        self.partial.set_value(is_part);
        if !is_part {
            return Window { start: 0, end: count, before: 0, after: 0 };
        }
        let view = self.view.get();
        let (_, target) = view.rows(count);
        let part = view.part.map(|part| part.also_in(target)).filter(|part| part.len() > 0);
        let Rows { start, end } = part.unwrap_or(target);
        self.mounted.set_value((Rows { start, end }, count));
        let row = view.row.max(1);
        Window { start, end, before: start * row, after: (count - end) * row }
    }
}

/// The height that the style gives to the first of these.
fn height_of(node: &web_sys::HtmlDivElement, selector: &str) -> Option<usize> {
    let found = node.query_selector(selector).ok()??;
    let found: &web_sys::HtmlElement = found.dyn_ref()?;
    usize::try_from(found.offset_height()).ok()
}
