//! The parts that pages are made of: plain props, signals where they change, no domain rules.
//!
//! Texts are [`crate::ui::language::Text`]: give a `&str`, a `String`, a closure, or
//! `word(|w| w.nav.ipam)`. `#/parts` shows every part in all its states.

mod badge;
mod breadcrumb;
mod button;
mod card;
mod copy;
mod details_list;
mod dialog;
mod empty;
mod file_drop;
mod form;
mod icon;
mod menu;
mod page_header;
mod popover;
mod refusal;
mod region_picker;
mod stat;
mod table;
mod tabs;
mod toast;
mod usage_bar;

pub use badge::{Badge, Ground, Mark, badge_cell};
pub use breadcrumb::{Breadcrumb, Crumb};
pub use button::{Button, ButtonKind, LinkButton, button_cell};
pub use card::Card;
pub use copy::{CopyText, Shorten, copy_cell, provide_copying};
pub use details_list::{Detail, DetailsList};
pub use dialog::{ConfirmDialog, Dialog, DialogWidth, FormDialog};
pub use empty::Empty;
pub use file_drop::{FileDrop, FilePick};
pub use form::{
    AccountField, AccountsField, CheckField, Choice, CidrField, Field, FieldIds, MaskField,
    NumberField, RegionsField, SelectField, TagsField, TextArea, TextField,
};
pub use icon::{Icon, IconSprite};
pub use menu::{Menu, MenuItem, MenuItems};
pub use page_header::PageHeader;
pub use popover::Popover;
pub use refusal::RefusalBox;
pub use region_picker::{RegionChoice, RegionPicker};
pub use stat::{Stat, Stats};
pub use table::{Align, Column, DataTable, Lines, Sort, TableState};
pub use tabs::{Tab, Tabs};
pub use toast::{Toast, ToastRegion, Toasts, provide_toasts, use_toasts};
pub use usage_bar::{ShareBar, Usage, UsageBar, share_cell, usage_cell};
