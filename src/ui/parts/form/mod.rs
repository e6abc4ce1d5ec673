//! Form fields: a label, a control, help, and the problem with what was typed, all wired for
//! screen readers. Values are `RwSignal`s, so a refused form keeps what was typed.

mod account;
mod accounts;
mod check;
mod cidr;
mod field;
mod mask;
mod number;
mod regions;
mod select;
mod tags;
mod text;

pub use account::AccountField;
pub use accounts::AccountsField;
pub use check::CheckField;
pub use cidr::CidrField;
pub use field::{Field, FieldIds};
pub use mask::MaskField;
pub use number::NumberField;
pub use regions::RegionsField;
pub use select::{Choice, SelectField};
pub use tags::TagsField;
pub use text::{TextArea, TextField};
