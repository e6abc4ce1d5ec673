//! Time and ids, which always come from outside (domain.md, D27). Each number costs O(1).

use crate::model::Time;

/// What a command may know of the world: when it is, and a seed for new ids.
///
/// Two runs of the same command on equal workspaces with equal environments give equal bytes.
#[derive(Clone, Debug)]
pub struct Env {
    /// The time of the command.
    pub now: Time,
    state: u64,
    write_limit: usize,
}

impl Env {
    /// The environment for one command. The seed should be random in the page and fixed in tests.
    pub fn new(now: Time, seed: u64) -> Env {
        Env { now, state: seed, write_limit: usize::MAX }
    }

    /// The same environment, in which every row operation after so many fails: the command is
    /// then refused as interrupted and taken back. Nobody needs it but the tests, which stop
    /// commands at each of their steps to prove that half a command is never left behind.
    #[must_use]
    pub fn failing_after(self, writes: usize) -> Env {
        Env { write_limit: writes, ..self }
    }

    /// How many row operations a command may do.
    pub(crate) fn write_limit(&self) -> usize {
        self.write_limit
    }

    /// The next number for an id: SplitMix64, whose outputs do not repeat within 2^64 calls.
    pub fn next_number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
