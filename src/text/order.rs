//! The order in which people look for names.

use std::cmp::Ordering;

/// A text as it is sorted in lists: capitals do not matter, and numbers in it count as numbers, so
/// that `vpc-2` comes before `vpc-10`. Texts that differ only so keep an order of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortText {
    folded: String,
    text: String,
}

impl SortText {
    /// For a text.
    pub fn new(text: impl Into<String>) -> SortText {
        let text = text.into();
        SortText { folded: text.to_lowercase(), text }
    }
}

impl PartialOrd for SortText {
    fn partial_cmp(&self, other: &SortText) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SortText {
    /// O(length), and nothing is copied.
    fn cmp(&self, other: &SortText) -> Ordering {
        natural(&self.folded, &other.folded).then_with(|| self.text.cmp(&other.text))
    }
}

fn natural(mut one: &str, mut other: &str) -> Ordering {
    loop {
        let ((number, rest), (other_number, other_rest)) = (number(one), number(other));
        if number.is_empty() || other_number.is_empty() {
            let (mut letters, mut others) = (one.chars(), other.chars());
            match (letters.next(), others.next()) {
                (Some(letter), Some(another)) if letter == another => {
                    (one, other) = (letters.as_str(), others.as_str());
                }
                (letter, another) => return letter.cmp(&another),
            }
            continue;
        }
        let order = magnitude(number).cmp(&magnitude(other_number));
        if order != Ordering::Equal {
            return order;
        }
        (one, other) = (rest, other_rest);
    }
}

/// The digits that a text begins with, and what follows.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Orders digits by the number that they make, however many there are.
fn magnitude(digits: &str) -> (usize, &str) {
    let digits = digits.trim_start_matches('0');
    (digits.len(), digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(texts: &[&str]) -> Vec<String> {
        let mut all: Vec<SortText> = texts.iter().map(|text| SortText::new(*text)).collect();
        all.sort();
        all.into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let names = ["vpc-10", "vpc-9b", "vpc-2", "vpc-9", "vpc-010", "vpc"];
        assert_eq!(sorted(&names), ["vpc", "vpc-2", "vpc-9", "vpc-9b", "vpc-010", "vpc-10"]);
    }

    #[test]
    fn capitals_do_not_matter_but_give_a_steady_order() {
        assert_eq!(sorted(&["b", "a", "B", "A"]), ["A", "a", "B", "b"]);
    }

    #[test]
    fn blocks_follow_their_addresses_and_long_numbers_do_not_overflow() {
        assert_eq!(sorted(&["10.10.0.0/16", "10.9.0.0/16"]), ["10.9.0.0/16", "10.10.0.0/16"]);
        let long = ["99999999999999999999999999999999999999990", "1e400", "2"];
        assert_eq!(sorted(&long), ["1e400", "2", "99999999999999999999999999999999999999990"]);
    }

    #[test]
    fn it_is_an_order() {
        let texts = ["", "0", "00", "a", "a0", "a00b", "a0b", "A1", "a01", "名1", "名", "1名", "é"];
        for one in texts.map(SortText::new) {
            for other in texts.map(SortText::new) {
                assert_eq!(one.cmp(&other), other.cmp(&one).reverse(), "{one:?} {other:?}");
                assert_eq!(one.cmp(&other) == Ordering::Equal, one == other, "{one:?} {other:?}");
                for third in texts.map(SortText::new) {
                    let in_order = one <= other && other <= third;
                    assert!(!in_order || one <= third, "{one:?} {other:?} {third:?}");
                }
            }
        }
    }
}
