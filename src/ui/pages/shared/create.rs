//! Making an IPAM or a resource discovery: a managed region, effective regions and a label.

use leptos::prelude::*;

use crate::command::{Applied, Command, CreateIpam, ObjectRef, Spot};
use crate::model::{Discovery, DiscoveryKind, Label, RowOp};
use crate::text::{Concept, discovery_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::RegionChoice;
use crate::ui::route::{DiscoveryTab, IpamTab, Route};
use crate::ui::router::use_router;
use crate::ui::show::{LabelForm, LabelParts, known_choices, to_region, use_region_filter};
use crate::ui::state::use_desk;

/// What the dialog makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Makes {
    /// An IPAM.
    Ipam,
    /// A custom resource discovery.
    Discovery,
}

impl Makes {
    fn command(self, request: CreateIpam) -> Command {
        match self {
            Makes::Ipam => Command::CreateIpam(request),
            Makes::Discovery => Command::CreateDiscovery(request),
        }
    }

    fn title(self) -> Text {
        match self {
            Makes::Ipam => word(|w| w.ipams.create),
            Makes::Discovery => word(|w| w.discoveries.create),
        }
    }
}

/// What is chosen in the dialog, besides the label.
#[derive(Clone, Copy)]
struct Chosen {
    region: RwSignal<String>,
    others: RwSignal<Vec<String>>,
}

impl Chosen {
    /// The request; none while no managed region is chosen.
    fn request(self, label: Label) -> Option<CreateIpam> {
        let region = self.region.with(|region| to_region(region))?;
        let mut effective_regions = vec![region.clone()];
        let others = self.others.get();
        effective_regions
            .extend(others.iter().filter_map(|text| to_region(text)).filter(|one| *one != region));
        Some(CreateIpam { region, effective_regions, label })
    }
}

/// The dialog. What was made opens once it is there.
#[component]
pub fn CreateInRegion(open: RwSignal<bool>, makes: Makes) -> impl IntoView {
    let (router, filter, words) = (use_router(), use_region_filter(), use_words());
    let chosen = Chosen { region: RwSignal::default(), others: RwSignal::default() };
    let form = LabelForm::of(&Label::default());
    let regions: Signal<Vec<RegionChoice>> = known_choices();
    let fill = move || {
        chosen.region.set(filter.value());
        chosen.others.set(Vec::new());
        form.fill(&Label::default());
    };
    let done = move |applied: Applied| {
        if let Some(route) = made(&applied) {
            router.navigate(route);
        }
    };
    // The region of the top bar is the one that is managed in, as long as one is chosen there.
    let is_given = Signal::derive(move || !filter.value().is_empty());
    let region_help = move || match is_given.get() {
        true => words.get().ipams.region_given,
        false => words.get().ipams.region_help,
    };
    let managed = FormField::region(
        word(|w| w.term.managed_region),
        chosen.region,
        regions,
        word(|w| w.ipams.choose_region),
    );
    let effective = FormField::regions(
        word(|w| w.term.effective_region),
        chosen.others,
        regions,
        chosen.region.into(),
    );
    Form::new(makes.title(), word(|w| w.action.create), move || {
        Some(makes.command(chosen.request(form.typed())?))
    })
    .field(
        managed
            .help(Text::from(region_help))
            .locked(is_given)
            .explained(Concept::ManagedRegion)
            .needed(word(|w| w.ipams.region_needed))
            .at(Spot::Region)
            .first(),
    )
    .field(
        effective
            .help(word(|w| w.ipams.regions_help))
            .explained(Concept::EffectiveRegion)
            .at(Spot::Regions),
    )
    .field(FormField::view(move || view! { <Effects chosen makes/> }))
    .field(FormField::label_of(form, LabelParts::All))
    .fill(fill)
    .done(done)
    .dialog(open)
}

fn made(applied: &Applied) -> Option<Route> {
    match applied.object {
        Some(ObjectRef::Ipam(id)) => Some(Route::Ipam(id, IpamTab::default())),
        Some(ObjectRef::Discovery(id)) => Some(Route::Discovery(id, DiscoveryTab::default())),
        _ => None,
    }
}

/// What comes with it.
#[component]
fn Effects(chosen: Chosen, makes: Makes) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let said = move || {
        let all = words.get();
        if makes == Makes::Discovery {
            return all.discoveries.create_lead.to_owned();
        }
        let taken = chosen.request(Label::default()).and_then(|request| {
            let applied = desk.dry_run(Command::CreateIpam(request)).ok()?;
            applied.change.ops.iter().find_map(becomes_default)
        });
        match taken {
            None => all.ipams.makes_defaults.to_owned(),
            Some(discovery) => {
                let language = words.language();
                let name = desk.read(|ws| discovery_name(discovery.id, ws, language));
                (all.ipams.takes_discovery)(&name)
            }
        }
    };
    view! { <p class="small-print">{said}</p> }
}

/// The discovery that was there before and becomes a default one.
fn becomes_default(op: &RowOp) -> Option<Discovery> {
    let RowOp::Discoveries(delta) = op else { return None };
    let before = delta.before.as_ref()?;
    let after = delta.after.as_ref()?;
    matches!(after.kind, DiscoveryKind::System(_)).then(|| (**before).clone())
}
