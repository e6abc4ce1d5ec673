//! What a pool is, and how much of it is in use.

use leptos::prelude::*;
use leptos::web_sys;

use crate::command::{Command, ObjectRef};
use crate::insight::{PoolUsage, pool_usage};
use crate::model::{AutoImport, Pool, PoolId};
use crate::text::{
    Concept, family_word, isp_word, number, pool_name, reason_sentence, scope_kind_word,
};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Card, CopyText, Detail, DetailsList, UsageBar};
use crate::ui::show::{
    Explain, LifecycleBadge, ObjectLink, RegionName, ShareBadge, TagList, When, or_dash, use_run,
};
use crate::ui::state::use_desk;

use super::bar;

/// The tab.
#[component]
pub fn Details(id: PoolId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let source = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&id).and_then(|pool| pool.source_pool))
    });
    view! {
        <div class="grid">
            <Card
                title=word(|w| w.pools.usage_title)
                actions=|| view! { <Explain concept=Concept::Usage/> }
            >
                <UsageFacts id/>
            </Card>
            {move || {
                source
                    .get()
                    .map(|source| {
                        let title = move || {
                            let name = desk.read(|workspace| pool_name(source, workspace));
                            (words.get().pools.usage_source)(&name)
                        };
                        view! {
                            <Card title>
                                <UsageFacts id=source/>
                            </Card>
                        }
                    })
            }}
        </div>
        <Card title=word(|w| w.nav.tab_details)>
            <Facts id/>
        </Card>
        <Card
            title=word(|w| w.term.auto_import)
            actions=|| view! { <Explain concept=Concept::AutoImport/> }
        >
            <AutoImportSwitch id/>
        </Card>
    }
}

/// Available, to VPCs, to sub-pools, custom: with the share of each.
#[component]
fn UsageFacts(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let usage = Memo::new(move |_| desk.read(|workspace| pool_usage(workspace, id)));
    type Part = fn(&PoolUsage) -> crate::address::Count;
    let fact = move |part: Part| {
        let shown = move || number::count(part(&usage.get()));
        let share = move || {
            let usage = usage.get();
            number::percent(part(&usage), usage.provisioned)
        };
        view! {
            <span title=move || number::exact(part(&usage.get()))>{shown}</span>
            " "
            <span class="muted">{share}</span>
        }
    };
    view! {
        <div class="stack">
            <UsageBar usage=bar(id)/>
            <DetailsList>
                <Detail label=word(|w| w.pools.provisioned_total)>
                    <span title=move || number::exact(usage.get().provisioned)>
                        {move || number::count(usage.get().provisioned)}
                    </span>
                </Detail>
                <Detail label=word(|w| w.term.available_addresses)>
                    {fact(PoolUsage::available)}
                </Detail>
                <Detail label=word(|w| w.pools.to_vpcs)>{fact(|usage| usage.vpcs)}</Detail>
                <Detail label=word(|w| w.pools.to_sub_pools)>{fact(|usage| usage.sub_pools)}</Detail>
                <Detail label=word(|w| w.pools.to_custom)>{fact(|usage| usage.custom)}</Detail>
            </DetailsList>
        </div>
    }
}

/// The fields of 1.4, made anew whenever the workspace changes.
#[component]
fn Facts(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    move || {
        let (pool, depth) = desk.read(|workspace| {
            let pool = workspace.pools().get(&id)?;
            Some((pool.clone(), workspace.depth(pool)))
        })?;
        // Made here and not inside the list, whose children do not follow the language.
        let facts = (label_facts(&pool), place_facts(&pool, depth), state_facts(&pool));
        Some(view! { <DetailsList>{facts}</DetailsList> })
    }
}

fn label_facts(pool: &Pool) -> AnyView {
    let label = &pool.label;
    let id = pool.id.to_string();
    let (name, description) = (or_dash(&label.name), or_dash(&label.description));
    let (group, tagged) = (or_dash(&label.resource_group), label.clone());
    view! {
        <Detail label=word(|w| w.term.id)>
            <CopyText text=id/>
        </Detail>
        <Detail label=word(|w| w.term.name)>{name}</Detail>
        <Detail label=word(|w| w.term.description)>{description}</Detail>
        <Detail label=word(|w| w.term.resource_group)>{group}</Detail>
        <Detail label=word(|w| w.term.tags)>
            <TagList label=tagged/>
        </Detail>
    }
    .into_any()
}

/// Where it stands: IPAM, scope, source pool, version, region, CIDRs.
fn place_facts(pool: &Pool, depth: u32) -> AnyView {
    let (desk, words) = (use_desk(), use_words());
    let (said, language) = (words.get(), words.language());
    let (ipam, managed, kind) = desk.peek(|workspace| {
        let ipam = workspace.ipam_of_scope(pool.scope);
        let kind = workspace.scopes().get(&pool.scope).map(|scope| scope.kind);
        (ipam.map(|ipam| ipam.id), ipam.map(|ipam| ipam.region.clone()), kind)
    });
    let below = desk.peek(|workspace| workspace.sub_pools(pool.id).count());
    let (scope, source) = (pool.scope, pool.source_pool);
    let version = family_word(pool.family, language);
    let line = pool.isp.map(|isp| isp_word(isp, language));
    let region = region(pool, said.pools.no_region);
    let blocks = cidrs(pool, said.pools.no_cidr);
    let mask = |length: Option<u8>| match length {
        Some(length) => format!("/{length}"),
        None => said.part.dash.to_owned(),
    };
    let (least, usual, most) =
        (mask(pool.rules.min), mask(pool.rules.default), mask(pool.rules.max));
    let source = match source {
        Some(source) => view! { <ObjectLink object=ObjectRef::Pool(source)/> }.into_any(),
        None => said.pools.top_level.into_any(),
    };
    view! {
        <Detail label=word(|w| w.term.ipam)>
            {ipam.map(|ipam| view! { <ObjectLink object=ObjectRef::Ipam(ipam)/> })}
        </Detail>
        <Detail label=word(|w| w.term.managed_region)>
            {managed.map(|region| view! { <RegionName region/> })}
        </Detail>
        <Detail label=word(|w| w.term.scope)>
            <ObjectLink object=ObjectRef::Scope(scope)/>
        </Detail>
        <Detail label=word(|w| w.scopes.kind)>
            {kind.map(|kind| scope_kind_word(kind, language))}
        </Detail>
        <Detail label=word(|w| w.term.source_pool)>{source}</Detail>
        <Detail label=word(|w| w.pools.sub_pools)>{number::whole(below)}</Detail>
        <Detail label=word(|w| w.term.depth)>{depth.to_string()}</Detail>
        <Detail label=word(|w| w.term.ip_version)>{version}</Detail>
        {line.map(|line| view! { <Detail label=word(|w| w.pools.isp)>{line}</Detail> })}
        <Detail label=word(|w| w.term.effective_region)>{region}</Detail>
        <Detail label=word(|w| w.pools.cidrs)>{blocks}</Detail>
        <Detail label=word(|w| w.term.min_mask)>{least}</Detail>
        <Detail label=word(|w| w.term.default_mask)>{usual}</Detail>
        <Detail label=word(|w| w.term.max_mask)>{most}</Detail>
    }
    .into_any()
}

fn state_facts(pool: &Pool) -> AnyView {
    let (status, share) = (pool.status, pool.share);
    let (owner, created) = (pool.owner.to_string(), pool.created_at);
    view! {
        <Detail label=word(|w| w.term.status)>
            <LifecycleBadge status/>
        </Detail>
        <Detail label=word(|w| w.term.share_status)>
            <ShareBadge share/>
        </Detail>
        <Detail label=word(|w| w.term.owner)>
            <CopyText text=owner/>
        </Detail>
        <Detail label=word(|w| w.term.created)>
            <When at=created/>
        </Detail>
    }
    .into_any()
}

fn region(pool: &Pool, none: &'static str) -> AnyView {
    match pool.region.clone() {
        Some(region) => view! { <RegionName region/> }.into_any(),
        None => none.into_any(),
    }
}

fn cidrs(pool: &Pool, none: &'static str) -> AnyView {
    if pool.cidrs.is_empty() {
        return none.into_any();
    }
    let all = pool.cidrs.iter().map(|row| {
        view! {
            <li>
                <CopyText text=row.cidr.to_string()/>
            </li>
        }
    });
    view! { <ul class="plain">{all.collect_view()}</ul> }.into_any()
}

/// The switch; disabled with the core's reason where it cannot be on.
#[component]
fn AutoImportSwitch(id: PoolId) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let update = move |auto_import: AutoImport| {
        desk.peek(|workspace| {
            let pool = workspace.pools().get(&id)?;
            let (label, rules) = (pool.label.clone(), pool.rules);
            Some(Command::UpdatePool { pool: id, label, rules, auto_import })
        })
    };
    let state = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&id).map(|pool| pool.auto_import))
    });
    let is_on = move || state.get() == Some(AutoImport::On);
    let obstacle = Memo::new(move |_| {
        desk.revision().track();
        let refusal = desk.dry_run(update(AutoImport::On)?).err()?;
        refusal.reasons.into_iter().next()
    });
    let help = Text::from(move || match obstacle.get() {
        Some(reason) => {
            desk.peek(|workspace| reason_sentence(&reason, workspace, words.language()))
        }
        None => words.get().pools.auto_import_help.to_owned(),
    });
    let change = move |input: web_sys::HtmlInputElement| {
        let wanted = if input.checked() { AutoImport::On } else { AutoImport::Off };
        if let Some(command) = update(wanted) {
            run.now(command);
        }
        // A refusal leaves it as it was; the box must not say otherwise.
        input.set_checked(untrack(is_on));
    };
    view! {
        <div class="field check-field">
            <label>
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=is_on
                    disabled=move || obstacle.with(Option::is_some) && !is_on()
                    on:change:target=move |event| change(event.target())
                />
                <span>{move || words.get().term.auto_import}</span>
            </label>
            <p class="field-help">{move || help.get()}</p>
        </div>
    }
}
