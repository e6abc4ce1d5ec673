//! Which source a list belongs to, and what makes a resource the same one (domain.md, D16). O(IPAMs
//! + sources) for each list.

use std::sync::Arc;

use crate::model::{DiscoveryId, Identity, Provider, Source, SourceId, Time, WholeList, Workspace};

use super::{DiscoveryChoice, NewSource, Refusal, Rule, SourceChoice, check};
use crate::command::discovery::refuse_idle_home;
use crate::command::transaction::Transaction;

/// The discovery that a source feeds, and its facts, known or new.
pub(super) fn facts_of(
    workspace: &Workspace,
    choice: &SourceChoice,
) -> Result<(DiscoveryId, NewSource), Refusal> {
    let facts = match choice {
        SourceChoice::New(facts) => facts.clone(),
        SourceChoice::Known(id) => {
            let Source { discovery, provider, kind, account, regions, file, home_scope, .. } =
                check::source(workspace, *id)?;
            let discovery = DiscoveryChoice::Known(discovery);
            NewSource { discovery, provider, kind, account, regions, file, home_scope }
        }
    };
    let discovery = match &facts.discovery {
        DiscoveryChoice::Known(id) => check::discovery(workspace, *id)?.id,
        DiscoveryChoice::DefaultIn(region) => {
            let ipam = workspace.ipams().iter().find(|ipam| ipam.region == *region);
            match ipam {
                Some(ipam) => ipam.default_discovery,
                None => return Err(Rule::NoIpamIn(region.clone()).into()),
            }
        }
    };
    if let (SourceChoice::New(_), Some(home)) = (choice, facts.home_scope) {
        refuse_idle_home(workspace, discovery, home)?;
    }
    Ok((discovery, NewSource { discovery: DiscoveryChoice::Known(discovery), ..facts }))
}

/// The source of a list, made where there is none of its facts.
pub(super) fn find_source(
    tx: &mut Transaction<'_>,
    (discovery, facts): (DiscoveryId, NewSource),
    choice: &SourceChoice,
) -> Result<Source, Refusal> {
    if let SourceChoice::Known(id) = choice {
        return check::source(tx.workspace, *id);
    }
    let same = tx.workspace.sources().iter().find(|source| {
        source.discovery == discovery
            && source.provider == facts.provider
            && source.kind == facts.kind
            && source.account == facts.account
            && source.regions == facts.regions
            && (ids_are_global(facts.provider) || source.file == facts.file)
    });
    if let Some(source) = same {
        return Ok(source.clone());
    }
    let id = tx.fresh::<Source>(SourceId::new);
    let source = Source {
        id,
        discovery,
        provider: facts.provider,
        kind: facts.kind,
        account: facts.account,
        regions: facts.regions,
        file: facts.file,
        home_scope: facts.home_scope,
        observed_at: Time(i64::MIN),
        whole: WholeList::Unconfirmed,
        covers: Vec::new(),
    };
    tx.put(id, source.clone());
    Ok(source)
}

/// Whether ids are unique over the whole cloud (domain.md, D16).
fn ids_are_global(provider: Provider) -> bool {
    match provider {
        Provider::Alibaba | Provider::Aws | Provider::Azure | Provider::Google => true,
        Provider::Tencent | Provider::Other => false,
    }
}

pub(super) fn identity(provider: Provider, source: SourceId, id: &Arc<str>) -> Identity {
    if ids_are_global(provider) {
        Identity::Global(provider, id.clone())
    } else {
        Identity::Local(source, id.clone())
    }
}
