//! What refusals offer beyond one field: regions, quotas, settings.

use leptos::prelude::*;

use crate::command::{Command, Remedy};
use crate::model::{PrivateIpv6, Watch};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::show::use_run;
use crate::ui::state::use_desk;

/// Does the remedies that change something outside the form; others are left to the form.
pub fn outside_remedy() -> Callback<Remedy> {
    let (desk, run, router) = (use_desk(), use_run(), use_router());
    Callback::new(move |remedy: Remedy| match remedy {
        Remedy::AddRegion(ipam, region) => {
            run.now(Command::AddEffectiveRegions(ipam, vec![region]));
        }
        Remedy::AllowPrivateIpv6 => {
            let mut settings = desk.peek(|workspace| workspace.settings().into_owned());
            settings.private_ipv6 = PrivateIpv6::Allowed;
            run.now(Command::UpdateSettings(settings));
        }
        Remedy::StopIgnoring(key, cidr) => {
            run.now(Command::SetWatch(vec![(key, cidr)], Watch::Watched));
        }
        Remedy::RaiseQuota(_) => router.navigate(Route::Settings),
        _ => {}
    })
}
