//! What an import would do, told before it is done, and how lists are told whole (D17, D18, D29).

use freehold::command::{
    Command, Env, Import, LargeRemoval, ListExtent, MembersCommand, NewMember, Note,
    ObservedResource, Rule,
};
use freehold::feed::{Choices, NewRegions, Preview, plan, preview, read};
use freehold::model::{
    AccountId, AutoImport, DirectoryRole, Fact, MaskRules, Provider, Time, WholeList,
};

use super::{Desk, cidr, importing, list, top_pool, vpc, vswitch, west};

/// The preview, which must change nothing.
fn told(desk: &mut Desk, import: Import) -> Preview {
    let before = desk.workspace.clone();
    let preview =
        preview(&mut desk.workspace, import, &Env::new(Time(9), 9)).expect("it can be done");
    assert!(desk.workspace == before, "a preview changes nothing");
    preview
}

fn import_of(command: Command) -> Import {
    match command {
        Command::Import(import) => import,
        other => panic!("{other:?}"),
    }
}

#[test]
fn d18_a_preview_tells_what_is_new_changed_gone_and_as_it_was() {
    let mut desk = Desk::new();
    desk.import(vec![
        vpc("vpc-same", &["10.0.0.0/24"]),
        vpc("vpc-grown", &["10.0.1.0/24"]),
        vpc("vpc-gone", &["10.0.2.0/24"]),
    ]);
    let renamed = freehold::command::ObservedResource {
        name: Some("renamed".into()),
        ..vpc("vpc-grown", &["10.0.1.0/24", "10.0.9.0/24"])
    };
    let resources =
        vec![vpc("vpc-same", &["10.0.0.0/24"]), renamed, vpc("vpc-new", &["10.0.3.0/24"])];
    let mut whole = list(Provider::Alibaba, 2_000, resources);
    whole.extent = ListExtent::Whole;
    let mut import = import_of(importing(vec![whole]));
    // One of three is more than a fifth: it is asked about first.
    let refusal = preview(&mut desk.workspace, import.clone(), &Env::new(Time(9), 9)).unwrap_err();
    assert!(matches!(refusal.reasons[0].rule, Rule::LargeRemoval { removed: 1, of: 3, .. }));
    import.removal = LargeRemoval::Confirmed;
    let preview = told(&mut desk, import);
    let new: Vec<&str> = preview.new.iter().map(|row| row.external_id().as_ref()).collect();
    assert_eq!(new, ["vpc-new"]);
    let [changed] = &preview.changed[..] else { panic!("{:?}", preview.changed) };
    assert_eq!(
        (&changed.facts[..], &changed.added[..]),
        (&[Fact::Name][..], &[cidr("10.0.9.0/24")][..])
    );
    assert_eq!((changed.before.name.as_ref(), changed.after.name.as_ref()), ("", "renamed"));
    assert_eq!(preview.gone.len(), 1);
    assert_eq!(preview.gone[0].1, cidr("10.0.2.0/24"));
    assert_eq!((preview.unchanged, preview.not_monitored), (1, 0));
}

#[test]
fn d09_a_preview_names_what_becomes_overlapping_or_breaks_a_rule_and_did_not_before() {
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(24), default: None, max: None };
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(freehold::command::CreatePool {
        rules,
        auto_import: AutoImport::On,
        ..request
    });
    desk.reserve(pool, "10.0.64.0/24");
    desk.import(vec![vpc("vpc-1", &["10.9.0.0/24"]), vpc("vpc-2", &["10.9.0.0/25"])]);
    let resources = vec![
        vpc("vpc-large", &["10.0.0.0/20"]),
        vpc("vpc-rival", &["10.0.64.0/25"]),
        vpc("vpc-1", &["10.9.0.0/24"]),
    ];
    let preview =
        told(&mut desk, import_of(importing(vec![list(Provider::Alibaba, 2_000, resources)])));
    let overlapping: Vec<&str> =
        preview.newly_overlapping.iter().map(|wrong| wrong.id.as_ref()).collect();
    assert_eq!(overlapping, ["vpc-rival"], "the two that overlapped before are no news");
    assert_eq!(preview.newly_overlapping[0].with.len(), 1);
    assert_eq!(preview.newly_overlapping[0].with[0].1, cidr("10.0.64.0/24"));
    let broken: Vec<&str> =
        preview.newly_noncompliant.iter().map(|wrong| wrong.id.as_ref()).collect();
    assert_eq!(broken, ["vpc-large"]);
    assert!(matches!(preview.notes[..], [Note::AutoImported(_)]));
}

#[test]
fn d06_a_preview_counts_what_no_scope_will_show() {
    let mut desk = Desk::new();
    let (ipam, refuse) = (desk.ipam_id(), Default::default());
    desk.done(Command::RemoveEffectiveRegion(ipam, west(), refuse));
    let mut far = vpc("vpc-far", &["10.0.0.0/24"]);
    far.region = Some(west());
    let lists = || {
        vec![list(
            Provider::Alibaba,
            5,
            vec![far.clone(), vswitch("vsw-1", "vpc-9", &["10.1.0.0/24"])],
        )]
    };
    let preview = told(&mut desk, import_of(importing(lists())));
    assert_eq!(preview.not_monitored, 1);
    // The placeholder for the vSwitch's VPC is new, though nobody listed it.
    assert_eq!((preview.new.len(), preview.unchanged), (3, 0));
    desk.done(Command::AddEffectiveRegions(ipam, vec![west()]));
    assert_eq!(told(&mut desk, import_of(importing(lists()))).not_monitored, 0);
}

fn page(number: u32, ids: &[&str], total: usize) -> String {
    let rows: Vec<String> = ids
        .iter()
        .map(|id| {
            let last = id.rsplit('-').next().unwrap();
            format!(r#"{{"VpcId":"{id}","RegionId":"cn-east","CidrBlock":"10.{last}.0.0/16"}}"#)
        })
        .collect();
    let rows = rows.join(",");
    format!(
        r#"{{"TotalCount":{total},"PageNumber":{number},"PageSize":2,"Vpcs":{{"Vpc":[{rows}]}}}}"#
    )
}

fn planned(desk: &Desk, pages: &[String], whole: WholeList, at: i64) -> Import {
    let reports: Vec<_> = pages
        .iter()
        .enumerate()
        .map(|(place, text)| read(&format!("page-{place}.json"), text.as_bytes()))
        .collect();
    let choices = Choices {
        discovery: None,
        whole,
        removal: LargeRemoval::Confirmed,
        regions: NewRegions::Add,
        managed_region: None,
        matches: Vec::new(),
        allocate_again: Vec::new(),
        now: Time(at),
    };
    plan(&desk.workspace, &reports, &choices)
}

#[test]
fn d17_pages_that_reach_their_total_are_whole_once_the_user_has_confirmed_it() {
    let pages = [page(1, &["vpc-1", "vpc-2"], 3), page(2, &["vpc-3"], 3)];
    let desk = Desk::new();
    let extent = |pages: &[String], whole| {
        let import = planned(&desk, pages, whole, 5);
        assert_eq!(import.lists.len(), 1, "the pages are one list");
        import.lists[0].extent
    };
    assert_eq!(extent(&pages, WholeList::Confirmed), ListExtent::Whole);
    assert_eq!(extent(&pages, WholeList::Unconfirmed), ListExtent::Partial);
    // A page is missing: whatever was confirmed, this is not all there is.
    assert_eq!(extent(&pages[..1], WholeList::Confirmed), ListExtent::Partial);
}

#[test]
fn d17_confirmed_once_the_next_list_of_the_source_is_whole_by_itself() {
    let mut desk = Desk::new();
    let first = [page(1, &["vpc-1", "vpc-2"], 3), page(2, &["vpc-3"], 3)];
    desk.done(Command::Import(planned(&desk, &first, WholeList::Confirmed, 5)));
    let second = [page(1, &["vpc-1", "vpc-2"], 2)];
    let import = planned(&desk, &second, WholeList::Unconfirmed, 6);
    assert_eq!(import.lists[0].extent, ListExtent::Whole);
    desk.done(Command::Import(import));
    let gone = desk.workspace.resources().get(&desk.key("vpc-3")).unwrap();
    assert_eq!(gone.cidrs[0].gone_since, Some(Time(6)));
    assert_eq!(desk.workspace.sources().len(), 1, "it is the same source");
}

#[test]
fn d17_our_own_format_says_of_itself_whether_it_is_complete() {
    for (complete, extent) in [(true, ListExtent::Whole), (false, ListExtent::Partial)] {
        let text = format!(
            r#"{{"format":"freehold-feed","version":1,"provider":"alibaba","complete":{complete},
            "observedAt":"2026-01-01T00:00:00Z","resources":[
            {{"type":"VPC","id":"vpc-1","region":"cn-east","cidrs":["10.0.0.0/16"]}}]}}"#
        );
        let desk = Desk::new();
        let import = planned(&desk, &[text], WholeList::Unconfirmed, 5);
        assert_eq!(import.lists[0].extent, extent, "complete: {complete}");
    }
}

#[test]
fn d22_accounts_that_nothing_ties_to_this_one_are_told_and_imported_all_the_same() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let account = |text: &str| AccountId::new(text);
    let owned = |id: &str, block: &str, owner: AccountId| ObservedResource {
        account: Some(owner),
        ..vpc(id, &[block])
    };
    let own = desk.workspace.settings().own_account.clone();
    let resources = || {
        vec![
            owned("vpc-own", "10.0.0.0/24", own.clone()),
            owned("vpc-one", "10.0.1.0/24", account("3000000000000001")),
            owned("vpc-two", "10.0.2.0/24", account("3000000000000002")),
            owned("vpc-also-two", "10.0.3.0/24", account("3000000000000002")),
        ]
    };
    let import = || import_of(importing(vec![list(Provider::Alibaba, 2_000, resources())]));
    let preview = told(&mut desk, import());
    assert_eq!(preview.strangers, [account("3000000000000001"), account("3000000000000002")]);
    assert_eq!(preview.new.len(), 4);
    let mut settings = desk.workspace.settings().into_owned();
    settings.directory_role = DirectoryRole::DelegatedAdministrator;
    desk.done(Command::UpdateSettings(settings));
    let member = NewMember::Account(account("3000000000000002"), "".into());
    desk.done(Command::Members(MembersCommand::Add(ipam, vec![member])));
    assert_eq!(told(&mut desk, import()).strangers, [account("3000000000000001")]);
}
