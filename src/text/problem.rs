//! What is wrong with a file, as sentences.

use super::format::{format_name, paging_advice};
use super::number::{bytes, exact, whole};
use super::region::provider_name;
use super::status::resource_kind_word;
use super::{Found, Language, sentences};
use crate::address::CidrError;
use crate::feed::{Format, JsonFault, Problem, ProblemKind, Repair, Severity};
use crate::model::Provider;

/// Says what is wrong, what became of it, and what to do where something can be done.
pub fn problem_sentence(problem: &Problem, language: Language) -> String {
    problem_sentence_in(problem, None, language)
}

/// The same for a file whose format is known: then it says exactly how to fetch the rest.
pub fn problem_sentence_in(
    problem: &Problem,
    format: Option<Format>,
    language: Language,
) -> String {
    let what = describe(&problem.what, language);
    let after = if let ProblemKind::MorePages { mark, .. } = &problem.what {
        paging_advice(*mark, format, language)
    } else if tells_outcome(&problem.what) {
        ""
    } else {
        outcome(problem.severity, &language.words().found)
    };
    sentences([what.as_str(), after], language)
}

/// Where it is: `record 3, line 12, column 5`; none for the file as a whole.
pub fn place_label(problem: &Problem, language: Language) -> Option<String> {
    let found = &language.words().found;
    let record = problem.place.filter(|place| place.record > 0);
    let record = record.map(|place| (found.record)(&whole(place.record)));
    let position = problem.position.map(|at| (found.position)(&whole(at.line), &whole(at.column)));
    match (record, position) {
        (Some(record), Some(position)) => Some((found.record_at)(&record, &position)),
        (record, position) => record.or(position),
    }
}

/// How bad it is.
pub fn severity_word(severity: Severity, language: Language) -> &'static str {
    let found = &language.words().found;
    match severity {
        Severity::Rejected => found.rejected,
        Severity::Repaired => found.repaired,
        Severity::Warning => found.warning,
        Severity::Note => found.note,
    }
}

/// What a button for a repair says.
pub fn repair_label(repair: &Repair, language: Language) -> String {
    let found = &language.words().found;
    match repair {
        Repair::UseNetwork(cidr) => (found.use_network)(&cidr.to_string()),
        Repair::ChooseRegion(Provider::Other) => found.choose_any_region.into(),
        Repair::ChooseRegion(
            provider @ (Provider::Alibaba
            | Provider::Aws
            | Provider::Azure
            | Provider::Google
            | Provider::Tencent),
        ) => (found.choose_region)(provider_name(*provider, language)),
        Repair::ChooseProvider(providers) => {
            let names: Vec<&str> =
                providers.iter().map(|provider| provider_name(*provider, language)).collect();
            (found.choose_provider)(&names.join(match language {
                Language::English => ", ",
                Language::Chinese => "、",
            }))
        }
    }
}

/// What became of the record or value.
fn outcome(severity: Severity, found: &Found) -> &'static str {
    match severity {
        Severity::Rejected => found.left_out,
        Severity::Repaired => found.put_right,
        Severity::Warning | Severity::Note => "",
    }
}

/// True where the sentence itself says what became of it, or speaks of the file as a whole.
fn tells_outcome(what: &ProblemKind) -> bool {
    match what {
        ProblemKind::BadRecord
        | ProblemKind::Missing { .. }
        | ProblemKind::BadValue { .. }
        | ProblemKind::Masked { .. }
        | ProblemKind::BadCidr { .. }
        | ProblemKind::NotAssociated { .. }
        | ProblemKind::UnknownResourceType { .. } => false,
        ProblemKind::FileTooLarge { .. }
        | ProblemKind::NotText
        | ProblemKind::FileEmpty
        | ProblemKind::NotJson(_)
        | ProblemKind::UnknownFormat
        | ProblemKind::NotReadYet { .. }
        | ProblemKind::NoAddressRanges { .. }
        | ProblemKind::OldState { .. }
        | ProblemKind::UnknownFreeholdFormat { .. }
        | ProblemKind::UnsupportedVersion { .. }
        | ProblemKind::ProviderUnknown
        | ProblemKind::ApiError { .. }
        | ProblemKind::EmptyList
        | ProblemKind::MorePages { .. }
        | ProblemKind::NotWhole { .. }
        | ProblemKind::TooManyRecords { .. }
        | ProblemKind::ElementsSkipped { .. }
        | ProblemKind::DuplicateResource { .. }
        | ProblemKind::DuplicateCidr { .. }
        | ProblemKind::AvailableAboveUsable { .. }
        | ProblemKind::UsedAboveTotal { .. }
        | ProblemKind::ShareAboveWhole { .. }
        | ProblemKind::RegionUnknown { .. }
        | ProblemKind::UnknownField { .. }
        | ProblemKind::TextCut { .. }
        | ProblemKind::TextCleaned { .. }
        | ProblemKind::TooMany { .. } => true,
    }
}

fn describe(what: &ProblemKind, language: Language) -> String {
    let found = &language.words().found;
    let name = |format| format_name(format, language);
    match what {
        ProblemKind::FileTooLarge { bytes, limit } => {
            (found.too_large)(&size(*bytes), &size(*limit))
        }
        ProblemKind::NotText => found.not_text.into(),
        ProblemKind::FileEmpty => found.empty.into(),
        ProblemKind::NotJson(fault) => json_fault(*fault, found),
        ProblemKind::UnknownFormat => found.unknown_format.into(),
        ProblemKind::NotReadYet { format } => (found.not_read_yet)(name(*format)),
        ProblemKind::NoAddressRanges { format } => (found.no_ranges)(name(*format)),
        ProblemKind::OldState { version } => (found.old_state)(&version.to_string()),
        ProblemKind::UnknownFreeholdFormat { name } => (found.unknown_own)(name),
        ProblemKind::UnsupportedVersion { found: version } => (found.unsupported_version)(version),
        ProblemKind::ProviderUnknown => found.provider_unknown.into(),
        ProblemKind::ApiError { code, message } => match (code, message) {
            (Some(code), Some(message)) => (found.api_error_both)(code, message),
            (Some(one), None) | (None, Some(one)) => (found.api_error_one)(one),
            (None, None) => found.api_error.into(),
        },
        ProblemKind::EmptyList => found.empty_list.into(),
        ProblemKind::MorePages { held, total: Some(total), .. } => {
            (found.more_of)(&number(*held), &number(*total))
        }
        ProblemKind::MorePages { held, total: None, .. } => (found.more)(&number(*held)),
        ProblemKind::NotWhole { rejected } => (found.not_whole)(&whole(*rejected)),
        ProblemKind::TooManyRecords { limit } => (found.too_many_records)(&whole(*limit)),
        ProblemKind::ElementsSkipped { count } => (found.skipped)(&whole(*count)),
        ProblemKind::BadRecord => found.bad_record.into(),
        ProblemKind::Missing { field } => (found.missing)(field),
        ProblemKind::BadValue { field, value } => (found.bad_value)(field, value),
        ProblemKind::Masked { field, value } => (found.masked)(field, value),
        ProblemKind::BadCidr { field, value, error } => bad_cidr(field, value, error, found),
        ProblemKind::DuplicateResource { kind, id, first } => {
            (found.duplicate_resource)(resource_kind_word(*kind, language), id, &whole(*first))
        }
        ProblemKind::DuplicateCidr { id, cidr } => (found.duplicate_cidr)(&cidr.to_string(), id),
        ProblemKind::AvailableAboveUsable { cidr, available, usable } => {
            (found.available_above)(&cidr.to_string(), &number(*available), &exact(*usable))
        }
        ProblemKind::UsedAboveTotal { cidr, used, total } => {
            (found.used_above)(&cidr.to_string(), &exact(*used), &exact(*total))
        }
        ProblemKind::ShareAboveWhole { cidr } => (found.share_above)(&cidr.to_string()),
        ProblemKind::NotAssociated { cidr, state } => (found.not_associated)(cidr, state),
        ProblemKind::UnknownResourceType { value } => (found.unknown_type)(value),
        ProblemKind::RegionUnknown { records } => (found.region_unknown)(&whole(*records)),
        ProblemKind::UnknownField { field, times } => (found.unknown_field)(&whole(*times), field),
        ProblemKind::TextCut { field, characters, limit } => {
            (found.text_cut)(field, &whole(*characters), &whole(*limit))
        }
        ProblemKind::TextCleaned { field } => (found.text_cleaned)(field),
        ProblemKind::TooMany { field, count, limit } => {
            (found.too_many)(field, &whole(*count), &whole(*limit))
        }
    }
}

fn json_fault(fault: JsonFault, found: &Found) -> String {
    match fault {
        JsonFault::Ended => found.json_ended.into(),
        JsonFault::Unexpected { found: Some(character) } => {
            (found.json_unexpected)(&character.to_string())
        }
        JsonFault::Unexpected { found: None } => found.json_broken.into(),
    }
}

fn bad_cidr(field: &str, value: &str, error: &CidrError, found: &Found) -> String {
    match error {
        CidrError::Empty => (found.cidr_empty)(field),
        CidrError::NoPrefixLength => (found.cidr_no_length)(field, value),
        CidrError::BadAddress => (found.cidr_bad_address)(field, value),
        CidrError::BadPrefixLength => (found.cidr_bad_length)(field, value),
        CidrError::Masked => (found.masked)(field, value),
        CidrError::HostBits { network } => {
            (found.cidr_host_bits)(field, value, &network.to_string())
        }
    }
}

fn size(length: usize) -> String {
    bytes(u64::try_from(length).unwrap_or(u64::MAX))
}

fn number(value: u64) -> String {
    exact(crate::address::Count::new(value.into()))
}

#[cfg(test)]
mod tests;
