//! Which branches of a tree are folded, as its address says it.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// The branches that are folded: these, or all but these. Either way the address stays short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folds<K> {
    /// Only these.
    These(BTreeSet<K>),
    /// All but these.
    AllBut(BTreeSet<K>),
}

/// How the address begins where all are folded.
const ALL: &str = "all";

impl<K: Ord> Folds<K> {
    /// All branches.
    pub fn all() -> Folds<K> {
        Folds::AllBut(BTreeSet::new())
    }

    /// True for a branch that is folded.
    pub fn holds(&self, branch: &K) -> bool {
        match self {
            Folds::These(these) => these.contains(branch),
            Folds::AllBut(open) => !open.contains(branch),
        }
    }

    /// True where nothing is folded.
    pub fn is_empty(&self) -> bool {
        matches!(self, Folds::These(these) if these.is_empty())
    }

    /// Folds a branch that is open, and opens one that is folded.
    pub fn turn(&mut self, branch: K) {
        let (Folds::These(named) | Folds::AllBut(named)) = self;
        if !named.remove(&branch) {
            named.insert(branch);
        }
    }
}

impl<K> Default for Folds<K> {
    fn default() -> Folds<K> {
        Folds::These(BTreeSet::new())
    }
}

impl<K: fmt::Display> fmt::Display for Folds<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Folds::These(named) | Folds::AllBut(named)) = self;
        let mut words: Vec<String> = named.iter().map(ToString::to_string).collect();
        if matches!(self, Folds::AllBut(_)) {
            words.insert(0, ALL.to_owned());
        }
        f.write_str(&words.join(","))
    }
}

/// What names no branch is left out: a text of any sort is a state of the tree.
impl<K: FromStr + Ord> From<&str> for Folds<K> {
    fn from(text: &str) -> Folds<K> {
        let mut words = text.split(',').peekable();
        let all = words.next_if_eq(&ALL).is_some();
        let named = words.filter_map(|word| word.parse().ok()).collect();
        if all { Folds::AllBut(named) } else { Folds::These(named) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(mut folds: Folds<u32>, branches: &[u32]) -> Folds<u32> {
        branches.iter().for_each(|branch| folds.turn(*branch));
        folds
    }

    #[test]
    fn folds_are_the_same_once_written_and_read() {
        for folds in [
            Folds::default(),
            turned(Folds::default(), &[7, 3]),
            Folds::all(),
            turned(Folds::all(), &[9]),
        ] {
            assert_eq!(Folds::from(folds.to_string().as_str()), folds);
        }
        assert_eq!(turned(Folds::default(), &[7, 3]).to_string(), "3,7");
        assert_eq!(turned(Folds::all(), &[9]).to_string(), "all,9");
    }

    #[test]
    fn a_branch_is_turned_where_all_are_folded_and_where_none_is() {
        let one = turned(Folds::default(), &[3]);
        assert_eq!([1, 3].map(|branch| one.holds(&branch)), [false, true]);
        let others = turned(Folds::all(), &[3]);
        assert_eq!([1, 3].map(|branch| others.holds(&branch)), [true, false]);
        assert!(turned(one, &[3]).is_empty());
        assert!(!Folds::<u32>::all().is_empty());
    }

    #[test]
    fn what_names_no_branch_is_left_out() {
        assert_eq!(Folds::<u32>::from("x,,3,-1"), turned(Folds::default(), &[3]));
        assert!(Folds::<u32>::from("").is_empty());
    }
}
