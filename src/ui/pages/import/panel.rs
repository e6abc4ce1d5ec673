//! The import from the drop zone to the button.

use leptos::prelude::*;

use crate::command::{Command, Note, ObjectRef, Remedy};
use crate::model::{DiscoveryId, DiscoveryKind, ScopeId};
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::pages::scope::overlapping;
use crate::ui::parts::{Button, ButtonKind, CheckField, FileDrop, SelectField, Toast, use_toasts};
use crate::ui::route::{DiscoveryTab, Query, Route, ScopeTab};
use crate::ui::router::use_router;
use crate::ui::show::{FEEDS, Refused, use_handed, use_run};
use crate::ui::state::{Desk, use_desk};

use super::changes::Changes;
use super::files::Files;
use super::offers::Offers;
use super::session::{Session, region_asked};
use super::strangers::Strangers;

/// Drop zone, report, preview and button. `discovery` is the one to feed; left out, the import
/// finds or makes one. After the import the page shows what came in.
#[component]
pub fn ImportPanel(#[prop(optional)] discovery: Option<DiscoveryId>) -> impl IntoView {
    let words = use_words();
    let session = Session::new(discovery);
    use_handed().take_into(move |files| session.add(files));
    view! {
        <div class="import">
            <Show when=move || session.is_empty() fallback=move || view! { <Preview session/> }>
                <p class="lead">{move || words.get().import.lead}</p>
                <FileDrop
                    accept=FEEDS
                    on_files=move |files| session.add(files)
                />
                <Commands/>
            </Show>
            <p class="visually-hidden" role="status">
                {move || session.is_reading().then(|| words.get().form.reading)}
            </p>
            <Show when=move || session.progress().is_some()>
                <div class="reading">
                    <progress
                        max="100"
                        value=move || session.progress().unwrap_or_default().to_string()
                        aria-label=move || words.get().form.reading
                    ></progress>
                    <span>
                        {move || {
                            let percent = session.progress().unwrap_or_default();
                            (words.get().form.read_so_far)(&number::whole(percent))
                        }}
                    </span>
                    <Button
                        label=word(|w| w.action.cancel)
                        on_press=move |()| session.stop_reading()
                    />
                </div>
            </Show>
        </div>
    }
}

/// The commands whose output can be dropped.
const COMMANDS: [&str; 5] = [
    "aliyun vpc DescribeVpcs --RegionId cn-hangzhou --PageSize 50",
    "aliyun vpc DescribeVSwitches --RegionId cn-hangzhou --PageSize 50",
    "aliyun vpcipam ListIpamDiscoveredResource --IpamResourceDiscoveryId … --ResourceRegionId …",
    "aws ec2 describe-vpcs --output json",
    "aws ec2 describe-subnets --output json",
];

/// Where the JSON Schema of our own format lies beside the page.
const SCHEMA: &str = "freehold-feed.schema.json";

#[component]
fn Commands() -> impl IntoView {
    let words = use_words();
    view! {
        <p class="small-print">
            {move || words.get().import.own_format} " "
            <a class="in-text" href=SCHEMA>{move || words.get().import.schema}</a>
        </p>
        <details class="commands">
            <summary>{move || words.get().import.commands}</summary>
            <p>{move || words.get().import.commands_lead}</p>
            <ul>
                {COMMANDS.iter().map(|command| view! { <li><code>{*command}</code></li> }).collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn Preview(session: Session) -> impl IntoView {
    let words = use_words();
    // Without a region no IPAM sees the resources, and nothing can be compared.
    let lacks_region =
        Signal::derive(move || session.reports().iter().any(|one| region_asked(one).is_some()));
    view! {
        <Files session/>
        <FileDrop accept=FEEDS on_files=move |files| session.add(files)/>
        // Share files have a preview and a button of their own.
        <Show when=move || !session.is_shares_only()>
            <Answers session/>
            <Strangers session/>
            <Offers session/>
            <Changes session lacks_region/>
        </Show>
        <Show when=move || lacks_region.get()>
            <p class="notice">{move || words.get().import.lacks_region}</p>
        </Show>
        <div class="form-actions">
            <Button
                label=word(|w| w.import.start_over)
                on_press=move |()| session.clear()
            />
            <Show when=move || !session.is_shares_only()>
                <ApplyButton session/>
            </Show>
        </div>
        <p class="visually-hidden" role="status">
            {move || match &session.outcome().0.1 {
                Ok(preview) => (words.get().import.new)(&number::whole(preview.new.len())),
                Err(_) => String::new(),
            }}
        </p>
    }
}

/// What the user decides about the whole drop.
#[component]
fn Answers(session: Session) -> impl IntoView {
    let any = move || session.outcome().0.0.lists.iter().any(|list| !list.resources.is_empty());
    // An import takes no reservation away: such a row is not allocated again instead.
    let refusal = Signal::derive(move || {
        let mut refusal = session.outcome().0.1.as_ref().err().cloned()?;
        for reason in &mut refusal.reasons {
            reason.remedies.retain(|remedy| *remedy != Remedy::ReplaceReservations);
        }
        Some(refusal)
    });
    let remedy = move |remedy: Remedy| {
        if remedy == Remedy::ConfirmRemoval {
            session.confirm_removal();
        }
    };
    view! {
        <Show when=any>
            <div class="answers">
                <CheckField
                    label=word(|w| w.import.whole)
                    help=word(|w| w.import.whole_help)
                    value=session.whole
                />
                <WholeEffect session/>
                <SetUpAnswer session/>
            </div>
        </Show>
        <Refused refusal on_remedy=remedy/>
    }
}

/// What the lists lack and is gone with them, once they are said to be whole.
#[component]
fn WholeEffect(session: Session) -> impl IntoView {
    let words = use_words();
    let gone = Memo::new(move |_| {
        let outcome = session.outcome();
        let preview = outcome.0.1.as_ref().ok().filter(|_| session.whole.get())?;
        let released = |note: &&Note| matches!(note, Note::ReleasedGone(..));
        Some((preview.gone.len(), preview.notes.iter().filter(released).count()))
    });
    let said = move || {
        let planned = &words.get().planned;
        match gone.get()? {
            (0, _) => Some(planned.whole_none.to_owned()),
            (gone, 0) => Some((planned.whole_gone)(&number::whole(gone))),
            (gone, released) => {
                let gone = (planned.whole_gone)(&number::whole(gone));
                let released = (planned.whole_released)(&number::whole(released));
                Some(format!("{gone} {released}"))
            }
        }
    };
    view! { <p class="whole-effect" role="status">{said}</p> }
}

/// The IPAM or the regions that the import makes, with a way to choose otherwise.
#[component]
fn SetUpAnswer(session: Session) -> impl IntoView {
    use crate::command::SetUp;
    use crate::text::region_label;
    use crate::ui::parts::Choice;
    use crate::ui::show::{object_title, region_value};
    let words = use_words();
    let steps = Memo::new(move |_| session.outcome().0.0.set_up.clone());
    let list = move |regions: &[crate::model::Region]| {
        let language = words.language();
        let names: Vec<String> =
            regions.iter().map(|region| region_label(region, language)).collect();
        names.join(", ")
    };
    let view_of = move |step: SetUp| match step {
        SetUp::CreateIpam(request) => {
            let choices: Vec<(String, crate::model::Region)> = request
                .effective_regions
                .iter()
                .map(|region| (region_value(region), region.clone()))
                .collect();
            let first = region_value(&request.region);
            let chosen = RwSignal::new(first.clone());
            Effect::new(move || {
                let value = chosen.get();
                if value != first {
                    session.managed.set(value);
                }
            });
            let options = Signal::derive(move || {
                choices
                    .iter()
                    .map(|(value, region)| {
                        Choice::new(value, region_label(region, words.language()))
                    })
                    .collect::<Vec<_>>()
            });
            let regions = request.effective_regions.clone();
            let region = request.region.clone();
            view! {
                <p class="set-up">
                    {move || {
                        let name = region_label(&region, words.language());
                        (words.get().import.creates_ipam)(&name, &list(&regions))
                    }}
                </p>
                {(request.effective_regions.len() > 1)
                    .then(|| {
                        view! {
                            <SelectField
                                label=word(|w| w.import.managed_region)
                                value=chosen
                                choices=options
                            />
                        }
                    })}
            }
            .into_any()
        }
        SetUp::AddRegions(ipam, regions) => {
            let title = object_title(ObjectRef::Ipam(ipam));
            view! {
                <p class="set-up">
                    {move || (words.get().import.adds_regions)(&title.get(), &list(&regions))}
                </p>
            }
            .into_any()
        }
    };
    let adds = move || {
        steps.with(|steps| steps.iter().any(|step| matches!(step, SetUp::AddRegions(..))))
            || !session.add_regions.get()
    };
    view! {
        {move || steps.get().into_iter().map(view_of).collect_view()}
        <Show when=adds>
            <CheckField label=word(|w| w.import.add_regions) value=session.add_regions/>
        </Show>
    }
}

#[component]
fn ApplyButton(session: Session) -> impl IntoView {
    let (desk, run, words, router) = (use_desk(), use_run(), use_words(), use_router());
    let toasts = use_toasts();
    // The question that a first import answers: what overlaps, and where to see it.
    let say_overlaps = move |scope: ScopeId| {
        let count = desk.insight_now().summary(scope).overlapping;
        if count > 0 {
            let count = number::whole(usize::try_from(count).unwrap_or(usize::MAX));
            let list = Route::Scope(scope, ScopeTab::Resources).with(overlapping().query());
            let said = (words.now().planned.overlaps_now)(&count);
            let go = move |()| router.navigate(list.clone());
            toasts.show(Toast::new(said).action(words.now().action.view, go));
        }
    };
    let refusal = RwSignal::new(None);
    let resources = Memo::new(move |_| {
        let outcome = session.outcome();
        outcome
            .0
            .0
            .lists
            .iter()
            .map(|list| list.resources.len() + list.addresses.len())
            .sum::<usize>()
    });
    let label = move || (words.get().import.apply)(&number::whole(resources.get()));
    let disabled = Signal::derive(move || resources.get() == 0 || session.outcome().0.1.is_err());
    let apply = move |()| {
        let import = session.outcome_now().0.0.clone();
        if let Some(applied) = run.into(refusal, Command::Import(import)) {
            session.clear();
            let landing = landing(desk, applied.object);
            if let Route::Scope(scope, _) = landing {
                say_overlaps(scope);
            }
            router.navigate(landing.with(Query::new()));
        }
    };
    view! {
        <Refused refusal/>
        <Button label kind=ButtonKind::Primary disabled on_press=apply/>
    }
}

/// Where what came in is shown: the overview of the private default scope of an IPAM that uses
/// the discovery, or the discovery itself where none does or nothing came to be seen there.
fn landing(desk: Desk, object: Option<ObjectRef>) -> Route {
    let Some(ObjectRef::Discovery(id)) = object else { return Route::Overview };
    desk.peek(|workspace| {
        let users = workspace.associations().iter().filter(|row| row.discovery == id);
        // Its own IPAM first.
        let own = match workspace.discoveries().get(&id).map(|row| &row.kind) {
            Some(DiscoveryKind::System(ipam)) => Some(*ipam),
            _ => None,
        };
        let ipam = own.or_else(|| users.map(|row| row.ipam).next());
        match ipam.and_then(|ipam| workspace.ipams().get(&ipam)) {
            Some(ipam) if !desk.insight_now().rows_of_scope(ipam.private_scope).is_empty() => {
                Route::Scope(ipam.private_scope, ScopeTab::Overview)
            }
            _ => Route::Discovery(id, DiscoveryTab::Resources),
        }
    })
}
