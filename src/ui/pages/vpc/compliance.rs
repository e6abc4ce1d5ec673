//! Compliance: the netmask length of each CIDR against the rules of its pool.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::Compliance;
use crate::model::MaskRules;
use crate::text::breach_sentence;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, CopyText};
use crate::ui::show::network::Seen;
use crate::ui::show::row::with_row;
use crate::ui::show::{ComplianceBadge, ObjectLink};
use crate::ui::state::use_desk;

use super::rows;

/// The tab.
#[component]
pub fn VpcCompliance(seen: Memo<Option<Seen>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let limit = move |mask: Option<u8>| {
        move || match mask {
            Some(mask) => format!("/{mask}"),
            None => words.get().network.no_rule.to_owned(),
        }
    };
    let body = move || {
        desk.revision().track();
        let rows = rows(seen).into_iter().filter_map(|id| {
            let (row, rules) = with_row(desk, id, |workspace, _, row| {
                let pool = row.pool.and_then(|pool| workspace.pools().get(&pool));
                Some((row.clone(), pool.map(|pool| pool.rules)))
            })?;
            let length = row.cidr.prefix_len();
            let status = row.compliance;
            let why = move || {
                let network = &words.get().network;
                match status {
                    Compliance::Compliant => network.compliance_ok.to_owned(),
                    Compliance::Noncompliant(breach) => {
                        breach_sentence(breach, length, words.language())
                    }
                    Compliance::Unmanaged => network.compliance_unmanaged.to_owned(),
                    Compliance::Ignored => network.compliance_ignored.to_owned(),
                }
            };
            let MaskRules { min, max, .. } = rules.unwrap_or_default();
            Some(view! {
                <tr>
                    <th scope="row"><CopyText text=row.cidr.to_string()/></th>
                    <td class="end" data-label=move || words.get().network.mask>{format!("/{length}")}</td>
                    <td data-label=move || words.get().term.pool>
                        {row.pool.map(|pool| view! { <ObjectLink object=ObjectRef::Pool(pool)/> })}
                    </td>
                    <td class="end" data-label=move || words.get().term.min_mask>{limit(min)}</td>
                    <td class="end" data-label=move || words.get().term.max_mask>{limit(max)}</td>
                    <td data-label=move || words.get().network.result>
                        <span class="result">
                            <ComplianceBadge status/>
                            <span class="small-print">{why}</span>
                        </span>
                    </td>
                </tr>
            })
        });
        rows.collect_view()
    };
    view! {
        <Card title=word(|w| w.nav.tab_compliance)>
            <div class="twin-table">
                <table class="plain-table as-cards">
                    <thead>
                        <tr>
                            <th scope="col">{move || words.get().term.cidr}</th>
                            <th scope="col" class="end">{move || words.get().network.mask}</th>
                            <th scope="col">{move || words.get().term.pool}</th>
                            <th scope="col" class="end">{move || words.get().term.min_mask}</th>
                            <th scope="col" class="end">{move || words.get().term.max_mask}</th>
                            <th scope="col">{move || words.get().network.result}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </Card>
    }
}
