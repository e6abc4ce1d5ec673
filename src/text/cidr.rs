//! What is wrong with a text that should be a CIDR, as a sentence.

use super::Words;
use crate::address::CidrError;

/// Says why a text is no CIDR. For host bits, offer the block beside it.
pub fn cidr_problem(words: &Words, error: &CidrError) -> String {
    let form = &words.form;
    match error {
        CidrError::Empty => form.cidr_empty.into(),
        CidrError::NoPrefixLength => form.cidr_no_length.into(),
        CidrError::BadAddress => form.cidr_bad_address.into(),
        CidrError::BadPrefixLength => form.cidr_bad_length.into(),
        CidrError::Masked => form.cidr_masked.into(),
        CidrError::HostBits { network } => (form.cidr_host_bits)(&network.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Cidr;

    #[test]
    fn host_bits_name_the_block_that_was_meant() {
        let said =
            Cidr::parse("10.0.8.5/22").map_err(|error| cidr_problem(&Words::ENGLISH, &error));
        assert_eq!(said, Err("Host bits are set: the block is 10.0.8.0/22.".to_owned()));
    }
}
