//! Where the focus is, told so that it is found again after the page was made anew.

use leptos::prelude::*;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};

use super::all;

/// What can have the focus.
pub const CONTROLS: &str = "a[href], button:not(:disabled), input:not(:disabled), \
     select:not(:disabled), textarea:not(:disabled), summary, [tabindex=\"0\"]";

/// The longest part of a control's words that tells it from others.
const FACE: usize = 80;

/// A control, by where it stands. Elements do not outlive a change of what they show; this does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// In a row of a table.
    Cell(CellSpot),
    /// Anywhere else: the so-manieth with this face.
    Control {
        /// What it is and says.
        face: String,
        /// How many before it look the same.
        number: usize,
    },
}

/// A control in a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSpot {
    table: String,
    row: String,
    /// The row's place, for when the row itself is gone.
    index: String,
    cell: usize,
    control: usize,
}

/// What was found of a [`Spot`].
#[derive(Clone, Debug)]
pub enum Found {
    /// The control itself.
    Same(Element),
    /// What stands nearest to where it was.
    Near(Element),
}

impl Found {
    /// The element.
    pub fn element(self) -> Element {
        match self {
            Found::Same(element) | Found::Near(element) => element,
        }
    }
}

impl Spot {
    /// The spot of a control inside `root`. What stands in an open menu counts as its button.
    pub fn of(element: &Element, root: &Element) -> Option<Spot> {
        let element = menu_button(element).unwrap_or_else(|| element.clone());
        let control = element.closest(CONTROLS).ok()??;
        if let Some(cell) = CellSpot::of(&control) {
            return Some(Spot::Cell(cell));
        }
        let face = face(&control);
        let alike = all(root, CONTROLS).into_iter().filter(|other| self::face(other) == face);
        let number = alike.take_while(|other| *other != control).count();
        Some(Spot::Control { face, number })
    }

    /// The control, or what stands nearest to where it was.
    pub fn find(&self, root: &Element) -> Option<Found> {
        match self {
            Spot::Cell(cell) => cell.find(root),
            Spot::Control { face, number } => {
                let mut alike =
                    all(root, CONTROLS).into_iter().filter(|it| self::face(it) == *face);
                alike.nth(*number).map(Found::Same)
            }
        }
    }
}

impl CellSpot {
    fn of(control: &Element) -> Option<CellSpot> {
        let row = control.closest("tr[data-row]").ok()??;
        let table = row.closest("[data-table]").ok()??;
        let (cell, control) = place_in_row(&row, control)?;
        Some(CellSpot {
            table: table.get_attribute("data-table")?,
            row: row.get_attribute("data-row")?,
            index: row.get_attribute("aria-rowindex")?,
            cell,
            control,
        })
    }

    /// The same control of the same row; else of the row that has come to its place; else the
    /// table, which the keys then scroll.
    fn find(&self, root: &Element) -> Option<Found> {
        let named = |it: &Element| it.get_attribute("data-table").as_deref() == Some(&*self.table);
        let table = all(root, "[data-table]").into_iter().find(named)?;
        let rows = all(&table, "tr[data-row]");
        let by = |key: &str, value: &str| {
            rows.iter().find(|row| row.get_attribute(key).as_deref() == Some(value))
        };
        if let Some(row) = by("data-row", &self.row) {
            return Some(Found::Same(control_at(row, self.cell, self.control).unwrap_or(table)));
        }
        let last = || {
            let count = table.query_selector("table").ok()??.get_attribute("aria-rowcount")?;
            (number(&self.index)? > number(&count)?).then(|| rows.last())?
        };
        let next = by("aria-rowindex", &self.index).or_else(last);
        let control = next.and_then(|row| control_at(row, self.cell, self.control));
        Some(Found::Near(control.unwrap_or(table)))
    }
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok()
}

/// In which cell of its row a control stands, and as which of that cell's.
pub fn place_in_row(row: &Element, control: &Element) -> Option<(usize, usize)> {
    let cell = control.closest("td").ok()??;
    let place = all(row, "td").iter().position(|other| *other == cell)?;
    let number = controls_in(&cell).iter().position(|other| other == control)?;
    Some((place, number))
}

/// The control at a place of a row; where that cell has fewer, its last; where it has none, the
/// first of the row.
pub fn control_at(row: &Element, cell: usize, control: usize) -> Option<Element> {
    let own = all(row, "td").get(cell).map(controls_in).unwrap_or_default();
    let wanted = own.get(control).or(own.last()).cloned();
    wanted.or_else(|| controls_in(row).into_iter().find(|it| it.tag_name() != "INPUT"))
}

fn controls_in(element: &Element) -> Vec<Element> {
    let outside = |it: &Element| it.closest(".popover").is_ok_and(|around| around.is_none());
    all(element, CONTROLS).into_iter().filter(outside).collect()
}

/// The button of the menu that an element stands in.
fn menu_button(element: &Element) -> Option<Element> {
    let panel = element.closest(".popover").ok()??;
    panel.closest(".popover-anchor").ok()??.query_selector("button").ok()?
}

/// What a control is and says.
fn face(control: &Element) -> String {
    let named = ["data-table", "href", "aria-label", "name"];
    let own = named.into_iter().find_map(|key| control.get_attribute(key));
    let says = own.or_else(|| control.text_content()).unwrap_or_default();
    let says: String = says.trim().chars().take(FACE).collect();
    format!("{} {says}", control.tag_name())
}

/// Where the controls of the page are: in the open dialog, or else in its main part.
pub fn root() -> Option<Element> {
    dialog().or_else(|| document().query_selector("main").ok().flatten())
}

/// The open dialog.
pub fn dialog() -> Option<Element> {
    let body = document().body()?;
    all(&body, "dialog[open]").pop()
}
