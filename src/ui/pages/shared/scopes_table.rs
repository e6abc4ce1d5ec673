//! Scopes: the table, and the dialog that makes one.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Applied, Command, Dependants, ObjectRef, Rule};
use crate::model::{Ipam, IpamId, Label, Scope, ScopeId, Workspace};
use crate::text::{
    Language, ipam_name, lifecycle_word, number, region_label, scope_kind_word, scope_name,
};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, Choice, Column, DataTable, Empty, Lines, LinkButton, Menu, MenuItem,
    TableState,
};
use crate::ui::route::{Query, Route, ScopeTab};
use crate::ui::router::use_router;
use crate::ui::show::{
    AccountName, Ask, Bulk, BulkButtons, BulkDialogs, DeleteDialog, EditLabelDialog, IdName,
    LabelForm, LabelParts, LifecycleBadge, ManageLink, ObjectLink, RegionName, When, group_text,
    list_revision, object_title, owner_only, region_text, rule_text, tag_text, use_region_filter,
};
use crate::ui::state::{Desk, use_desk};

/// The scopes of one IPAM, or of all in the region chosen at the top.
#[component]
pub fn ScopesTable(#[prop(optional)] ipam: Option<IpamId>) -> impl IntoView {
    let (desk, filter) = (use_desk(), use_region_filter());
    let (edit, delete) = (Ask::<ScopeId>::new(), Ask::<ScopeId>::new());
    let wanted = move |scope: &Scope| ipam.is_none_or(|ipam| scope.ipam == ipam);
    let total = Signal::derive(move || {
        desk.read(|ws| ws.scopes().iter().filter(|scope| wanted(scope)).count())
    });
    let rows = Memo::new(move |_| {
        desk.read(|ws| {
            let listed = ws.scopes().iter().filter(|scope| {
                // The IPAM of an accepted pool's scope is another account's.
                let home = ws.ipams().get(&scope.ipam);
                let shown = ipam.is_some() || home.is_none_or(|home| filter.takes(&home.region));
                wanted(scope) && shown
            });
            listed.map(|scope| scope.id).collect::<Arc<[ScopeId]>>()
        })
    });
    let selection = RwSignal::new(HashSet::new());
    let bulk = Bulk::new(selection, ObjectRef::Scope);
    view! {
        <Card>
        <DataTable
            name="scopes"
            label=word(|w| w.scopes.list)
            columns=columns(ipam, edit, delete)
            rows
            total
            lines=Lines::Two
            revision=list_revision()
            state=TableState::in_address()
            selection
            bulk=move || view! { <BulkButtons bulk/> }
            clear=move |()| filter.clear()
            empty=move || {
                view! {
                    <Empty
                        title=word(|w| w.scopes.empty)
                        text=word(|w| w.scopes.empty_text)
                        actions=move || {
                            view! {
                                <LinkButton
                                    label=word(|w| w.nav.ipam)
                                    to=Signal::stored(Route::Ipams.into())
                                />
                            }
                        }
                    />
                }
            }
        />
        </Card>
        <BulkDialogs bulk/>
        {edit.dialog(|id, open| view! { <EditLabelDialog open object=ObjectRef::Scope(id)/> })}
        {delete
            .dialog(|id, open| {
                let name = object_title(ObjectRef::Scope(id));
                view! {
                    <DeleteDialog
                        open
                        title=word(move |w| (w.confirm.title_scope)(&name.get()))
                        command=move |answer: Dependants| Command::DeleteScope(id, answer)
                    />
                }
            })}
    }
}

fn columns(ipam: Option<IpamId>, edit: Ask<ScopeId>, delete: Ask<ScopeId>) -> Vec<Column<ScopeId>> {
    let (desk, words) = (use_desk(), use_words());
    let name = move |id: ScopeId| desk.read(|ws| scope_name(id, ws, words.language()));
    let home = move |id: ScopeId| desk.read(|ws| ws.scopes().get(&id).map(|scope| scope.ipam));
    let mut columns = vec![
        Column::view("scope", word(|w| w.term.id_name), move |id| {
            view! {
                <IdName
                    name=name(id)
                    id=id.to_string()
                    to=Route::Scope(id, ScopeTab::default()).with(Query::new())
                />
            }
        })
        .csv(move |id| format!("{} {id}", name(id)))
        .sort_by_text(name)
        .fixed(),
    ];
    columns.extend(kinds());
    if ipam.is_none() {
        columns.push(
            Column::view("ipam", word(|w| w.term.ipam), move |id| {
                let owner = desk.read(|ws| {
                    let stub = ws.scopes().get(&id).filter(|_| ws.is_stub_scope(id));
                    stub.map(|stub| stub.owner.clone())
                });
                match owner {
                    Some(account) => Some(view! { <AccountName account/> }.into_any()),
                    None => home(id).map(|ipam| {
                        view! { <ObjectLink object=ObjectRef::Ipam(ipam)/> }.into_any()
                    }),
                }
            })
            .csv(move |id| {
                desk.read(|ws| ws.ipam_of_scope(id).map(|ipam| ipam_name(ipam.id, ws)))
                    .unwrap_or_default()
            }),
        );
        columns.push(
            Column::view("region", word(|w| w.term.managed_region), move |id| {
                let region = desk.read(|ws| ws.ipam_of_scope(id).map(|ipam| ipam.region.clone()));
                region.map(|region| view! { <RegionName region/> })
            })
            .csv(move |id| {
                let region = desk.read(|ws| ws.ipam_of_scope(id).map(|ipam| ipam.region.clone()));
                region.map(|one| region_text(&[one], words.language())).unwrap_or_default()
            })
            .hidden(),
        );
    }
    columns.extend(counts());
    columns.extend(rest());
    columns.push(Column::operations(word(|w| w.table.operation), move |id| {
        view! { <Operations id edit delete/> }
    }));
    columns
}

/// Reads something of one scope.
fn of_scope<T: Default>(desk: Desk, id: ScopeId, read: impl FnOnce(&Scope) -> T) -> T {
    desk.read(|ws| ws.scopes().get(&id).map(read)).unwrap_or_default()
}

/// What sort of scope it is.
fn kinds() -> [Column<ScopeId>; 2] {
    let (desk, words) = (use_desk(), use_words());
    [
        Column::text("type", word(|w| w.scopes.kind), move |id| {
            of_scope(desk, id, |scope| scope_kind_word(scope.kind, words.language()).to_owned())
        }),
        Column::text("default", word(|w| w.scopes.is_default), move |id| {
            let said = &words.get().scopes;
            if desk.read(|ws| ws.is_default_scope(id)) { said.yes } else { said.no }.to_owned()
        }),
    ]
}

/// How much is in it.
fn counts() -> [Column<ScopeId>; 2] {
    let desk = use_desk();
    let pools = move |id: ScopeId| desk.read(|ws| ws.pools_in(id).count());
    let rows = move |id: ScopeId| desk.insight().rows_of_scope(id).len();
    [
        Column::view("pools", word(|w| w.scopes.pool_count), move |id| {
            let href = Route::Scope(id, ScopeTab::Pools).href();
            view! { <a href=href>{number::whole(pools(id))}</a> }
        })
        .csv(move |id| pools(id).to_string())
        .sort_by_key(pools)
        .end(),
        Column::view("cidrs", word(|w| w.scopes.resource_count), move |id| {
            let href = Route::Scope(id, ScopeTab::Resources).href();
            view! { <a href=href>{number::whole(rows(id))}</a> }
        })
        .csv(move |id| rows(id).to_string())
        .sort_by_key(rows)
        .end(),
    ]
}

fn rest() -> [Column<ScopeId>; 5] {
    let (desk, words) = (use_desk(), use_words());
    let created = move |id: ScopeId| desk.read(|ws| ws.scopes().get(&id).map(|row| row.created_at));
    [
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = desk.read(|ws| ws.scopes().get(&id).map(|scope| scope.status));
            status.map(|status| view! { <LifecycleBadge status/> })
        })
        .written(move |id| {
            of_scope(desk, id, |scope| lifecycle_word(scope.status, words.language()).to_owned())
        }),
        Column::view("created", word(|w| w.term.created), move |id| {
            created(id).map(|at| view! { <When at/> })
        })
        .csv(move |id| created(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(created),
        Column::text("group", word(|w| w.term.resource_group), move |id| {
            of_scope(desk, id, |scope| group_text(&scope.label, words.language()))
        })
        .hidden(),
        Column::text("tags", word(|w| w.term.tags), move |id| {
            of_scope(desk, id, |scope| tag_text(&scope.label))
        })
        .hidden(),
        Column::text("description", word(|w| w.term.description), move |id| {
            of_scope(desk, id, |scope| scope.label.description.to_string())
        })
        .hidden(),
    ]
}

#[component]
fn Operations(id: ScopeId, edit: Ask<ScopeId>, delete: Ask<ScopeId>) -> impl IntoView {
    let default = use_desk().peek(|ws| ws.is_default_scope(id));
    let owner = owner_only(ObjectRef::Scope(id));
    let why = if default { rule_text(Rule::DefaultScope(id)) } else { owner };
    let router = use_router();
    let create = Route::PoolNew.with(Query::new().with("scope", id));
    view! {
        <ManageLink to=Route::Scope(id, ScopeTab::default())/>
        <Button
            label=word(|w| w.action.delete)
            kind=ButtonKind::Quiet
            disabled=Signal::derive(move || why.some().is_some())
            title=why
            on_press=move |()| delete.about(id)
        />
        <Menu items=vec![
            MenuItem::action(
                word(|w| w.scopes.create_pool),
                move |()| router.navigate(create.clone()),
            )
                .refused(owner),
            MenuItem::action(word(|w| w.action.edit), move |()| edit.about(id)).refused(owner),
        ]/>
    }
}

/// The dialog that makes a scope. The IPAM is given, or the one of the region chosen at the top;
/// only where there are several is there a choice.
#[component]
pub fn CreateScopeDialog(
    open: RwSignal<bool>,
    #[prop(optional)] ipam: Option<IpamId>,
) -> impl IntoView {
    let (desk, router, words) = (use_desk(), use_router(), use_words());
    let filter = use_region_filter();
    let form = LabelForm::of(&Label::default());
    let chosen = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        desk.read(|ws| {
            let fits = ws.ipams().iter().filter(|row| match ipam {
                Some(ipam) => row.id == ipam,
                None => filter.takes(&row.region),
            });
            fits.map(|row| Choice::new(row.id.to_string(), home_text(row, ws, words.language())))
                .collect::<Vec<_>>()
        })
    });
    let fill = move || {
        form.fill(&Label::default());
        chosen.set(choices.with(|all| match all.as_slice() {
            [only] => only.value.clone(),
            _ => String::new(),
        }));
    };
    let command = move || {
        let home = chosen.with(|text| text.parse::<IpamId>().ok())?;
        Some(Command::CreateScope(home, form.typed()))
    };
    let done = move |applied: Applied| {
        if let Some(ObjectRef::Scope(id)) = applied.object {
            router.navigate(Route::Scope(id, ScopeTab::default()));
        }
    };
    Form::new(word(|w| w.scopes.create), word(|w| w.action.create), command)
        .field(home_field(choices, chosen))
        .field(
            FormField::line(word(|w| w.scopes.kind), private_word())
                .help(word(|w| w.scopes.kind_help))
                .locked(Signal::stored(true)),
        )
        .field(FormField::label_of(form, LabelParts::All).first())
        .fill(fill)
        .done(done)
        .dialog(open)
}

/// "Private", in the language of the page.
fn private_word() -> RwSignal<String> {
    let words = use_words();
    let text = RwSignal::new(String::new());
    Effect::new(move || text.set(words.get().term.private.to_owned()));
    text
}

/// The IPAM: shown and fixed where it is the only one.
fn home_field(choices: Memo<Vec<Choice>>, chosen: RwSignal<String>) -> FormField {
    let words = use_words();
    let none = Signal::derive(move || {
        choices.with(Vec::is_empty).then(|| words.get().scopes.no_ipam.to_owned())
    });
    let empty = Text::from(move || {
        let several = choices.with(|all| all.len() != 1);
        if several { words.get().form.choose } else { "" }
    });
    FormField::choice(word(|w| w.term.ipam), chosen, choices.into(), empty)
        .needed(word(|w| w.scopes.ipam_needed))
        .problem(none)
        .locked(Signal::derive(move || choices.with(|all| all.len() < 2)))
}

/// An IPAM's name and where it is managed.
fn home_text(ipam: &Ipam, workspace: &Workspace, language: Language) -> String {
    let name = ipam_name(ipam.id, workspace);
    (language.words().place.at)(&name, &region_label(&ipam.region, language))
}
