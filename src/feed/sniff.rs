//! Tells formats apart by their shape (feeds.md, section 1): ordered rules, the first match wins.

use super::json::{self, Object};
use super::{Format, ProblemKind};
use crate::model::Provider;

/// How often wrappers of recordings and specifications are taken off.
const MOST_WRAPPERS: usize = 4;

/// Takes off the wrappers that recorders put around an answer: what is inside, as text and, where
/// it is one, as an object.
pub(super) fn unwrap_recording<'a>(
    mut text: &'a str,
    object: Object<'a>,
) -> (&'a str, Option<Object<'a>>) {
    let mut object = Some(object);
    for _ in 0..MOST_WRAPPERS {
        let Some(inner) = object.as_ref().and_then(inner) else { break };
        text = inner;
        object = json::object(text);
    }
    (text, object)
}

fn inner<'a>(object: &Object<'a>) -> Option<&'a str> {
    if object.has("status_code") && object.has("data") {
        return object.get("data");
    }
    if object.has("headers") && object.has("body") {
        return object.get("body");
    }
    object.object("responses")?.object("200")?.get("body")
}

/// What an object is.
pub(super) fn object(object: &Object<'_>, told: Option<Provider>) -> Result<Format, ProblemKind> {
    if let Some(name) = object.text("format").filter(|name| name.starts_with("freehold-")) {
        return freehold(&name);
    }
    if let Some(error) = api_error(object) {
        return Err(error);
    }
    if let Some(found) = terraform(object) {
        return found;
    }
    if let Some(format) = clouds_own(object) {
        return Ok(format);
    }
    if object.is_array("IpamResourceCidrs") || object.is_array("IpamDiscoveredResourceCidrs") {
        return ipam(object, told);
    }
    if let Some(format) = ipam_lists(object).or_else(|| tools(object)).or_else(|| ranges(object)) {
        return Ok(format);
    }
    google_or_azure(object).unwrap_or(Err(ProblemKind::UnknownFormat))
}

/// Rule 0: our own.
fn freehold(name: &str) -> Result<Format, ProblemKind> {
    match name {
        "freehold-feed" => Ok(Format::FreeholdFeed),
        "freehold-workspace" => Ok(Format::FreeholdWorkspace),
        "freehold-share" | "freehold-return" => Ok(Format::FreeholdShare),
        other => Err(ProblemKind::UnknownFreeholdFormat { name: super::sink::quote(other) }),
    }
}

/// Rule 1: the body of a failed call, as each cloud writes it.
fn api_error(object: &Object<'_>) -> Option<ProblemKind> {
    let only = |allowed: &[&str]| object.members().all(|(key, _)| allowed.contains(&key));
    if object.has("Error") && only(&["Error", "ResponseMetadata", "RequestId"]) {
        return object.get("Error").map(error_of);
    }
    if object.has("error") && only(&["error"]) {
        return object.get("error").map(error_of);
    }
    if let Some(error) = object.object("Response").and_then(|response| response.get("Error")) {
        return Some(error_of(error));
    }
    // Alibaba Cloud puts code and message at the top.
    let flat = object.text("Code").is_some() && object.text("Message").is_some();
    (flat && object.has("RequestId")).then(|| error_in(object))
}

fn error_of(value: &str) -> ProblemKind {
    match json::object(value) {
        Some(error) => error_in(&error),
        None => {
            let message = super::fields::plain(value).map(|text| super::sink::quote(&text));
            ProblemKind::ApiError { code: None, message }
        }
    }
}

fn error_in(error: &Object<'_>) -> ProblemKind {
    let field = |upper: &str, lower: &str| {
        let value = error.get(upper).or_else(|| error.get(lower))?;
        super::fields::plain(value).map(|text| super::sink::quote(&text))
    };
    ProblemKind::ApiError { code: field("Code", "code"), message: field("Message", "message") }
}

/// Rules 2 to 4.
fn terraform(object: &Object<'_>) -> Option<Result<Format, ProblemKind>> {
    if object.has("terraform_version") {
        let version = object.get("version").and_then(|text| text.parse::<u64>().ok());
        match version {
            Some(4) => return Some(Ok(Format::TerraformState)),
            Some(version @ 1..=3) => return Some(Err(ProblemKind::OldState { version })),
            _ => {}
        }
    }
    let shown = object.has("values") || object.has("planned_values");
    (object.has("format_version") && shown).then_some(Ok(Format::TerraformShow))
}

/// Rules 5 to 13.
fn clouds_own(object: &Object<'_>) -> Option<Format> {
    if object.has("config_version") && object.has("subnets") {
        return Some(Format::SubnetCalculator);
    }
    if object.object("Response").is_some_and(|r| r.has("VpcSet") || r.has("SubnetSet")) {
        return Some(Format::Tencent);
    }
    if object.get("Vpcs").is_some_and(|vpcs| json::has_member(vpcs, "Vpc")) {
        return Some(Format::AlibabaVpcs);
    }
    if object.is_array("Vpcs") {
        return Some(Format::AwsVpcs);
    }
    if object.get("VSwitches").is_some_and(|list| json::has_member(list, "VSwitch")) {
        return Some(Format::AlibabaVSwitches);
    }
    if object.is_array("Subnets") {
        return Some(Format::AwsSubnets);
    }
    if object.object("Subnet").is_some_and(|subnet| subnet.has("SubnetId")) {
        return Some(Format::AwsSubnet);
    }
    if object.object("Vpc").is_some_and(|vpc| vpc.has("VpcId")) {
        return Some(Format::AwsVpc);
    }
    match alibaba_row(object)? {
        Format::AlibabaVSwitches => Some(Format::AlibabaVSwitch),
        _ => Some(Format::AlibabaVpc),
    }
}

/// Rules 12 and 13, for an answer about one thing and for bare rows alike.
fn alibaba_row(object: &Object<'_>) -> Option<Format> {
    if object.has("VSwitchId") && object.has("CidrBlock") && object.has("ZoneId") {
        return Some(Format::AlibabaVSwitches);
    }
    let vpc = object.has("VpcId") && object.has("CidrBlock");
    (vpc && (object.has("VRouterId") || object.has("VSwitchIds"))).then_some(Format::AlibabaVpcs)
}

/// Rule 14: two clouds use the same key, so the rows decide.
fn ipam(object: &Object<'_>, told: Option<Provider>) -> Result<Format, ProblemKind> {
    let list =
        object.get("IpamResourceCidrs").or_else(|| object.get("IpamDiscoveredResourceCidrs"));
    match list.and_then(|list| json::elements(list).next()) {
        Some(row) => match json::object(row) {
            Some(row) if row.has("ResourceCidr") => Ok(Format::AwsIpamResourceCidrs),
            Some(row) if row.has("Cidr") => Ok(Format::AlibabaIpamResourceCidrs),
            _ => Err(ProblemKind::UnknownFormat),
        },
        None => match told {
            Some(Provider::Alibaba) => Ok(Format::AlibabaIpamResourceCidrs),
            Some(Provider::Aws) => Ok(Format::AwsIpamResourceCidrs),
            // Only Alibaba Cloud's answers count their rows and name the request.
            _ if object.has("RequestId") || object.has("TotalCount") => {
                Ok(Format::AlibabaIpamResourceCidrs)
            }
            _ => Err(ProblemKind::ProviderUnknown),
        },
    }
}

/// Rule 15 and the list of addresses.
fn ipam_lists(object: &Object<'_>) -> Option<Format> {
    if object.has("IpamDiscoveredResources") {
        return Some(Format::AlibabaIpamDiscoveredResources);
    }
    let addresses = object.has("IpamDiscoveredIpAddresses");
    addresses.then_some(Format::AlibabaIpamDiscoveredIpAddresses)
}

/// Rules 16 and 17.
fn tools(object: &Object<'_>) -> Option<Format> {
    if object.has("count") && object.is_array("results") {
        return Some(Format::NetBox);
    }
    let phpipam = object.has("code") && object.has("success") && object.has("data");
    phpipam.then_some(Format::PhpIpam)
}

/// Rules 18 and 19.
fn ranges(object: &Object<'_>) -> Option<Format> {
    if object.has("syncToken") && object.has("prefixes") {
        if object.has("createDate") || object.has("ipv6_prefixes") {
            return Some(Format::AwsRanges);
        }
        if object.has("creationTime") {
            return Some(Format::GoogleRanges);
        }
    }
    let tags = object.has("changeNumber") && object.has("cloud") && object.has("values");
    tags.then_some(Format::AzureServiceTags)
}

/// Rules 20 to 23.
fn google_or_azure(object: &Object<'_>) -> Option<Result<Format, ProblemKind>> {
    const GOOGLE: [&str; 3] =
        ["compute#subnetworkAggregatedList", "compute#subnetworkList", "compute#networkList"];
    if object.text("kind").is_some_and(|kind| GOOGLE.contains(&kind.as_ref())) {
        return Some(Ok(Format::Google));
    }
    if object.has("newVNet") {
        return Some(Ok(Format::Azure));
    }
    if object.is_array("value") {
        let rows = json::elements(object.get("value")?);
        let vnet = |row: &str| json::object(row).is_some_and(|row| is_azure(&row));
        let mut usage = false;
        for row in rows {
            if vnet(row) {
                return Some(Ok(Format::Azure));
            }
            let row = json::object(row);
            usage = usage || row.is_some_and(|row| row.has("currentValue") && row.has("limit"));
        }
        let usage = ProblemKind::NoAddressRanges { format: Format::AzureUsage };
        return Some(Err(usage));
    }
    is_azure(object).then_some(Ok(Format::Azure))
}

fn is_azure(object: &Object<'_>) -> bool {
    const NETWORKS: &str = "microsoft.network/virtualnetworks";
    ["type", "Type", "ResourceType"].iter().any(|key| {
        object.text(key).is_some_and(|found| {
            let found = found.to_ascii_lowercase();
            found.strip_prefix(NETWORKS).is_some_and(|rest| rest.is_empty() || rest == "/subnets")
        })
    })
}

/// What one element of an array is (step 3).
pub(super) fn element(object: &Object<'_>) -> Option<Format> {
    if is_azure(object) {
        return Some(Format::Azure);
    }
    let google = ["compute#subnetwork", "compute#network"];
    if object.text("kind").is_some_and(|kind| google.contains(&kind.as_ref())) {
        return Some(Format::Google);
    }
    if object.has("asset_type") && object.has("resource") {
        return Some(Format::GoogleAssets);
    }
    if object.has("model") && object.has("pk") && object.has("fields") {
        return Some(Format::NetBoxDump);
    }
    if object.has("SubnetId") && object.has("CidrBlock") && !object.has("SubnetName") {
        return Some(Format::AwsSubnets);
    }
    // Rows older than the association set are known by what only AWS says of a VPC.
    let aws = ["CidrBlockAssociationSet", "InstanceTenancy"].iter().any(|key| object.has(key));
    if object.has("VpcId") && aws {
        return Some(Format::AwsVpcs);
    }
    if object.has("ResourceId") && object.has("ResourceCidr") {
        return Some(Format::AwsIpamResourceCidrs);
    }
    if object.has("ResourceId") && object.has("Cidr") && object.has("ResourceRegionId") {
        return Some(Format::AlibabaIpamResourceCidrs);
    }
    let tencent = ["AssistantCidrSet", "TagSet", "SubnetName"].iter().any(|key| object.has(key));
    if tencent && object.has("CidrBlock") {
        return Some(Format::Tencent);
    }
    if let Some(format) = alibaba_row(object) {
        return Some(format);
    }
    let generic = ["cidr", "prefix", "network", "subnet"];
    let named = |key: &str| generic.iter().any(|name| key.eq_ignore_ascii_case(name));
    object.members().any(|(key, _)| named(key)).then_some(Format::GenericRows)
}
