//! Reads the fields of one row; what is wrong with one becomes a problem and costs only itself.

use std::borrow::Cow;
use std::sync::Arc;

use super::json::{self, Object};
use super::options::{MAX_CIDRS, MAX_ID, MAX_NAME, MAX_TAGS};
use super::sink::{Sink, quote};
use super::{CidrRecord, Place, ProblemKind, Repair, Severity, Share, time};
use crate::address::{Cidr, CidrError, Count};
use crate::model::{AccountId, Provider, Region, ResourceKind};

/// One row under the reader's eyes.
pub(super) struct Fields<'r, 's, 'a> {
    pub object: &'r Object<'a>,
    pub at: Place,
    pub sink: &'r mut Sink<'s>,
}

/// Why a row could not be kept; the problem is already told.
pub(super) struct Rejected;

impl<'a> Fields<'_, '_, 'a> {
    /// A text, or a number's digits; blank and absent are the same.
    pub fn raw_text(&mut self, field: &'static str) -> Option<(Cow<'a, str>, &'a str)> {
        let value = self.object.get(field)?;
        match plain(value) {
            Some(text) if text.is_empty() => None,
            Some(text) => Some((text, value)),
            None => {
                self.bad(field, value);
                None
            }
        }
    }

    /// A word that many rows share: a zone, a state.
    pub fn word(&mut self, field: &'static str) -> Option<Arc<str>> {
        let (text, value) = self.raw_text(field)?;
        if text.len() > MAX_ID || text.chars().any(char::is_control) {
            self.bad(field, value);
            return None;
        }
        Some(self.sink.share(&text))
    }

    /// A name or a tag's value: any text, cleaned and cut to the limit.
    pub fn name(&mut self, field: &'static str) -> Option<Arc<str>> {
        let (text, value) = self.raw_text(field)?;
        Some(self.clean(field, &text, value))
    }

    /// An id; masked ones are none, since two different things could share one.
    pub fn id(&mut self, field: &'static str) -> Option<Arc<str>> {
        let (text, value) = self.raw_text(field)?;
        match unfit_id(field, &text) {
            None => Some(self.sink.share(&text)),
            Some(what) => {
                self.tell(Severity::Warning, value, what);
                None
            }
        }
    }

    /// An id without which the row is nothing.
    pub fn needed_id(&mut self, field: &'static str) -> Result<Arc<str>, Rejected> {
        let text = self.object.get(field).and_then(plain).filter(|text| !text.is_empty());
        let what = match text {
            None => ProblemKind::Missing { field },
            Some(text) => match unfit_id(field, &text) {
                None => return Ok(text.as_ref().into()),
                Some(what) => what,
            },
        };
        self.sink.at(Severity::Rejected, self.at, what);
        Err(Rejected)
    }

    /// A vSwitch's VPC; without it the vSwitch stays an orphan.
    pub fn parent(&mut self, field: &'static str) -> Option<Arc<str>> {
        if self.raw_text(field).is_none() {
            self.sink.at(Severity::Warning, self.at, ProblemKind::Missing { field });
            return None;
        }
        self.id(field)
    }

    /// VPC or vSwitch, without regard to case.
    pub fn kind(&mut self, field: &'static str) -> Result<ResourceKind, Rejected> {
        let Some((text, value)) = self.raw_text(field) else {
            self.sink.at(Severity::Rejected, self.at, ProblemKind::Missing { field });
            return Err(Rejected);
        };
        let all = [ResourceKind::Vpc, ResourceKind::VSwitch];
        if let Some(kind) = all.into_iter().find(|k| k.to_string().eq_ignore_ascii_case(&text)) {
            return Ok(kind);
        }
        let what = ProblemKind::UnknownResourceType { value: quote(&text) };
        self.tell(Severity::Rejected, value, what);
        Err(Rejected)
    }

    /// An account's id with all its digits; 0 says nothing.
    pub fn account(&mut self, field: &'static str) -> Option<AccountId> {
        let (text, value) = self.raw_text(field)?;
        if text == "0" {
            return None;
        }
        let fits = text.len() <= MAX_ID && !text.chars().any(char::is_control);
        // A number in exponent form lost its digits before it came here.
        let whole = value.starts_with('"') || text.bytes().all(|byte| byte.is_ascii_digit());
        if is_masked(&text) || !fits || !whole {
            self.bad(field, value);
            return None;
        }
        Some(AccountId(self.sink.share(&text)))
    }

    /// A whole number, also as a text.
    pub fn number(&mut self, field: &'static str) -> Option<u64> {
        let (text, value) = self.raw_text(field)?;
        let number = text.parse().ok();
        if number.is_none() {
            self.bad(field, value);
        }
        number
    }

    /// A number of addresses, also as a text.
    pub fn count(&mut self, field: &'static str) -> Option<Count> {
        let (text, value) = self.raw_text(field)?;
        let count = text.parse::<u128>().map(Count::new).ok();
        // 2^128 is the one count of a block that needs 129 bits.
        let all = Count::power_of_two(128);
        let count = count.or_else(|| (all.to_string() == text).then_some(all));
        if count.is_none() {
            self.bad(field, value);
        }
        count
    }

    /// A share between 0 and 1 as an exact decimal.
    pub fn share(&mut self, field: &'static str) -> Option<Share> {
        let (text, value) = self.raw_text(field)?;
        let share = decimal(&text);
        if share.is_none() {
            self.bad(field, value);
        }
        share
    }

    /// A time.
    pub fn time(&mut self, field: &'static str) -> Option<i64> {
        let (text, value) = self.raw_text(field)?;
        let time = time::parse(&text);
        if time.is_none() {
            self.bad(field, value);
        }
        time
    }

    /// A region's code.
    pub fn region(&mut self, field: &'static str, provider: Provider) -> Option<Region> {
        let code = self.word(field)?;
        Some(Region { provider, code })
    }

    /// The region that the user chose for the whole file.
    pub fn chosen_region(&self, provider: Provider) -> Option<Region> {
        self.sink.options().region.clone().filter(|region| region.provider == provider)
    }

    /// A block out of a value of this row. Empty texts are none where `blank` says so.
    pub fn cidr(&mut self, field: &'static str, value: &str, blank: Blank) -> Option<Cidr> {
        let Some(text) = plain(value).filter(|_| value.starts_with('"')) else {
            self.reject_value(field, value);
            return None;
        };
        let text = text.trim();
        if text.is_empty() && blank == Blank::IsNone {
            return None;
        }
        let error = match Cidr::parse(text) {
            Ok(cidr) => return Some(cidr),
            Err(error) => error,
        };
        let place = self.sink.place(self.at.record, value);
        let quoted = quote(text);
        match error {
            CidrError::Masked => {
                let what = ProblemKind::Masked { field, value: quoted };
                self.sink.at(Severity::Rejected, place, what);
                None
            }
            CidrError::HostBits { network } => {
                let accepted = self.sink.options().repairs.accepted_at(place.offset);
                let severity = if accepted { Severity::Repaired } else { Severity::Rejected };
                let what = ProblemKind::BadCidr { field, value: quoted, error };
                self.sink.at_with(severity, place, what, Repair::UseNetwork(network));
                accepted.then_some(network)
            }
            error => {
                let what = ProblemKind::BadCidr { field, value: quoted, error };
                self.sink.at(Severity::Rejected, place, what);
                None
            }
        }
    }

    /// Adds a block, unless the resource has it already.
    pub fn push_cidr(&mut self, field: &'static str, cidr: CidrRecord, to: &mut Vec<CidrRecord>) {
        if to.iter().any(|have| have.cidr == cidr.cidr) {
            return;
        }
        if to.len() >= MAX_CIDRS {
            let count = to.len().saturating_add(1);
            let what = ProblemKind::TooMany { field, count, limit: MAX_CIDRS };
            self.sink.at(Severity::Rejected, self.at, what);
            return;
        }
        to.push(cidr);
    }

    /// Adds the block in a field of the row, if there is one.
    pub fn push_field(&mut self, field: &'static str, to: &mut Vec<CidrRecord>) {
        if let Some(value) = self.object.get(field) {
            self.push_value(field, value, to);
        }
    }

    /// Adds the block in a value of the row, if there is one.
    pub fn push_value(&mut self, field: &'static str, value: &str, to: &mut Vec<CidrRecord>) {
        if let Some(cidr) = self.cidr(field, value, Blank::IsNone) {
            self.push_cidr(field, CidrRecord::plain(cidr), to);
        }
    }

    /// Tags out of rows such as `{"Key": …, "Value": …}`, or with the older keys.
    pub fn tags(&mut self, rows: json::Elements<'a>) -> Vec<(Arc<str>, Arc<str>)> {
        let mut tags = Vec::new();
        let mut count = 0usize;
        for row in rows {
            count = count.saturating_add(1);
            if tags.len() >= MAX_TAGS {
                continue;
            }
            let pair = json::object(row).and_then(|tag| {
                let key = tag.get("Key").or_else(|| tag.get("TagKey"))?;
                let value = tag.get("Value").or_else(|| tag.get("TagValue")).unwrap_or("\"\"");
                Some((plain(key)?, plain(value)?, key, value))
            });
            match pair {
                Some((key, value, key_at, value_at)) => {
                    let tag = self.tag(&key, key_at, &value, value_at);
                    tags.push(tag);
                }
                None => self.bad("Tags", row),
            }
        }
        self.too_many_tags(count);
        tags
    }

    /// One tag, cleaned.
    pub fn tag(
        &mut self,
        key: &str,
        key_at: &str,
        value: &str,
        value_at: &str,
    ) -> (Arc<str>, Arc<str>) {
        let key = self.clean("Tags", key, key_at);
        (self.sink.share(&key), self.clean("Tags", value, value_at))
    }

    /// Tells that tags were left out.
    pub fn too_many_tags(&mut self, count: usize) {
        if count > MAX_TAGS {
            let what = ProblemKind::TooMany { field: "Tags", count, limit: MAX_TAGS };
            self.sink.at(Severity::Warning, self.at, what);
        }
    }

    /// Tells that a value is left out.
    pub fn bad(&mut self, field: &'static str, value: &str) {
        self.tell(Severity::Warning, value, ProblemKind::BadValue { field, value: quote(value) });
    }

    fn reject_value(&mut self, field: &'static str, value: &str) {
        self.tell(Severity::Rejected, value, ProblemKind::BadValue { field, value: quote(value) });
    }

    /// Tells something about a value of this row.
    pub fn tell(&mut self, severity: Severity, value: &str, what: ProblemKind) {
        let place = self.sink.place(self.at.record, value);
        self.sink.at(severity, place, what);
    }

    /// Without control characters and not longer than the limit.
    fn clean(&mut self, field: &'static str, text: &str, value: &str) -> Arc<str> {
        let harmless = !text.chars().any(char::is_control);
        if harmless && text.len() <= MAX_NAME {
            return text.into();
        }
        if !harmless {
            self.tell(Severity::Note, value, ProblemKind::TextCleaned { field });
        }
        let characters = text.chars().count();
        if characters > MAX_NAME {
            let what = ProblemKind::TextCut { field, characters, limit: MAX_NAME };
            self.tell(Severity::Note, value, what);
        }
        let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
        text.chars().take(MAX_NAME).map(clean).collect::<String>().into()
    }
}

/// What an empty text in place of a block means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// That there is none.
    IsNone,
    /// That it was forgotten.
    IsBad,
}

/// A text's content or a number's digits.
pub(super) fn plain(value: &str) -> Option<Cow<'_, str>> {
    match value.as_bytes().first()? {
        b'"' => json::text(value),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(value)),
        _ => None,
    }
}

/// True for texts in which digits were hidden.
pub(super) fn is_masked(text: &str) -> bool {
    text.contains("**") || text.contains("XXXX") || text.contains("xxxx")
}

/// Why a text is no id.
fn unfit_id(field: &'static str, text: &str) -> Option<ProblemKind> {
    if is_masked(text) {
        Some(ProblemKind::Masked { field, value: quote(text) })
    } else if text.len() > MAX_ID || text.chars().any(char::is_control) {
        Some(ProblemKind::BadValue { field, value: quote(text) })
    } else {
        None
    }
}

/// An exact decimal of up to 18 digits behind the point; further digits are dropped.
fn decimal(text: &str) -> Option<Share> {
    const MOST: usize = 18;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let fraction = fraction.get(..fraction.len().min(MOST))?.trim_end_matches('0');
    let numerator = format!("{whole}{fraction}").parse().ok()?;
    Some(Share { numerator, scale: u8::try_from(fraction.len()).ok()? })
}
