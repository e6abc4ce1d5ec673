//! The protocol of saving and loading: what is written when, and what may be removed.
//!
//! A save writes the new generation under its own keys, reads it back, and only then names it in a
//! head. The generation before it stays, and a third one is there only while a save is under way.
//!
//! | operation | cost |
//! |---|---|
//! | save | O(bytes) and O(keys of the medium) |
//! | load | O(bytes); O(bytes of all generations) where one is damaged |
//! | how much room is used | O(keys of the medium) |

use std::num::NonZeroUsize;

use super::backup::RawBackup;
use super::codec::{self, Kind};
use super::fault::{Damage, Fault};
use super::head::{Generation, GenerationId, Head};
use super::medium::{Medium, PREFIX};
use super::pack::packed_units;
use super::shelf::{Heads, Shelf};

/// Bytes of an envelope to a key: 64 Ki units and the end mark.
const SEGMENT_BYTES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(122_880 - 1);

/// A workspace's place on a medium.
///
/// A store that has not loaded saves only onto an empty medium, so nobody overwrites what they
/// have not seen.
#[derive(Debug)]
pub struct Store<M> {
    shelf: Shelf<M>,
    stand: Stand,
}

/// What the store knows about the medium.
#[derive(Clone, Copy, Debug)]
enum Stand {
    Unread,
    /// `head` is the newest one as last read or written here, `base` the generation that verified.
    Ready {
        head: Option<Head>,
        base: Option<Generation>,
    },
    /// As before, but something was damaged, and the caller has not yet said to go on.
    Recovered {
        head: Option<Head>,
        base: Generation,
    },
}

/// A save that is complete and verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// How many saves there have been since the medium was empty.
    pub saves: u64,
    /// The writer's epoch.
    pub epoch: u64,
    /// UTF-16 units that this generation takes, keys included.
    pub units: u64,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The bytes that were saved.
    pub payload: Vec<u8>,
    /// How many saves there had been.
    pub saves: u64,
    /// The writer's epoch.
    pub epoch: u64,
    /// Set if this may not be the newest state; see [`Store::accept_recovered`].
    pub recovered: Option<Recovery>,
}

/// Why a loaded state may not be the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// One of the two heads cannot be read; it may have named a newer state.
    HeadUnreadable,
    /// The newest generation is damaged, and this is an earlier one.
    EarlierGeneration {
        /// What is wrong with the newest.
        damage: Damage,
    },
    /// No head leads to a state that verifies; this one was found by looking through the data.
    WithoutHead,
}

/// What a search of the medium found.
struct Found {
    base: Generation,
    payload: Vec<u8>,
    recovered: Option<Recovery>,
}

/// UTF-16 units in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Taken by this program's keys.
    pub ours: u64,
    /// Taken by everything that shares the medium.
    pub all: u64,
    /// What the medium holds. An estimate: browsers do not tell.
    pub limit: Option<u64>,
}

/// From this many per cent on, storage is nearly full. Saving keeps two generations, so that the
/// last fifth goes quickly.
const NEARLY_FULL: u64 = 80;

impl Usage {
    /// How full the medium is in per cent, at most 100; `None` where nobody knows what it holds.
    pub fn percent(self) -> Option<u64> {
        let limit = self.limit.filter(|limit| *limit > 0)?;
        Some(self.all.saturating_mul(100).checked_div(limit)?.min(100))
    }

    /// True where it is time to save the work elsewhere.
    pub fn is_nearly_full(self) -> bool {
        self.percent().is_some_and(|percent| percent >= NEARLY_FULL)
    }
}

impl<M: Medium> Store<M> {
    /// A store on a medium; nothing is read yet.
    pub fn new(medium: M) -> Self {
        Self::with_segment_bytes(medium, SEGMENT_BYTES)
    }

    /// A store that puts at most so many bytes under one key, for a medium that limits values.
    pub fn with_segment_bytes(medium: M, segment_bytes: NonZeroUsize) -> Self {
        Self { shelf: Shelf::new(medium, segment_bytes), stand: Stand::Unread }
    }

    /// Gives the medium back.
    pub fn into_medium(self) -> M {
        self.shelf.medium
    }

    /// Loads the newest state that verifies; `None` if nothing was ever saved.
    pub fn load(&mut self) -> Result<Option<Loaded>, Fault> {
        self.stand = Stand::Unread;
        let heads = self.shelf.heads()?;
        let newest = heads.newest();
        let Some(Found { base, payload, recovered }) = self.find(&heads)? else {
            self.stand = Stand::Ready { head: None, base: None };
            return Ok(None);
        };
        self.stand = match recovered {
            None => Stand::Ready { head: newest, base: Some(base) },
            Some(_) => Stand::Recovered { head: newest, base },
        };
        let epoch = newest.map_or(0, |head| head.epoch);
        Ok(Some(Loaded { payload, saves: base.id.number, epoch, recovered }))
    }

    /// Goes on from a recovered state: the next save replaces what is damaged. Offer
    /// [`Store::raw_backup`] before.
    pub fn accept_recovered(&mut self) {
        if let Stand::Recovered { head, base } = self.stand {
            self.stand = Stand::Ready { head, base: Some(base) };
        }
    }

    /// Saves a payload as a new generation. After a fault, the last good state is still there.
    pub fn save(&mut self, payload: &[u8]) -> Result<Saved, Fault> {
        let (head, base) = self.ready()?;
        self.fence(head)?;
        let envelope = codec::encode(Kind::Workspace, payload)?;
        let seen = head.map(|head| head.current.id.number).max(base.map(|base| base.id.number));
        let current = self.shelf.describe(seen.unwrap_or(0).saturating_add(1), &envelope);
        let next = Head { epoch: head.map_or(1, |head| head.epoch), current, previous: base };

        let units = match self.write(next, head, &envelope) {
            Err(Fault::Full { .. }) => {
                self.make_room(base)?;
                self.write(next, head, &envelope).map_err(|fault| self.explain(fault, &envelope))?
            }
            outcome => outcome?,
        };
        self.stand = Stand::Ready { head: Some(next), base: Some(current) };
        // The save is complete. Leftovers only take room, and the next save removes them.
        let _swept = self.shelf.remove_all_but(&named(&next));
        Ok(Saved { saves: current.id.number, epoch: next.epoch, units })
    }

    /// Loads, and makes every other store on this medium refuse to save from now on. A recovered
    /// state is only loaded: accept it first, then take over by saving.
    pub fn take_over(&mut self) -> Result<Option<Loaded>, Fault> {
        let mut loaded = self.load()?;
        if let (Some(loaded), Stand::Ready { head: Some(head), base }) = (&mut loaded, self.stand) {
            let next = Head { epoch: head.epoch.saturating_add(1), ..head };
            let heads = self.fence(Some(head))?;
            self.shelf.put_head(next, &heads)?;
            self.stand = Stand::Ready { head: Some(next), base };
            loaded.epoch = next.epoch;
        }
        Ok(loaded)
    }

    /// Removes all that this store keeps, whatever its condition. Other keys stay.
    pub fn reset(&mut self) -> Result<(), Fault> {
        self.stand = Stand::Unread;
        self.shelf.clear()?;
        self.stand = Stand::Ready { head: None, base: None };
        Ok(())
    }

    /// Everything under this program's keys as it is, verified or not.
    pub fn raw_backup(&self) -> Result<RawBackup, Fault> {
        let keys = self.shelf.medium.keys(PREFIX)?;
        let entries = keys.into_iter().map(|key| {
            let value = self.shelf.medium.get(&key)?;
            Ok(value.map(|value| (key, value)))
        });
        entries.filter_map(Result::transpose).collect()
    }

    /// How full the medium is.
    pub fn usage(&self) -> Result<Usage, Fault> {
        let medium = &self.shelf.medium;
        Ok(Usage { ours: medium.units(PREFIX)?, all: medium.units("")?, limit: medium.limit() })
    }

    /// The state that a load yields, if there is any.
    fn find(&self, heads: &Heads) -> Result<Option<Found>, Fault> {
        let mut first_damage = None;
        let named =
            heads.readable().into_iter().flat_map(|head| [Some(head.current), head.previous]);
        for base in named.flatten() {
            match self.open(base) {
                Ok(payload) => {
                    let recovered = match first_damage {
                        Some(damage) => Some(Recovery::EarlierGeneration { damage }),
                        None => heads.any_unreadable().then_some(Recovery::HeadUnreadable),
                    };
                    return Ok(Some(Found { base, payload, recovered }));
                }
                Err(Fault::Corrupt { damage }) => {
                    first_damage.get_or_insert(damage);
                }
                Err(fault) => return Err(fault),
            }
        }
        if let Some((base, payload)) = self.find_headless()? {
            let recovered = Some(Recovery::WithoutHead);
            return Ok(Some(Found { base, payload, recovered }));
        }
        // Without any head, part of a generation is only a first save that was never completed.
        match first_damage.or(heads.any_unreadable().then_some(Damage::Head)) {
            Some(damage) => Err(damage.into()),
            None => Ok(None),
        }
    }

    fn find_headless(&self) -> Result<Option<(Generation, Vec<u8>)>, Fault> {
        for id in self.shelf.names()? {
            let Some((generation, envelope)) = self.shelf.read_headless(id)? else { continue };
            match codec::decode(Kind::Workspace, &envelope) {
                Ok(payload) => return Ok(Some((generation, payload))),
                Err(Fault::Corrupt { .. }) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(None)
    }

    fn open(&self, generation: Generation) -> Result<Vec<u8>, Fault> {
        codec::decode(Kind::Workspace, &self.shelf.read(generation)?)
    }

    fn ready(&mut self) -> Result<(Option<Head>, Option<Generation>), Fault> {
        if let Stand::Unread = self.stand
            && let Some(unseen) = self.load()?
        {
            self.stand = Stand::Unread;
            return Err(Fault::TakenOver { epoch: unseen.epoch, saves: unseen.saves });
        }
        match self.stand {
            Stand::Ready { head, base } => Ok((head, base)),
            Stand::Unread | Stand::Recovered { .. } => Err(Fault::Unaccepted),
        }
    }

    /// Refuses if the newest head on the medium is not the one that this store knows.
    fn fence(&self, known: Option<Head>) -> Result<Heads, Fault> {
        let heads = self.shelf.heads()?;
        match heads.newest() {
            newest if newest == known => Ok(heads),
            Some(Head { epoch, current, .. }) => {
                Err(Fault::TakenOver { epoch, saves: current.id.number })
            }
            None => Err(Fault::Gone),
        }
    }

    /// Writes a generation, then its head.
    fn write(&mut self, next: Head, known: Option<Head>, envelope: &[u8]) -> Result<u64, Fault> {
        self.try_write(next, known, envelope).inspect_err(|_| {
            // What cannot be removed now, the next save will remove.
            let _abandoned = self.shelf.abandon(next.current.id);
        })
    }

    fn try_write(
        &mut self,
        next: Head,
        known: Option<Head>,
        envelope: &[u8],
    ) -> Result<u64, Fault> {
        let written = self.shelf.write(next.current.id, envelope);
        // This took a while: look again whether somebody else has written. If so, that also
        // explains why our data was not kept.
        let heads = self.fence(known)?;
        let units = written?;
        self.shelf.put_head(next, &heads)?;
        Ok(units)
    }

    /// Removes all but the last good generation, after looking whether it still is one.
    fn make_room(&mut self, base: Option<Generation>) -> Result<(), Fault> {
        if let Some(base) = base {
            self.shelf.read(base)?;
        }
        let kept: Vec<GenerationId> = base.map(|base| base.id).into_iter().collect();
        self.shelf.remove_all_but(&kept)
    }

    /// A medium knows of one write only; the caller wants to know about the whole save.
    fn explain(&self, fault: Fault, envelope: &[u8]) -> Fault {
        match (fault, self.shelf.available()) {
            (Fault::Full { .. }, Ok(available)) => {
                let needed = u64::try_from(packed_units(envelope.len())).unwrap_or(u64::MAX);
                Fault::Full { needed, available }
            }
            (fault, _) => fault,
        }
    }
}

fn named(head: &Head) -> Vec<GenerationId> {
    std::iter::once(head.current).chain(head.previous).map(|generation| generation.id).collect()
}
