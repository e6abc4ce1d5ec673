//! Regions out of zones and names.

/// Alibaba Cloud: `cn-hangzhou-h` lies in `cn-hangzhou`, `ap-southeast-1a` in `ap-southeast-1`.
pub(super) fn alibaba_region(zone: &str) -> Option<&str> {
    let letter = zone.chars().next_back().filter(char::is_ascii_lowercase)?;
    let rest = zone.strip_suffix(letter)?;
    match rest.strip_suffix('-') {
        Some(region) => Some(region),
        None => rest.ends_with(|last: char| last.is_ascii_digit()).then_some(rest),
    }
    .filter(|region| region.contains('-'))
}

/// AWS: `us-west-2a`, the local zone `us-west-2-lax-1a` and the wavelength zone
/// `us-west-2-wl1-las-wlz-1` all lie in `us-west-2`: the first number ends the region.
pub(super) fn aws_region(zone: &str) -> Option<&str> {
    let digit = zone.find(|letter: char| letter.is_ascii_digit())?;
    let (area, number) = zone.split_at(digit);
    let length = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    let end = digit.checked_add(length)?;
    (area.ends_with('-') && area.len() > 1).then(|| zone.get(..end)).flatten()
}

/// The region in an ARN such as `arn:aws:ec2:us-west-2:644160558196:subnet/…`.
pub(super) fn arn_region(arn: &str) -> Option<&str> {
    let mut parts = arn.split(':');
    (parts.next() == Some("arn")).then(|| parts.nth(2)).flatten().filter(|part| !part.is_empty())
}
