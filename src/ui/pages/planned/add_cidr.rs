//! Another CIDR for a planned VPC, of either IP version.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Avoid, Command, Purpose};
use crate::model::ResourceKey;
use crate::text::resource_name;
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::pool::reserve::Notes;
use crate::ui::pages::pool::take_from::TakeFrom;
use crate::ui::parts::DialogWidth;
use crate::ui::state::use_desk;

use super::block::Block;
use super::pools::{For, chosen, family, lengths, of_chosen, pool_choices};

/// The dialog.
#[component]
pub fn AddCidrDialog(vpc: ResourceKey, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let wanted = move || {
        desk.read(|workspace| {
            let vpc = workspace.resources().get(&vpc)?;
            Some(For::There(vpc.region.clone()?, vpc.planned_for()?))
        })
    };
    let choices = pool_choices(wanted, None);
    let pool = RwSignal::new(String::new());
    let block =
        Block::new(pool, move |request| Some(Command::AddPlannedCidr(vpc, chosen(pool)?, request)));
    let title = Text::from(move || {
        let name = desk.read(|workspace| resource_name(vpc, workspace, words.language()));
        (words.get().planned.add_cidr_to)(&name)
    });
    let fill = move || {
        // Mostly it grows in the pool that it has its first CIDR from.
        let own = desk.peek(|workspace| {
            let mut cidrs = workspace.resources().get(&vpc)?.cidrs.iter().map(|row| row.cidr);
            cidrs.find_map(|cidr| workspace.allocation_of(vpc, cidr)).map(|row| row.pool)
        });
        let first = choices.with(|all| all.first().map(|choice| choice.value.clone()));
        pool.set(own.map(|own| own.to_string()).or(first).unwrap_or_default());
        block.restart(of_chosen(desk, pool, |pool| pool.rules.default).flatten());
    };
    let [mask, cidr] = block.fields(family(pool), lengths(pool));
    let outcome = block.outcome();
    let none =
        word(move |w| if choices.with(Vec::is_empty) { w.planned.no_pools_here } else { "" });
    let picture = move || {
        let source = Memo::new(move |_| chosen(pool));
        let placed =
            Signal::derive(move || block.placed().map(|cidr| (0, cidr)).into_iter().collect());
        view! {
            <Notes outcome/>
            {move || source.get().map(|source| view! {
                <TakeFrom
                    source
                    placed
                    looked=(Purpose::Vpc, Avoid::Resources)
                    on_take=move |cidr: Cidr| block.pick(cidr)
                />
            })}
        }
    };
    Form::new(title, word(|w| w.planned.add_cidr), move || block.command())
        .width(DialogWidth::Wide)
        .field(
            FormField::choice(
                word(|w| w.term.pool),
                pool,
                choices,
                word(|w| w.planned.choose_pool),
            )
            .needed(word(|w| w.planned.pool_needed))
            .help(none),
        )
        .field(mask)
        .field(cidr)
        .field(FormField::view(picture))
        .remedy(move |remedy| block.remedy(remedy))
        .fill(fill)
        .dialog(open)
}
