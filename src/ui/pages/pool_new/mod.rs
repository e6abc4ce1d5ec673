//! The form for a new pool, with its effect beside it.

mod auto_import;
mod effect;
mod fields;
mod form;
mod region;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Applied, CidrRequest, Command, CreatePool, ObjectRef};
use crate::ui::form::{Answer, Form};
use crate::ui::language::word;
use crate::ui::pages::pool::block_row::BlockSetting;
use crate::ui::pages::pool::block_rows::BlockRow;
use crate::ui::pages::pools::NoIpam;
use crate::ui::parts::{Crumb, PageHeader};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::state::use_desk;

use effect::Effects;
use form::{Chosen, PoolForm};

type Requests = Vec<(BlockRow, CidrRequest)>;

/// The form and what follows from it. Small and `Copy`.
#[derive(Clone, Copy)]
struct Draft {
    form: PoolForm,
    chosen: Memo<Option<Chosen>>,
    setting: BlockSetting,
}

impl Draft {
    fn new(form: PoolForm) -> Draft {
        let chosen = Memo::new(move |_| form.chosen());
        Draft { form, chosen, setting: fields::setting(form, chosen) }
    }

    /// The rows that the core is asked about.
    fn requests(self) -> Signal<Requests> {
        self.setting.requests
    }

    /// The block that each row would get.
    fn placed(self, answer: Answer) -> Signal<Vec<(u32, Cidr)>> {
        self.setting.placed(answer)
    }

    /// The request for these rows, without its label.
    fn request(self, rows: &[(BlockRow, CidrRequest)]) -> Option<CreatePool> {
        let provision = rows.iter().map(|(_, asked)| *asked).collect();
        self.chosen.with(|chosen| self.form.command(chosen.as_ref()?, provision))
    }

    /// True while there is nothing that could be sent.
    fn is_idle(self) -> bool {
        let lacks = self
            .chosen
            .with(|chosen| chosen.as_ref().is_none_or(|chosen| self.form.lacks_source(chosen)));
        lacks || self.form.rows.has_unfinished()
    }
}

/// The page.
#[component]
pub fn PoolNew() -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let query = router.query();
    let has_ipam = Memo::new(move |_| desk.read(|workspace| !workspace.ipams().is_empty()));
    view! {
        <PageHeader
            title=word(|w| w.nav.create_pool)
            crumbs=vec![
                Crumb::link(word(|w| w.nav.pools), Route::Pools),
                Crumb::here(word(|w| w.nav.create_pool)),
            ]
        />
        <Show when=move || has_ipam.get() fallback=NoIpam>
            {move || view! { <NewPool query=query.get()/> }}
        </Show>
    }
}

/// The form for what the address names; another address makes it anew.
#[component]
fn NewPool(query: Query) -> impl IntoView {
    let router = use_router();
    let form = PoolForm::new(&query);
    let draft = Draft::new(form);
    let send = move || {
        let request = draft.request(&form.rows.requests_now())?;
        Some(Command::CreatePool(CreatePool { label: form.label.label(), ..request }))
    };
    let asked = move || draft.requests().with(|rows| draft.request(rows)).map(Command::CreatePool);
    let done = move |applied: Applied| {
        if let Some(ObjectRef::Pool(id)) = applied.object {
            router.navigate(Route::Pool(id, PoolTab::default()));
        }
    };
    let take = Callback::new(move |cidr| form.rows.pick(cidr));
    let described = Form::new(word(|w| w.nav.create_pool), word(|w| w.nav.create_pool), send)
        .while_typing(asked)
        .idle(move || draft.is_idle())
        .done(done)
        .beside(move |answer| view! { <Effects draft answer on_take=take/> }.into_any());
    fields::describe(described, draft).page(Route::Pools)
}
